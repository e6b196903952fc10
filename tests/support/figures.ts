import type { Judgement } from '#lib/core/audit';
import type { Engine } from '#lib/core/engine';
import type { Workspace } from '#lib/core/ingest';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import type { FigureContext } from '../../src/lib/core/audit/figures';
import { auditFiles } from './audit';
import { projectSource, readProject, rulebookFrom, shippedRulebook, sourceFile, zoneTable } from './files';

const contextOf = (
  engine: Engine,
  { judgement, workspace }: { judgement: Judgement; workspace: Workspace }
): FigureContext => {
  const names = new Map(workspace.files().map(({ id, name }) => [id, name]));
  return { engine, judgement, zones: zoneTable(), fileName: (file) => names.get(file)! };
};

/** A sample log judged by the rulebooks it was planted for. */
export async function judgedSample(set: 'cn' | 'us'): Promise<FigureContext> {
  const { rulebooks, zone } = JSON.parse(readProject(`sample-data/${set}/planted.json`)) as {
    rulebooks: string[];
    zone: string;
  };
  const engine = await createDuckDbNode();
  const files = ['contacts', 'complaints'].map((table) => projectSource(`sample-data/${set}/${table}.csv`));
  return contextOf(engine, await auditFiles(engine, files, rulebooks.map(shippedRulebook), { zone }));
}

/** Small logs written out in a test, judged by a rulebook written out in it. */
export async function judgedLog(tables: Record<string, string>, rulebook: string): Promise<FigureContext> {
  const engine = await createDuckDbNode();
  const files = Object.entries(tables).map(([name, text]) => sourceFile(name, text));
  return contextOf(engine, await auditFiles(engine, files, [rulebookFrom(rulebook)]));
}
