import { describe, expect, it } from 'vitest';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { auditFiles, verdictsOf } from '../support/audit';
import { projectSource, readProject, shippedRulebook } from '../support/files';

interface Planted {
  zone: string;
  rulebooks: string[];
  violations: { rulebook: string; rule: string; contact_id?: string; group?: string }[];
}

describe.each(['cn', 'us'])('the sample log %s', (set) => {
  it('holds exactly the planted violations', async () => {
    const planted = JSON.parse(readProject(`sample-data/${set}/planted.json`)) as Planted;
    const engine = await createDuckDbNode();
    const files = ['contacts', 'complaints'].map((table) => projectSource(`sample-data/${set}/${table}.csv`));
    const rulebooks = planted.rulebooks.map(shippedRulebook);
    const { judgement, workspace } = await auditFiles(engine, files, rulebooks, { zone: planted.zone });
    const expected = new Map(
      judgement.rules.map(({ compiled: { rulebook, rule } }) => [`${rulebook.id}/${rule.id}`, [] as string[]])
    );
    for (const { rulebook, rule, contact_id, group } of planted.violations) {
      expected.get(`${rulebook}/${rule}`)!.push(contact_id ?? group!);
    }
    for (const ids of expected.values()) ids.sort();
    expect(await verdictsOf(engine, judgement, 1)).toEqual(expected);
    for (const { rows, loaded, rejected } of workspace.files()) expect(rows).toBe(loaded + rejected);
    expect(workspace.files().map(({ rejected }) => rejected)).toEqual([0, 0]);
    await engine.close();
  });
});
