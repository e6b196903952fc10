import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CompiledRule } from '#lib/core/compile';
import type { Engine } from '#lib/core/engine';
import { RULE_KINDS } from '#lib/core/rules';
import { sql, type Fragment } from '#lib/core/sql';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { auditFiles } from '../support/audit';
import { projectFile, rulebookFrom, sourceFile } from '../support/files';
import { GOLDEN_PARAMS, goldenRulebook } from './golden-rules';
import { createDuckDbWasmInNode } from './support/duckdb-wasm-in-node';
import { layOut } from './support/sql-layout';

const LOG = [
  sourceFile(
    'contacts.csv',
    `contact_id,occurred_at,channel,agency,agent,account_id,consumer_id,outcome,party,address,place,time_zone,days_past_due,recorded,identity_disclosed,consent,crew_size,notice_at,text
c1,2026-03-02T15:00:00Z,call,Aster,Ann,A1,P1,no_answer,debtor,555,home,America/New_York,40,true,true,,,,
c2,2026-03-09T15:00:00Z,visit,Birch,Ben,A1,P1,met,debtor,,work,America/New_York;Asia/Kolkata,45,false,,true,2,2026-03-08T10:00:00Z,
c3,2026-03-10T15:00:00Z,sms,Aster,Ann,A2,P2,delivered,third_party,556,,,,,,,,,you will go to jail
`
  ),
  sourceFile(
    'complaints.csv',
    'complaint_id,received_at,account_id,agency,category,severity,outcome,closed_at\nk1,2026-03-04T08:00:00Z,A1,Aster,harassment,high,upheld,2026-03-20\n'
  ),
  sourceFile(
    'requests.csv',
    'request_id,received_at,account_id,consumer_id,kind,channel,hours_from,hours_to\nr1,2026-03-03T08:00:00Z,A1,P1,cease,,,\nr2,2026-03-03,A2,P2,hours,,09:00,18:00\n'
  ),
  sourceFile(
    'accounts.csv',
    'account_id,consumer_id,agency,placed_at,due_date\nA1,P1,Aster,2026-02-01T00:00:00Z,2026-01-20\n'
  ),
  sourceFile(
    'agents.csv',
    'agent,agency,trained_at,certified_from,certified_until\nAnn,Aster,2026-01-05,2026-01-05,2027-01-04\n'
  )
];
const NO_FINDING = sql`(select null::integer as n, null::integer as cause where false)`;

interface Statement {
  title: string;
  statement: Fragment;
}

const statementsOf = ({ segments }: CompiledRule): Statement[] =>
  segments.flatMap(({ verdicts, load, witnesses }) => {
    const proof = witnesses(NO_FINDING);
    return [
      { title: 'verdicts', statement: verdicts },
      ...(proof ? [{ title: 'witnesses', statement: proof }] : []),
      ...(load ? [{ title: 'load', statement: load }] : [])
    ];
  });

const written = ({ title, statement: { sql: text, params } }: Statement): string =>
  [
    `-- ${title}`,
    `${layOut(text)};`,
    ...params.map((value, i) => `-- ${i + 1}: ${JSON.stringify(value)}`)
  ].join('\n');

const goldenFile = (kind: string): string => projectFile(`src/lib/core/rules/${kind}/golden.sql`);

const ENGINES: [string, () => Promise<Engine>][] = [
  ['DuckDB', createDuckDbNode],
  ['DuckDB-Wasm', createDuckDbWasmInNode]
];

describe.each(ENGINES)('the statements of every kind of rule on %s', (name, open) => {
  let engine: Engine;
  let compiled: CompiledRule[];
  beforeAll(async () => {
    engine = await open();
    const rulebook = rulebookFrom(JSON.stringify(goldenRulebook(RULE_KINDS.keys())));
    const { judgement } = await auditFiles(engine, LOG, [rulebook], { zone: 'Asia/Shanghai' });
    compiled = judgement.rules.map((rule) => rule.compiled);
  });
  afterAll(() => engine?.close());

  test.each([...RULE_KINDS.keys()])('%s has the text that is kept, and the engine runs it', async (kind) => {
    expect(GOLDEN_PARAMS, `a rule for ${kind} in golden-rules.ts`).toHaveProperty(kind);
    const statements = statementsOf(compiled.find(({ rule }) => rule.id === kind)!);
    for (const { title, statement } of statements)
      await expect(
        engine.query({ ...statement, sql: layOut(statement.sql) }),
        `${title}: ${statement.sql}`
      ).resolves.toBeInstanceOf(Array);

    const text = `${statements.map(written).join('\n\n')}\n`;
    const file = goldenFile(kind);
    if (process.env.DECORUM_GOLDEN === 'write' && name === 'DuckDB') writeFileSync(file, text);
    const kept = existsSync(file) ? readFileSync(file, 'utf8') : 'not there: see tests/engines/README.md';
    expect(kept, `golden.sql of ${kind}`).toBe(text);
  });
});
