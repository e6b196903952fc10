import { int, join, sql, type Fragment } from '#lib/core/sql';
import { atPlaces, onChannels } from '../conditions';
import type { Opening, SelectScope } from '../rule-kind';
import { holidayOpening, LAST_SECOND, openingsOf } from './opening';
import type { ContactHoursParams } from './params';

/** Whether the contact is inside an opening: null when only its date is known and the day is open in part. */
function open(opening: Opening): Fragment {
  if (opening.length === 0) return sql`false`;
  if (opening.length === 1 && opening[0]![0] === 0 && opening[0]![1] === LAST_SECOND) return sql`true`;
  return join(
    opening.map(([from, to]) => sql`(second >= ${int(from)} and second < ${int(to)})`),
    ' or '
  );
}

/** Whether local time is allowed, over `day`, `second` and `day_off`. Weekdays of the same hours share a branch. */
function allowed(params: ContactHoursParams): Fragment {
  const branches = new Map<string, { opening: Opening; weekdays: number[] }>();
  openingsOf(params).forEach((opening, weekday) => {
    const key = JSON.stringify(opening);
    const branch = branches.get(key) ?? { opening, weekdays: [] };
    branch.weekdays.push(weekday);
    branches.set(key, branch);
  });
  const holiday = holidayOpening(params);
  const daily = [...branches.values()];
  const plain =
    daily.length === 1
      ? sql`(${open(daily[0]!.opening)})`
      : sql`case (day + 146100) % 7 ${join(
          daily.flatMap(({ opening, weekdays }) =>
            weekdays.map((w) => sql`when ${int(w)} then ${open(opening)}`)
          ),
          ' '
        )} end`;
  return holiday ? sql`case when day_off then ${open(holiday)} else ${plain} end` : plain;
}

const SHARED = sql`n, doubt, excused, place, days_past_due, channel, applies, here, span`;
const HAS_CANDIDATES = sql`coalesce(zone in (select zone from zone_candidate), false)`;

/** Rows to judge, one per contact; those with several candidate zones stand apart under `all_candidates`. */
function clocked(params: ContactHoursParams, scope: SelectScope): Fragment {
  if (params.basis === 'consumer')
    return sql`(select ${SHARED}, 0 as position, day, second from ${scope.scoped})`;
  if (params.basis === 'all_candidates')
    return sql`(select ${SHARED}, 0 as position, day, second from ${scope.scoped} where not ${HAS_CANDIDATES})`;
  const { day, second } = scope.inZone(params.basis);
  return sql`(select ${SHARED}, 0 as position, ${day} as day, ${second} as second from ${scope.scoped})`;
}

/** Contacts with several candidate zones, one row per candidate. */
const candidates = (scope: SelectScope): Fragment => sql`(
      select ${SHARED}, 0 as position, day, second from ${scope.scoped} where ${HAS_CANDIDATES}
      union all
      select s.n, doubt, excused, place, days_past_due, channel, applies, here, span, z.position,
        case when s.span > 0 then s.day else (s.t + z.shift) // 86400 end as day,
        case when s.span > 0 then null else (s.t + z.shift) % 86400 end as second
      from ${scope.scoped} s join zone_candidate z on z.zone = s.zone and s.t >= z.since and s.t < z.until
    )`;

export function select(params: ContactHoursParams, scope: SelectScope): Fragment {
  const calendar = params.holidays ? scope.daysOff(params.holidays.calendar) : null;
  const waived = params.waived_above_days_past_due;
  const dayOff = calendar ? sql`day in (select day from ${calendar.relation})` : sql`false`;
  const beyond =
    calendar && calendar.knownUntil !== null ? sql`day > ${int(calendar.knownUntil)}` : sql`false`;
  const judged = (contacts: Fragment): Fragment => sql`
    select n, position, verdict, second, missing from (
      select n, position, second, case
          when doubt is not null then 2
          when excused then 0
          when ${waived === undefined ? sql`false` : sql`days_past_due > ${int(waived)}`} then 0
          when day is null then 2
          when beyond then 2
          when inside then 0
          when inside is null then 2
          when ${waived === undefined ? sql`false` : sql`days_past_due is null`} then 2
          when ${params.places ? sql`place is null` : sql`false`} then 2
          else 1 end::tinyint as verdict,
        case when doubt is not null then doubt when day is null then 'time_zone' when beyond then 'calendar'
          when inside is null then 'occurred_at'
          when ${waived === undefined ? sql`false` : sql`days_past_due is null`} then 'days_past_due' else 'place' end as missing
      from (select *, ${allowed(params)} as inside
        from (select *, ${dayOff} as day_off, coalesce(${beyond}, false) as beyond from ${contacts}
          where here and applies is not false and ${onChannels(params.channels)} and (${atPlaces(params.places)}) is not false))
    )`;
  const single = judged(clocked(params, scope));
  const rows =
    params.basis !== 'all_candidates'
      ? single
      : sql`
    select n, verdict, second, missing from (${single})
    union all
    select n, case when bool_or(verdict = 1) then 1 when bool_or(verdict = 2) then 2 else 0 end::tinyint as verdict,
      arg_min(second, position) filter (where verdict = 1) as second, min(missing) filter (where verdict = 2) as missing
    from (${judged(candidates(scope))}) group by n`;
  return sql`
  select n, verdict, case verdict when 1 then second::double end as measured, null::double as limit_value,
    case verdict when 2 then missing end as missing, null::integer as cause
  from (${rows})`;
}

/** A contact outside the hours proves itself. */
export function witnesses(_params: ContactHoursParams, _scope: SelectScope, findings: Fragment): Fragment {
  return sql`select n, n as witness from ${findings}`;
}
