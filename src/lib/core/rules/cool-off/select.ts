import { all, int, sql, type Fragment } from '#lib/core/sql';
import { hasOutcome, missingSubject, onChannels, subjectOf } from '../conditions';
import type { SelectScope } from '../rule-kind';
import type { CoolOffParams } from './params';

/** Whether a contact starts the period; every contact is looked at, whatever the rule applies to. */
function isTrigger({ trigger }: CoolOffParams): Fragment {
  const conditions = [hasOutcome(trigger.outcomes), onChannels(trigger.channels)];
  if (!trigger.include_inbound) conditions.push(sql`direction = 0`);
  return all(conditions);
}

/** Whether a day lies inside the period that a trigger on `since` starts. */
const inside = ({ days, trigger_day_counts }: CoolOffParams, since: Fragment): Fragment =>
  sql`day - ${since} ${trigger_day_counts ? sql`<` : sql`<=`} ${int(days)}`;

/** Contacts as triggers and as contacts: one subject each, in scope or started or both. */
const rowsOf = (params: CoolOffParams, scope: SelectScope): Fragment => sql`
    select * from (
      select n, day, here, doubt, excused, ${subjectOf(params.per)}, ${missingSubject(params.per)} as lacking,
        applies is not false and ${onChannels(params.channels)} as in_scope, ${isTrigger(params)} as started
      from ${scope.scoped})
    where in_scope or started is not false`;

/**
 * Of every contact of a subject with triggers: the latest certain one before it (`latest`: n and day in one number), how many
 * certain ones, and whether unclear ones lie before it.
 */
const followed = (subject: Fragment): Fragment => sql`
    select *, max(case when started and day is not null then n::bigint * ${int(DAYS)} + day end) over earlier as latest,
      count(*) filter (where started is null or (started and day is null)) over earlier as unclear_before
    from rows semi join triggered using (${subject})
    window earlier as (partition by ${subject} order by n rows between unbounded preceding and 1 preceding)`;

/** More than any day since 1970-01-01 that a log can have. */
const DAYS = 1_000_000;

/**
 * Of contacts with unclear ones before them: the latest day of those after the latest certain trigger, and whether one of them
 * has no known day.
 */
const unclear = (subject: Fragment): Fragment => sql`
    select n, max(day) filter (where started is null) over since_trigger as maybe_since,
      coalesce(bool_or(started is not false and day is null) over since_trigger, false) as undated_since
    from (select * from follow semi join (
      select distinct ${subject} from follow where unclear_before > 0) hazy using (${subject}))
    window since_trigger as (partition by ${subject}, latest order by n rows between unbounded preceding and 1 preceding)`;

export function select(params: CoolOffParams, scope: SelectScope): Fragment {
  const subject = subjectOf(params.per);
  return sql`
  select n, verdict, case verdict when 1 then (day - since)::double end as measured, ${int(params.days)}::double as limit_value,
    case verdict when 2 then missing end as missing, case verdict when 1 then since_n end as cause
  from (
    with rows as materialized (${rowsOf(params, scope)}),
    triggered as materialized (select distinct ${subject} from rows where started is not false and lacking is null),
    follow as materialized (${followed(subject)})
    select f.n, day, latest % ${int(DAYS)} as since, (latest // ${int(DAYS)})::integer as since_n, case
        when doubt is not null then 2
        when excused then 0
        when latest is null and unclear_before = 0 then 0
        when day is null then 2
        when ${inside(params, sql`latest % ${int(DAYS)}`)} then 1
        when undated_since or ${inside(params, sql`maybe_since`)} then 2
        else 0 end::tinyint as verdict,
      coalesce(doubt, case when day is null or undated_since then 'time_zone' end, 'outcome') as missing
    from follow f left join (${unclear(subject)}) u on u.n = f.n
    where here and in_scope
    union all
    select n, day, null, null, case
        when doubt is not null then 2
        when excused then 0
        when lacking is not null then 2
        else 0 end::tinyint as verdict, coalesce(doubt, lacking) as missing
    from rows anti join triggered using (${subject})
    where here and in_scope
  )`;
}

/** For each violation its trigger and itself. */
export function witnesses(_params: CoolOffParams, _scope: SelectScope, findings: Fragment): Fragment {
  return sql`select n, cause as witness from ${findings} union all select n, n from ${findings}`;
}
