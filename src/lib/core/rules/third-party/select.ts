import { PARTIES } from '#lib/core/domain';
import { int, sql, type Fragment } from '#lib/core/sql';
import { itself } from '../by-itself';
import { countsAs, isOneOf, missingSubject, sameSubject, subjectOf } from '../conditions';
import type { SelectScope } from '../rule-kind';
import type { ThirdPartyParams } from './params';
import { allowance } from './run';

/** Whose count `max_per_person` limits. */
const PERSON = ['consumer', 'address'] as const;

/** Every contact: whether it is one to judge, and whether it is one of those counted, three-valued. */
function rowsOf(params: ThirdPartyParams, scope: SelectScope): Fragment {
  return sql`(
      select n, day, direction, outcome, party, consumer, address, doubt, excused, here and in_scope as judged, in_scope,
        applies and not excused and ${countsAs(params)} as counts, ${missingSubject(PERSON)} as lacking
      from (select *, applies is not false and ${isOneOf('party', PARTIES, params.parties)} as in_scope from ${scope.scoped})
    )`;
}

/** Of contacts with a known person: how many to that person certainly and possibly count up to them. */
const counted = (rows: Fragment): Fragment => sql`
      select n, count(*) filter (where counts) over up_to as sure, count(*) over up_to as possible
      from ${rows} where in_scope and lacking is null and counts is not false
      window up_to as (partition by ${subjectOf(PERSON)} order by n rows between unbounded preceding and current row)`;

/** Whether a contact is one too many to the same person, three-valued; a contact that does not count is none. */
const tooMany = (max: number): Fragment => sql`case
          when lacking is not null then null
          when counts is false or possible <= ${int(max)} then false
          when counts and sure > ${int(max)} then true end`;

export function select(params: ThirdPartyParams, scope: SelectScope): Fragment {
  const { allowed_after: condition, max_per_person: max } = params;
  const rows = rowsOf(params, scope);
  const isNever = condition !== undefined && Object.keys(condition).length === 0;
  const awaits = condition !== undefined && !isNever;
  const early = isNever ? sql`true` : awaits ? sql`not allowed` : sql`false`;
  const reason = awaits
    ? sql`case when early is null then case when consumer is null then 'consumer_id' when outcome_open then 'outcome' else 'time_zone' end
          when lacking is not null then lacking else 'outcome' end`
    : sql`coalesce(lacking, 'outcome')`;
  return sql`
  select n, verdict, case when verdict <> 1 then null when early then perhaps else sure end::double as measured,
    case when verdict = 1 and early is not true then ${int(max ?? 0)} end::double as limit_value,
    case verdict when 2 then coalesce(doubt, ${reason}) end as missing, null::integer as cause
  from (
    select *, case
        when doubt is not null then 2
        when excused then 0
        when early or many then 1
        when early is null or many is null then 2
        else 0 end::tinyint as verdict
    from (
      select r.*, ${early} as early, ${max === undefined ? sql`false` : tooMany(max)} as many,
        ${awaits ? sql`perhaps, undated = 0 as outcome_open` : sql`null::bigint as perhaps, true as outcome_open`},
        ${max === undefined ? sql`null::bigint as sure` : sql`sure`}
      from (select * from ${rows} where judged) r
      ${awaits ? sql`left join (${allowance(condition, rows)}) a on a.n = r.n` : sql``}
      ${max === undefined ? sql`` : sql`left join (${counted(rows)}) c on c.n = r.n`}
    )
  )`;
}

/** For each violation the contacts counted against the person's limit where they are too many, and itself. */
export function witnesses(params: ThirdPartyParams, scope: SelectScope, findings: Fragment): Fragment {
  const own = itself(findings);
  const max = params.max_per_person;
  if (max === undefined) return own;
  const rows = rowsOf(params, scope);
  return sql`
  select n, witness from (
    select f.n, c.n as witness, count(*) over (partition by f.n) as held
    from (select r.* from ${rows} r semi join ${findings} v on v.n = r.n where r.counts and r.lacking is null) f
    join (select * from ${rows} where in_scope and lacking is null and counts) c
      on ${sameSubject(PERSON, 'c', 'f')} and c.n <= f.n
  ) where held > ${int(max)}
  union ${own}`;
}
