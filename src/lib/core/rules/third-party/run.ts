import { OUTCOMES, PARTIES, UNANSWERED, type Outcome } from '#lib/core/domain';
import { int, ints, join, name, sql, type Fragment } from '#lib/core/sql';
import { codes, hasOutcome } from '../conditions';
import type { ThirdPartyParams } from './params';

/** Outcomes in which a contact with party debtor reached the debtor, whoever began it (semantics §4). */
const REACHED: readonly Outcome[] = ['conversation', 'met', 'refused', 'read', 'answered'];

const DEBTOR = sql`party = ${int(PARTIES.indexOf('debtor'))}`;
/** More than any outcome's code: an outcome that is not known. */
const UNKNOWN = OUTCOMES.length;
const WITH_OUTCOME = UNKNOWN + 1;

const BEFORE = sql`order by n rows between unbounded preceding and 1 preceding`;

type Condition = NonNullable<ThirdPartyParams['allowed_after']>;

/**
 * Contacts of consumers with one to judge, each with what lies before it. A run is counted twice: `surely` from the latest
 * contact that may have reached the debtor, without those of unknown outcome; `perhaps` from the latest that surely did, with
 * them. `since_maybe` and `since_sure` number the runs of a consumer.
 */
const lined = (rows: Fragment): Fragment => sql`
      select *,
        count(*) filter (where tried) over (partition by consumer, since_maybe ${BEFORE}) as surely,
        count(*) filter (where tried is not false) over (partition by consumer, since_sure ${BEFORE}) as perhaps,
        count(*) filter (where tried is not false and day is null) over (partition by consumer, since_sure ${BEFORE}) as undated
      from (
        select *,
          count(*) filter (where reached is not false) over earlier as since_maybe,
          count(*) filter (where reached) over earlier as since_sure,
          max(case when aimed_at_debtor then n::bigint * ${int(WITH_OUTCOME)} + coalesce(outcome, ${int(UNKNOWN)}) end)
            over earlier % ${int(WITH_OUTCOME)} as latest_outcome
        from (
          select *, (${DEBTOR}) and direction = 0 as aimed_at_debtor, (${DEBTOR}) and (${hasOutcome(REACHED)}) as reached,
            (${DEBTOR}) and direction = 0 and (${hasOutcome(UNANSWERED)}) as tried
          from ${rows} where ${DEBTOR} or judged
        ) semi join (select distinct consumer from ${rows} where judged and consumer is not null) c using (consumer)
        window earlier as (partition by consumer ${BEFORE})
      )`;

/** First contact of each run by which its dates hold `days` consecutive days. */
function completed(days: number, run: 'since_maybe' | 'since_sure', counted: Fragment): Fragment {
  const number = name(run);
  return sql`
      select consumer, ${number}, min(complete) as complete from (
        select consumer, ${number}, count(*) over stretch as held, max(first_n) over stretch as complete
        from (
          select consumer, ${number}, day, min(n) as first_n from lined where ${counted} and day is not null
          group by consumer, ${number}, day
        ) window stretch as (
          partition by consumer, ${number} order by day range between ${int(days - 1)} preceding and current row)
      ) where held = ${int(days)} group by consumer, ${number}`;
}

/**
 * Whether the dates that are known, with the contacts that may be on any date, could hold `days` consecutive days.
 * Only for runs with undated contacts: `dates` lists the days of a run and the first contact on each.
 */
const couldHold = (days: number): Fragment => sql`
      undated + coalesce(list_max(list_transform(
        list_transform(list_filter(dates, lambda d: d.first_n < l.n), lambda d: d.day),
        lambda since: len(list_filter(dates, lambda d: d.first_n < l.n and d.day >= since and d.day < since + ${int(days)})))), 0)
        >= ${int(days)}`;

const DATES_OF_RUNS = sql`
      select consumer, since_sure, list(struct_pack(day := day, first_n := first_n)) as dates from (
        select consumer, since_sure, day, min(n) as first_n from (
          select * from lined semi join (
            select distinct consumer, since_sure from lined where judged and undated > 0) hazy using (consumer, since_sure)
        ) where tried is not false and day is not null group by consumer, since_sure, day
      ) group by consumer, since_sure`;

/**
 * (n, perhaps, undated, allowed): of every judged contact of a known consumer how many contacts the run before it may hold, how
 * many of them have no known date, and whether they allow it, three-valued.
 */
export function allowance(
  { failed_attempts: attempts, days, outcomes }: Condition,
  rows: Fragment
): Fragment {
  const sure: Fragment[] = [sql`false`];
  const possible: Fragment[] = [sql`false`];
  if (attempts !== undefined) {
    sure.push(sql`surely >= ${int(attempts)}`);
    possible.push(sql`perhaps >= ${int(attempts)}`);
  }
  if (outcomes) {
    const listed = codes(OUTCOMES, outcomes);
    sure.push(sql`coalesce(latest_outcome in (${ints(listed)}), false)`);
    possible.push(sql`coalesce(latest_outcome in (${ints([...listed, UNKNOWN])}), false)`);
  }
  if (days !== undefined) {
    sure.push(sql`coalesce(s.complete < l.n, false)`);
    possible.push(sql`coalesce(p.complete < l.n, false)`, sql`(undated > 0 and ${couldHold(days)})`);
  }
  const runs =
    days === undefined
      ? sql``
      : sql`
      left join (${completed(days, 'since_maybe', sql`tried`)}) s on s.consumer = l.consumer and s.since_maybe = l.since_maybe
      left join (${completed(days, 'since_sure', sql`tried is not false`)}) p
        on p.consumer = l.consumer and p.since_sure = l.since_sure
      left join (${DATES_OF_RUNS}) r on r.consumer = l.consumer and r.since_sure = l.since_sure`;
  return sql`
    with lined as materialized (${lined(rows)})
    select l.n, perhaps, undated, case
        when ${join(sure, ' or ')} then true
        when ${join(possible, ' or ')} then null
        else false end as allowed
    from lined l${runs} where l.judged`;
}
