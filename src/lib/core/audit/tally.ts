import type { CompiledRule } from '#lib/core/compile';
import type { RuleTally } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { int, sql, type Fragment } from '#lib/core/sql';

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
      s.channel, s.region, s.consumer, s.account, s.t as instant
    from exception e join shown s on s.n = e.n where e.verdict = 1
    union all
    select rule, segment, null, label, measured, limit_value, null, first_day, null,
      (select code from word_agency w where w.text = g.agency), null, null, null, null, null, first_day::bigint * 86400
    from group_verdict g where verdict = 1`);
  return Promise.all(rules.map((rule, index) => tallyOf(engine, rule, index)));
}

/** Contacts with the rules that apply or may apply as bits of `scope`. */
export function coverageOf(rules: CompiledRule[]): Fragment {
  let contacts = sql`(select *, 0::bigint as scope from contact)`;
  rules.forEach((rule, index) => {
    if (index >= MAX_CONTACT_RULES) throw new RangeError(`more than ${MAX_CONTACT_RULES} rules are active at once`);
    for (const { cover } of rule.segments) if (cover) contacts = cover(contacts, index);
  });
  return contacts;
}

async function tallyOf(engine: Engine, rule: CompiledRule, index: number): Promise<RuleTally> {
  const grouped = rule.kind.judges === 'groups';
  const bit = sql`(1::bigint << ${int(index)})`;
  const counts = grouped
    ? sql`select count(*) as applicable, count(*) filter (where verdict < 2) as judged,
        count(*) filter (where verdict = 1) as violations from group_verdict where rule = ${int(index)}`
    : sql`select coalesce(sum(contacts) filter (where scope & ${bit} <> 0), 0)::integer as applicable,
        coalesce(sum(contacts) filter (where judged & ${bit} <> 0), 0)::integer as judged,
        (select count(*) from exception where rule = ${int(index)} and verdict = 1) as violations from cell`;
  const [row] = await engine.query<{ applicable: number; judged: number; violations: number }>(counts);
  const missing = await engine.query<{ column: string; count: number }>(
    sql`select missing as column, count(*) as count from ${grouped ? sql`group_verdict` : sql`exception`}
      where rule = ${int(index)} and verdict = 2 group by missing order by count(*) desc, missing`
  );
  const excepts = rule.rule.except.includes('consent');
  const [unrecorded] = excepts
    ? await engine.query<{ count: number }>(
        sql`select count(*) as count from exception e join contact c on c.n = e.n
          where e.rule = ${int(index)} and e.verdict = 1 and c.consent is null`
      )
    : [];
  return {
    rulebookId: rule.rulebook.id,
    ruleId: rule.rule.id,
    applicable: row!.applicable,
    judged: row!.judged,
    violations: row!.violations,
    cannotJudge: row!.applicable - row!.judged,
    missing,
    consentUnrecorded: excepts ? unrecorded!.count : null
  };
}

export const bitOf = (index: number): Fragment => sql`(1::bigint << ${int(index)})`;

/** Mask of several rules. */
export const maskOf = (indexes: readonly number[]): Fragment =>
  sql`${int(indexes.reduce((mask, index) => mask + 2 ** index, 0))}::bigint`;
