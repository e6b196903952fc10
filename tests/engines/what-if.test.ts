import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whatIf, type WhatIf } from '#lib/core/audit';
import { NO_FILTER, type Filter } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { dayOf, segmentsOf, type Plain, type Rule, type Rulebook } from '#lib/core/rulebook';
import { RULE_KINDS } from '#lib/core/rules';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { randomLog } from '../agreement/random-log';
import { RANDOM_KINDS, randomRule } from '../agreement/random-rule';
import { RANDOM_CALENDARS } from '../agreement/rules/parts';
import { auditFiles, judgeAll } from '../support/audit';
import { sourceFile, zoneTable } from '../support/files';
import { createDuckDbWasmInNode } from './support/duckdb-wasm-in-node';

const CONTACTS = 250;
const LIMITS = [0, 1, 3, 4];
const LIMITED = RANDOM_KINDS.filter((name) => {
  const kind = RULE_KINDS.get(name)!;
  return kind.judges === 'contacts' && kind.limit !== undefined;
});
const FILTERS: Filter[] = [
  NO_FILTER,
  { ...NO_FILTER, from: dayOf('2026-03-01'), channels: ['call', 'sms', 'visit'], severities: ['minor'] }
];

const bookOf = (seed: number, rules: Rule[]): Rulebook => ({
  id: 'random',
  title: { en: 'Random', zh: '随机' },
  jurisdiction: 'none',
  version: '1',
  timeZone: seed % 2 === 0 ? 'America/Los_Angeles' : null,
  consumerTimeZone: seed % 3 === 0 ? 'Asia/Shanghai' : null,
  extends: null,
  calendars: RANDOM_CALENDARS,
  rules
});

const filesOf = (seed: number) =>
  Object.entries(randomLog(seed, CONTACTS, { naive: 0.1, unreadable: 0.02 })).map(([table, csv]) =>
    sourceFile(`${table}.csv`, csv as string)
  );

/** Another limit everywhere a limit is given. */
const limited = (rule: Rule, max: number): Rule => {
  const given = rule.params.max!;
  const other: Plain = Array.isArray(given)
    ? given.map((item, i) => ({ ...(item as Record<string, Plain>), value: max + i }))
    : max;
  return { ...rule, params: { ...rule.params, max: other } };
};

const byAgency = ({ agencies }: WhatIf, side: 'before' | 'after') =>
  Object.fromEntries(agencies.flatMap((row) => (row[side] > 0 ? [[row.agency ?? '', row[side]]] : [])));

describe.each([
  ['native DuckDB', () => createDuckDbNode({ threads: 2 }), [1, 2, 3, 4]],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode(), [6, 7]]
] as const)('what other values would find, on %s,', (_name, open, seeds) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  /** What is said of the tried rules before they are saved, and what is found once they are. */
  async function compare(seed: number, saved: Rule[], tried: Rule[]): Promise<WhatIf[]> {
    const { judgement } = await auditFiles(engine, filesOf(seed), [bookOf(seed, saved)], { zone: 'UTC' });
    const contextOf = (of: typeof judgement) => ({
      engine,
      judgement: of,
      zones: zoneTable(),
      fileName: () => ''
    });
    const questions = tried.flatMap((rule) => FILTERS.map((filter) => ({ rule, filter })));
    const said: WhatIf[] = [];
    for (const { rule, filter } of questions)
      said.push(await whatIf(contextOf(judgement), 'random', rule, filter));
    const again = await judgeAll(engine, [bookOf(seed, tried)]);
    for (const [i, { rule, filter }] of questions.entries()) {
      const found = await whatIf(contextOf(again), 'random', rule, filter);
      expect(byAgency(said[i]!, 'after'), JSON.stringify(rule)).toEqual(byAgency(found, 'before'));
      expect(said[i]!.after).toBe(found.before);
    }
    return said;
  }

  it.each(seeds)('is what they do find, for every limit of random log %i', async (seed) => {
    const saved = LIMITED.map((kind) => randomRule(seed, kind));
    const said: WhatIf[] = [];
    for (const max of LIMITS)
      said.push(
        ...(await compare(
          seed,
          saved,
          saved.map((rule) => limited(rule, max))
        ))
      );
    expect(said.length).toBe(LIMITS.length * FILTERS.length * LIMITED.length);
  });

  it.each(seeds.slice(0, 1))(
    'is what they do find, for other values of every kind in log %i',
    async (seed) => {
      const saved = RANDOM_KINDS.map((kind) => ({ ...randomRule(seed, kind), id: kind }));
      const tried = RANDOM_KINDS.map((kind, i) => ({
        ...saved[i]!,
        params: randomRule(seed + 100, kind).params
      })).filter((rule) => segmentsOf(rule, RULE_KINDS.get(rule.kind)!).length > 0);
      const usable = saved.filter((rule) => segmentsOf(rule, RULE_KINDS.get(rule.kind)!).length > 0);
      const ids = new Set(usable.map(({ id }) => id));
      const said = await compare(
        seed,
        usable,
        tried.filter(({ id }) => ids.has(id))
      );
      expect(said.some(({ before, after }) => before !== after)).toBe(true);
    }
  );

  it('asks for no judging where only a limit is other', async () => {
    const plain = {
      ...randomRule(1, 'frequency-cap'),
      params: { per: ['consumer'], max: 1, window: { rolling_days: 7 } }
    };
    const said = await compare(1, [plain], [limited(plain, 0)]);
    expect(said.every(({ isQuick }) => isQuick)).toBe(true);
    expect(said[0]!.after).toBeGreaterThan(said[0]!.before);
    const longer = { ...plain, params: { ...plain.params, window: { rolling_days: 9 } } };
    expect((await compare(1, [plain], [longer]))[0]!.isQuick).toBe(false);
  });
});
