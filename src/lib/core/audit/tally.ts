import type { CompiledRule } from '#lib/core/compile';
import { CANNOT_JUDGE, VIOLATION, type RuleTally } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { sql, type Fragment } from '#lib/core/sql';

/** Bits of a whole number that a rule can have; the contact rules active at once are at most this many. */
export const MAX_CONTACT_RULES = 52;

/**
 * Makes `cell` (day, direction, agency, channel, region, scope, judged, contacts): `scope` has the bits of the rules that
 * apply or may apply, `judged` those that gave a verdict. Then counts every rule from it.
 */
export async function talliesOf(engine: Engine, rules: CompiledRule[]): Promise<RuleTally[]> {
  const [unjudged] = await engine.query<{ count: number }>(
    sql`select count(*) as count from exception where verdict = 2`
  );
  const unclear =
    unjudged!.count === 0
      ? { join: sql``, bits: sql`0` }
      : {
          join: sql`left join (
      select n, bit_or(1::bigint << rule) as unclear from exception where verdict = 2 group by n) e on e.n = s.n`,
          bits: sql`coalesce(e.unclear, 0)`
        };
  await engine.query(sql`create or replace table cell as
    select day, direction, agency, channel, region, scope, scope & ~${unclear.bits} as judged, count(*)::integer as contacts
    from shown s ${unclear.join} group by all`);
  await engine.query(sql`create or replace table finding as
    select e.rule, e.segment, e.n, null::varchar as label, e.measured, e.limit_value, e.cause, s.day, s.minute, s.agency, s.agent,
      s.channel, s.region, s.consumer, s.account, s.t as instant, null::integer as complaint
    from exception e join shown s on s.n = e.n where e.verdict = 1
    union all
    select v.rule, v.segment, null, null, v.measured, v.limit_value, null, v.day, null, c.agency, c.agent, c.channel, null, c.consumer,
      c.account, c.received_at, v.n
    from complaint_verdict v join complaint c on c.n = v.n where v.verdict = 1
    union all
    select rule, segment, null, label, measured, limit_value, null, first_day, null,
      (select code from word_agency w where w.text = g.agency), null, null, null, null, null, first_day::bigint * 86400, null
    from group_verdict g where verdict = 1`);
  return counted(engine, rules);
}

/** Contacts with the rules that apply or may apply as bits of `scope`. */
export function coverageOf(rules: CompiledRule[]): Fragment {
  let contacts = sql`(select *, 0::bigint as scope from contact)`;
  rules.forEach((rule, index) => {
    if (index >= MAX_CONTACT_RULES)
      throw new RangeError(`more than ${MAX_CONTACT_RULES} rules are active at once`);
    for (const { cover, isIdle } of rule.segments) if (cover && !isIdle) contacts = cover(contacts, index);
  });
  return contacts;
}

interface Counts {
  [column: string]: number | string | null;
  rule: number;
  count: number;
}

const has = (mask: number, index: number): boolean => Math.floor(mask / 2 ** index) % 2 === 1;

/** Counts every rule from the cells and the exceptions: a handful of statements, however many rules there are. */
async function counted(engine: Engine, rules: CompiledRule[]): Promise<RuleTally[]> {
  const cells = await engine.query<{ scope: number; judged: number; contacts: number }>(
    sql`select scope, judged, sum(contacts)::bigint as contacts from cell group by scope, judged`
  );
  const verdicts = await engine.query<Counts & { verdict: number }>(
    sql`select rule, verdict, count(*) as count from group_verdict group by rule, verdict
      union all select rule, verdict, count(*) from complaint_verdict group by rule, verdict
      union all select rule, verdict, count(*) from exception where verdict = 1 group by rule, verdict`
  );
  const missing = await engine.query<Counts & { column: string }>(
    sql`select rule, missing as column, count(*) as count from (
      select rule, missing from exception where verdict = 2 union all select rule, missing from group_verdict where verdict = 2
      union all select rule, missing from complaint_verdict where verdict = 2)
      group by rule, missing order by rule, count desc, missing`
  );
  const unrecorded = await engine.query<Counts>(
    sql`select e.rule, count(*) as count from exception e join contact c on c.n = e.n
      where e.verdict = 1 and c.consent is null group by e.rule`
  );
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
  return rules.map(({ rulebook, rule, kind }, index) => {
    const own = verdicts.filter((each) => each.rule === index);
    const inCells = (mask: 'scope' | 'judged'): number =>
      sum(cells.filter((cell) => has(cell[mask], index)).map(({ contacts }) => contacts));
    const inVerdicts = (isCounted: (verdict: number) => boolean): number =>
      sum(own.filter(({ verdict }) => isCounted(verdict)).map(({ count }) => count));
    const isOfContacts = kind.judges === 'contacts';
    const applicable = isOfContacts ? inCells('scope') : inVerdicts(() => true);
    const judged = isOfContacts ? inCells('judged') : inVerdicts((verdict) => verdict !== CANNOT_JUDGE);
    return {
      rulebookId: rulebook.id,
      ruleId: rule.id,
      applicable,
      judged,
      violations: inVerdicts((verdict) => verdict === VIOLATION),
      cannotJudge: applicable - judged,
      missing: missing.filter((each) => each.rule === index).map(({ column, count }) => ({ column, count })),
      consentUnrecorded: rule.except.includes('consent')
        ? sum(unrecorded.filter((each) => each.rule === index).map(({ count }) => count))
        : null
    };
  });
}
