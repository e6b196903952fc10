import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { findingsCsv, judge, ruleCounts, verdictsCsv, type FigureContext } from '#lib/core/audit';
import { NO_FILTER, type Filter, type Issue } from '#lib/core/domain';
import { sentenceOf } from '#lib/core/i18n';
import { csvText } from '#lib/core/csv';
import { Workspace, ZoneTable } from '#lib/core/ingest';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { loadCalendars } from '../calendars';
import { helpOn } from '../help';
import { inputFile, type InputFile } from '../input-file';
import { readOptions, type AuditOptions } from '../options';
import { readMappings } from '../mappings';
import { programFile, readText, reasonOf } from '../program';
import { clearProgress, showProgress, showRules } from '../progress';
import { loadRulebook, type LoadedRulebook } from '../rulebooks';
import { UsageError } from '../usage-error';

/** Rejected rows are written in pages of this many. */
const PAGE = 10_000;

/** Loads files in the order given; those forced to a table form their own call. Throws UsageError for the first refused one. */
async function loadFiles(workspace: Workspace, options: AuditOptions, files: InputFile[]): Promise<void> {
  const mappings = await readMappings(options.mappings);
  let from = 0;
  while (from < files.length) {
    const as = options.files[from]!.as;
    let to = from + 1;
    while (to < files.length && options.files[to]!.as === as) to++;
    const { refused } = await workspace.load(files.slice(from, to), {
      ...(options.zone ? { zone: options.zone } : {}),
      ...(options.dayMonth ? { dayMonth: options.dayMonth } : {}),
      ...(as ? { as } : {}),
      mappings,
      onProgress: showProgress
    });
    if (refused.length > 0) throw new UsageError(refusal(refused[0]!, options));
    from = to;
  }
}

/** What answers a question on the command line. */
const ANSWERS: Readonly<Record<string, string>> = {
  zone_needed: '--zone with a name such as Asia/Shanghai, or --zone consumer',
  ambiguous_day_month: '--day-month dmy or --day-month mdy'
};

function refusal(issue: Issue, { locale }: AuditOptions): string {
  const params = { ...issue.params, file: issue.at.file };
  const sentence = sentenceOf({ code: `issue_${issue.code}`, params }, locale);
  const answer = ANSWERS[issue.code];
  return answer === undefined ? sentence : `${sentence} (${answer})`;
}

async function write(
  folder: string,
  name: string,
  chunks: AsyncIterable<string> | Iterable<string>
): Promise<void> {
  await pipeline(chunks, createWriteStream(path.join(folder, name), 'utf8'));
}

async function* rejectedCsv(workspace: Workspace): AsyncGenerator<string> {
  yield csvText([['file', 'line', 'column', 'value', 'reason']]);
  for (let offset = 0; ; offset += PAGE) {
    const faults = await workspace.rejectedRows(null, offset, PAGE);
    yield csvText(
      faults.map(({ file, line, column, value, code }) => [file, String(line), column ?? '', value, code])
    );
    if (faults.length < PAGE) return;
  }
}

async function summary(
  context: FigureContext,
  filter: Filter,
  workspace: Workspace,
  rulebooks: LoadedRulebook[]
): Promise<string> {
  const loaded = workspace.files();
  const inputs = await Promise.all(
    loaded.map(async ({ id, name, rows, loaded: kept, rejected }) => ({
      file: name,
      sha256: await (workspace.originOf(id) as InputFile).sha256(),
      rows,
      loaded: kept,
      rejected
    }))
  );
  const { name, version } = context.engine;
  const content = {
    inputs,
    rulebooks: rulebooks.map(({ rulebook: { id, version: edition }, sha256 }) => ({
      id,
      version: edition,
      sha256
    })),
    rules: (await ruleCounts(context, filter)).map((rule) => ({
      rulebook_id: rule.rulebookId,
      rule_id: rule.ruleId,
      applicable: rule.applicable,
      judged: rule.judged,
      violations: rule.violations,
      cannot_judge: rule.cannotJudge
    })),
    engine: { name, version }
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** `decorum audit`: 0 without violations, 1 with some. Throws UsageError before anything is written. */
export async function audit(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    process.stdout.write(helpOn('audit', options.locale));
    return 0;
  }
  const zones = new ZoneTable(JSON.parse(await readText(programFile('zones.json'))));
  if (options.zone !== undefined && options.zone !== 'consumer' && !zones.has(options.zone)) {
    throw new UsageError(
      `--zone: there is no zone "${options.zone}"; use a name such as Asia/Shanghai, or consumer`
    );
  }
  const calendars = await loadCalendars();
  const rulebooks: LoadedRulebook[] = [];
  for (const name of options.rulebooks)
    rulebooks.push(await loadRulebook(name, { zones, calendars }, options.locale));
  const files = options.files.map(({ path: file }) => inputFile(file));
  const engine = await createDuckDbNode();
  const workspace = await Workspace.open(engine, zones);
  await loadFiles(workspace, options, files);
  const names = new Map(workspace.files().map(({ id, name }) => [id, name]));
  const judgement = await judge(
    engine,
    rulebooks.map(({ rulebook }) => rulebook),
    {
      zones,
      calendarsOf: (rulebook) => calendars.of(rulebook),
      onRule: showRules,
      ...(options.asOf === null ? {} : { asOf: options.asOf })
    }
  );
  clearProgress();
  const context: FigureContext = { engine, judgement, zones, fileName: (file) => names.get(file) ?? '' };
  const filter: Filter = { ...NO_FILTER, from: options.from, to: options.to };
  const sentence = (message: Parameters<typeof sentenceOf>[0]): string => sentenceOf(message, options.locale);
  try {
    await mkdir(options.out, { recursive: true });
    await write(options.out, 'findings.csv', findingsCsv(context, { filter }, sentence));
    if (options.verdicts) await write(options.out, 'verdicts.csv', verdictsCsv(context, filter, sentence));
    else await rm(path.join(options.out, 'verdicts.csv'), { force: true });
    await write(options.out, 'rejected.csv', rejectedCsv(workspace));
    await writeFile(
      path.join(options.out, 'summary.json'),
      await summary(context, filter, workspace, rulebooks)
    );
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code))
      throw new UsageError(`${options.out}: ${reasonOf(error)}`);
    throw error;
  }
  const violations = (await ruleCounts(context, filter)).reduce((sum, rule) => sum + rule.violations, 0);
  await engine.close();
  return violations > 0 ? 1 : 0;
}
