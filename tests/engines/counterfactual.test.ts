import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterfactualsOf, type Counterfactual, type Judgement } from '#lib/core/audit';
import type { Engine } from '#lib/core/engine';
import { hasMessage, sentenceOf } from '#lib/core/i18n';
import { dayOf, type Rule, type Rulebook } from '#lib/core/rulebook';
import { sql } from '#lib/core/sql';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { randomLog, type RandomLog } from '../agreement/random-log';
import { RANDOM_KINDS, randomRule } from '../agreement/random-rule';
import { toCsv } from '../agreement/log/cells';
import { records } from '../agreement/read/records';
import { RANDOM_CALENDARS } from '../agreement/rules/parts';
import { auditFiles } from '../support/audit';
import { sourceFile, zoneTable } from '../support/files';
import { changedLog, smaller } from './support/change-log';

/** Logs with findings tried for each kind, looked for among so many seeds; of each log so many findings. */
const LOGS = Number(process.env.DECORUM_COUNTERFACTUALS ?? 2);
const SEEDS = LOGS * 10;
const FINDINGS = 2;
const AS_OF = dayOf('2026-12-01')!;

const rulebookOf = (seed: number, rule: Rule): Rulebook => ({
  id: 'random',
  title: { en: 'Random', zh: '随机' },
  jurisdiction: 'none',
  version: '1',
  timeZone: seed % 2 === 0 ? 'America/Los_Angeles' : null,
  consumerTimeZone: seed % 3 === 0 ? 'Asia/Shanghai' : null,
  extends: null,
  calendars: RANDOM_CALENDARS,
  rules: [rule]
});

const audit = async (engine: Engine, log: RandomLog, rulebook: Rulebook): Promise<Judgement> => {
  const files = Object.entries(log).map(([table, csv]) => sourceFile(`${table}.csv`, csv as string));
  return (await auditFiles(engine, files, [rulebook], { asOf: AS_OF })).judgement;
};

interface Subject {
  key: string;
  id: string;
  t: number;
  zone: string | null;
}

/** Findings spread over the log. */
async function findings(engine: Engine): Promise<Subject[]> {
  const rows = await engine.query<{ key: string; id: string; t: number; zone: string | null }>(sql`
    select case when f.n is not null then '0:' || f.n when label is not null then '0=' || label else '0!' || complaint end as key,
      coalesce(c.contact_id, k.complaint_id, label) as id, coalesce(c.t, 0) as t, z.text as zone
    from finding f left join contact c on c.n = f.n left join complaint k on k.n = f.complaint left join word_zone z on z.code = c.zone
    order by key`);
  const step = Math.max(1, Math.floor(rows.length / FINDINGS));
  return rows.filter((_, i) => i % step === 0).slice(0, FINDINGS);
}

/** Verdict on a contact, complaint or group: null where the rule says nothing of it or it passes. */
async function verdictOn(engine: Engine, id: string): Promise<number | null> {
  const rows = await engine.query<{ verdict: number }>(sql`
    select verdict from exception e join contact c on c.n = e.n where contact_id = ${id}
    union all select verdict from complaint_verdict v join complaint k on k.n = v.n where complaint_id = ${id} and verdict <> 0
    union all select verdict from group_verdict where label = ${id} and verdict <> 0`);
  return rows[0]?.verdict ?? null;
}

/** Contacts that violate the rule. */
async function violating(engine: Engine): Promise<Set<string>> {
  const rows = await engine.query<{ id: string }>(
    sql`select contact_id as id from exception e join contact c on c.n = e.n where verdict = 1`
  );
  return new Set(rows.map(({ id }) => id));
}

/** Complaints that a group counts: those without which it has one fewer. */
async function countedIn(engine: Engine, log: RandomLog, rulebook: Rulebook, label: string) {
  const countOf = async (complaints: string): Promise<number> => {
    await audit(engine, { ...log, complaints }, rulebook);
    const [row] = await engine.query<{ count: number }>(
      sql`select complaints as count from group_verdict where label = ${label}`
    );
    return row?.count ?? 0;
  };
  const rows = records(log.complaints);
  const all = await countOf(log.complaints);
  const counted: string[] = [];
  for (const { complaint_id: id } of rows)
    if ((await countOf(toCsv(rows.filter((row) => row.complaint_id !== id)))) < all) counted.push(id!);
  return counted;
}

const without = (log: RandomLog, complaintIds: string[]): RandomLog => ({
  ...log,
  complaints: toCsv(records(log.complaints).filter((row) => !complaintIds.includes(row.complaint_id!)))
});

describe.each(RANDOM_KINDS)('what would have made a finding of %s compliant', (kind) => {
  let engine: Engine;
  let given = 0;
  beforeAll(async () => void (engine = await createDuckDbNode({ threads: 2 })));
  afterAll(() => engine.close());

  /** How many findings were looked at. */
  async function check(seed: number): Promise<number> {
    const log = randomLog(seed, kind === 'complaint-rate' ? 50 : 120);
    const rulebook = rulebookOf(seed, randomRule(seed, kind));
    const judgement = await audit(engine, log, rulebook);
    const before = await violating(engine);
    const ctx = { engine, judgement, zones: zoneTable(), fileName: () => '' };
    const said: { subject: Subject; each: Counterfactual }[] = [];
    const subjects = await findings(engine);
    for (const subject of subjects)
      for (const each of await counterfactualsOf(ctx, subject.key)) said.push({ subject, each });
    for (const { subject, each } of said) {
      given++;
      const { message, change } = each;
      expect(hasMessage(message.code), message.code).toBe(true);
      for (const locale of ['en', 'zh'] as const)
        expect(sentenceOf(message, locale)).not.toMatch(/[{}@]|undefined|NaN/);
      const what = `seed ${seed}, ${subject.id}: ${JSON.stringify(each)} of ${JSON.stringify(rulebook.rules[0])}`;
      if (change.does === 'fewer') {
        const counted = await countedIn(engine, log, rulebook, subject.id);
        await audit(engine, without(log, counted.slice(0, change.complaints)), rulebook);
        expect(await verdictOn(engine, subject.id), what).toBeNull();
        await audit(engine, without(log, counted.slice(0, change.complaints - 1)), rulebook);
        expect(await verdictOn(engine, subject.id), `one fewer: ${what}`).not.toBeNull();
        continue;
      }
      await audit(engine, changedLog(log, subject.id, change), rulebook);
      expect(await verdictOn(engine, subject.id), what).toBeNull();
      const fresh = [...(await violating(engine))].filter((id) => !before.has(id) && !/\+\d+$/.test(id));
      expect(fresh, `others: ${what}`).toEqual([]);
      const unit = message.code.includes('_days_') ? 'day' : 'minute';
      const zone = subject.zone ?? rulebook.consumerTimeZone;
      const less = smaller(change, unit, { ...subject, zone });
      if (less === null) continue;
      await audit(engine, changedLog(log, subject.id, less), rulebook);
      const others = [...(await violating(engine))].filter((id) => id !== subject.id && !before.has(id));
      if (others.length === 0)
        expect(await verdictOn(engine, subject.id), `one ${unit} less: ${what}`).not.toBeNull();
    }
    return subjects.length;
  }

  it('does so when the log is written anew and audited again, and nothing smaller does', async () => {
    let judged = 0;
    for (let seed = 1; seed <= SEEDS && judged < LOGS; seed++) if ((await check(seed)) > 0) judged++;
    expect(given).toBeGreaterThan(0);
  });
});
