import { CONVERSATIONS, type Channel, type SubjectKey } from '#lib/core/domain';
import { all as allOf, int, nameLiteral, sql, type Fragment } from '#lib/core/sql';
import {
  countsAs,
  countingColumns,
  hasOutcome,
  missingSubject,
  onChannels,
  sameSubject,
  subjectOf,
  type CountingParams
} from './conditions';
import type { SelectScope } from './rule-kind';
import { bucketOf, needsDates, type Window } from './window';

/** At most `max` counting contacts of a subject in a window ending at the judged contact. */
export interface CountedWindow extends CountingParams {
  channels?: readonly Channel[] | undefined;
  per: readonly SubjectKey[];
  max: number;
  window: Window;
  after_first_conversation?: boolean;
}

/**
 * Contacts that count or may count (`counts` null), one subject each. `bucket` is the calendar period, 0 for rolling windows.
 * Those of unknown date have a null bucket in calendar windows and a null day in rolling ones.
 */
function counted(params: CountedWindow, scope: SelectScope): Fragment {
  const { per, window, after_first_conversation = false } = params;
  const subject = subjectOf(per);
  const conditions = [sql`applies`, onChannels(params.channels), sql`not excused`, countsAs(params)];
  const source = after_first_conversation
    ? sql`(
      select *, case
          when bool_or(${hasOutcome(CONVERSATIONS)}) over earlier then true
          when bool_or(outcome is null) over earlier then null
          else false end as spoken
      from ${scope.scoped}
      window earlier as (partition by ${subject} order by n rows between unbounded preceding and 1 preceding)
    )`
    : scope.scoped;
  if (after_first_conversation) conditions.push(sql`spoken`);
  return sql`(
    select n, t, span, day, here, doubt, excused, outcome, ${subject}, ${missingSubject(per)} as lacking,
      ${onChannels(params.channels)} and applies is not false as in_scope,
      ${bucketOf(window, sql`day`)} as bucket,
      ${allOf(conditions)} as counts
    from ${source}
  )`;
}

/** Contacts with a place in some window. */
const member = sql`in_scope and lacking is null and counts is not false`;

/**
 * `rows` with `crowded`: whether the subject (in calendar windows: in that period) has more counting contacts than a window
 * may hold. Elsewhere nothing has to be counted in order. A contact of unknown date may be in any period.
 */
function marked({ per, window, max }: CountedWindow, rows: Fragment): Fragment {
  const subject = subjectOf(per);
  if ('seconds' in window) return markedByCells(window.seconds, subject, max, rows);
  const calendar = 'calendar' in window;
  const groups = calendar
    ? sql`(
        select ${subject}, bucket, count(*) as members from ${rows} where ${member} and bucket is not null
        group by ${subject}, bucket
      ) g left join (
        select ${subject}, count(*) as undated from ${rows} where ${member} and bucket is null group by ${subject}
      ) u using (${subject}) where members + coalesce(undated, 0) > ${int(max)}`
    : sql`(select ${subject}, count(*) as members from ${rows} where ${member} group by ${subject}) where members > ${int(max)}`;
  const keys = calendar ? sql`${subject}, bucket` : subject;
  return sql`(
      select r.*, coalesce(g.crowded, ${calendar ? sql`r.bucket is null and ${member}` : sql`false`}) as crowded
      from ${rows} r left join (select ${keys}, true as crowded from ${groups}) g using (${keys})
    )`;
}

/**
 * Every window lies within a cell of twice its length, of a grid that begins at 0 or of one that begins at its length: where no
 * cell holds too many no window does, and where a window does all of its cell is crowded. Bare dates may lie in several cells.
 */
function markedByCells(seconds: number, subject: Fragment, max: number, rows: Fragment): Fragment {
  const cell = (shift: number): Fragment => sql`(t + ${int(shift)}) // ${int(2 * seconds)}`;
  const crowded = (shift: number): Fragment => sql`(
        select ${subject}, ${cell(shift)} as cell, true as crowded from ${rows} where ${member}
        group by ${subject}, cell having count(*) > ${int(max)})`;
  return sql`(
      select r.* exclude (even, odd), coalesce(a.crowded, b.crowded, v.crowded, false) as crowded
      from (select *, ${cell(0)} as even, ${cell(seconds)} as odd from ${rows}) r
      left join (select ${subject}, cell as even, crowded from ${crowded(0)}) a using (${subject}, even)
      left join (select ${subject}, cell as odd, crowded from ${crowded(seconds)}) b using (${subject}, odd)
      left join (
        select ${subject}, true as crowded from ${rows} where ${member}
        group by ${subject} having max(span) > 0 and count(*) > ${int(max)}) v using (${subject})
    )`;
}

/** Counts of every contact's window: `sure` certainly counting, `possible` with those that may, both with the contact itself. */
function windowed(params: CountedWindow, members: Fragment): Fragment {
  const { window } = params;
  const subject = subjectOf(params.per);
  if ('seconds' in window) return rollingSeconds(window.seconds, params, members);
  const up = sql`rows between unbounded preceding and current row`;
  if ('calendar' in window) {
    return sql`
    select *,
      count(*) filter (where counts and day is not null) over within as sure,
      count(*) filter (where day is not null) over within + count(*) filter (where day is null) over ever as possible
    from (${members})
    window within as (partition by ${subject}, bucket order by n ${up}), ever as (partition by ${subject} order by n ${up})`;
  }
  const days = window.rolling_days;
  // A later contact can lie on a local date up to two days earlier (zones 26 hours apart): such rows are in `older` of a
  // short window though they come after it.
  const strays = days <= 2 ? straysOf(days) : { sure: sql`0`, possible: sql`0` };
  return sql`
    select *,
      count(*) filter (where counts and day is not null) over up_to
        - count(*) filter (where counts) over older + ${strays.sure} as sure,
      count(*) over up_to - count(*) over older + ${strays.possible} as possible
    from (${days <= 2 ? strayed(members, subject) : members}) w
    window up_to as (partition by ${subject} order by n ${up}),
      older as (partition by ${subject} order by day range between unbounded preceding and ${int(days)} preceding)`;
}

const strayed = (members: Fragment, subject: Fragment): Fragment => sql`
    select *, list(struct_pack(n := n, day := day, sure := counts)) filter (where behind) over (partition by ${subject}) as strays
    from (
      select *, day < max(day) over (partition by ${subject} order by n rows between unbounded preceding and 1 preceding) as behind
      from (${members})
    )`;

function straysOf(days: number): { sure: Fragment; possible: Fragment } {
  const later = sql`list_filter(coalesce(strays, []), lambda s: s.n > w.n and s.day <= w.day - ${int(days)}`;
  return { sure: sql`len(${later} and s.sure))`, possible: sql`len(${later}))` };
}

/**
 * A contact of known date only may have happened at any second of its span: the fewest contacts are inside when it is late
 * and the others early, the most when it is early and the others late. Both are running counts over points (contacts) and
 * queries (contacts less the window) on one line.
 */
function rollingSeconds(seconds: number, { per }: CountedWindow, members: Fragment): Fragment {
  const subject = subjectOf(per);
  const before = (point: Fragment, query: Fragment, only: Fragment): Fragment => sql`
      select n as query_n, behind from (
        select n, is_query, count(*) filter (where not is_query and ${only}) over (
          partition by ${subject} order by moment, is_query rows between unbounded preceding and current row) as behind
        from (
          select *, false as is_query, ${point} as moment from members
          union all
          select *, true as is_query, ${query} as moment from members
        )
      ) where is_query`;
  return sql`
    with members as (${members}),
    early as (${before(sql`t`, sql`t + span - ${int(seconds)}`, sql`counts`)}),
    late as (${before(sql`t + span`, sql`t - ${int(seconds)}`, sql`true`)})
    select m.*,
      case when m.span >= ${int(seconds)} then case when counts then 1 else 0 end
        else count(*) filter (where counts) over up_to - early.behind end as sure,
      count(*) over up_to - late.behind as possible
    from members m join early on early.query_n = m.n join late on late.query_n = m.n
    window up_to as (partition by ${subject} order by m.n rows between unbounded preceding and current row)`;
}

export function select(params: CountedWindow, scope: SelectScope): Fragment {
  const rows = counted(params, scope);
  const dated = needsDates(params.window);
  const unclear = countingColumns(params).includes('outcome')
    ? sql`case when outcome is null then 'outcome' else ${nameLiteral(lastColumn(params))} end`
    : nameLiteral(lastColumn(params));
  const undated = dated ? sql`day is null` : sql`false`;
  const all = marked(params, rows);
  return sql`
  select n, verdict, case verdict when 1 then sure::double end as measured, ${int(params.max)}::double as limit_value,
    case verdict when 2 then missing end as missing, null::integer as cause
  from (
    select n, sure, case
        when doubt is not null then 2
        when ${undated} then 2
        when counts and sure > ${int(params.max)} then 1
        when possible <= ${int(params.max)} then 0
        else 2 end::tinyint as verdict,
      coalesce(doubt, ${dated ? sql`case when day is null then 'time_zone' end, ` : sql``}${unclear}) as missing
    from (${windowed(params, sql`select * from ${all} where crowded and ${member}`)}) where here
    union all
    select n, null as sure, case
        when doubt is not null then 2
        when excused then 0
        when lacking is not null then 2
        when counts is false then 0
        when ${undated} then 2
        else 0 end::tinyint as verdict,
      coalesce(doubt, lacking, 'time_zone') as missing
    from ${all} where in_scope and here and (crowded and ${member}) is not true
  )`;
}

const lastColumn = (params: CountedWindow): string =>
  params.min_duration_s !== undefined
    ? 'duration_s'
    : (countingColumns(params)[0] ?? (needsDates(params.window) ? 'time_zone' : 'occurred_at'));

/** For each violation the contacts counted against the limit, itself included. */
export function witnesses(params: CountedWindow, scope: SelectScope, findings: Fragment): Fragment {
  const { window } = params;
  const rows = counted(params, scope);
  const inside =
    'seconds' in window
      ? sql`(c.n = f.n or c.t > f.t + f.span - ${int(window.seconds)})`
      : 'rolling_days' in window
        ? sql`c.day >= f.day - ${int(window.rolling_days - 1)}`
        : sql`c.bucket = f.bucket`;
  return sql`
  select f.n, c.n as witness
  from (select r.* from ${rows} r semi join ${findings} v on v.n = r.n) f
  join (select * from ${rows} where in_scope and lacking is null and counts) c
    on ${sameSubject(params.per, 'c', 'f')} and c.n <= f.n and ${inside}`;
}

/** How many contacts certainly counted in each counting contact's window; those that cannot be judged have none. */
export function load(params: CountedWindow, scope: SelectScope): Fragment {
  const dated = needsDates(params.window) ? sql` and day is not null` : sql``;
  return sql`
  select n, hash(${subjectOf(params.per)}) as subject, sure as load
  from (${windowed(params, sql`select * from ${counted(params, scope)} where ${member}`)}) where counts and here and doubt is null${dated}`;
}
