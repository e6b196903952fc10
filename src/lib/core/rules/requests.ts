import { PARTIES, REQUEST_KINDS, type RequestKind } from '#lib/core/domain';
import { int, sql, type Fragment } from '#lib/core/sql';
import type * as v from 'valibot';
import { withDue } from './business-calendar';
import { codes, isCode } from './conditions';
import type { honourWithin } from './params';
import type { SelectScope } from './rule-kind';
import { BEGINNING, END } from './standing';

export type HonourWithin = v.InferOutput<typeof honourWithin> | undefined;

const HOUR = 3600;
const DAY = 86400;

/** Whether a request is of one of these kinds. */
export const isRequest = (kinds: readonly RequestKind[]): Fragment =>
  isCode(sql`kind`, codes(REQUEST_KINDS, kinds));

/** Whether a contact is bound by requests at all: those with an attorney are not. Unknown where the party is. */
export const bindable = sql`(party <> ${int(PARTIES.indexOf('attorney'))})`;

/** Columns of a request as `pairs` name them. */
export const asked = sql`r.n as source, r.received_at, r.span as asked_span, r.written_day, r.until, r.until_span`;

/**
 * Contacts that a request may concern by time, generously: two days of slack for dates of other zones. Over `c` and `r`.
 */
export const mayConcern = sql`c.t + c.span + ${int(2 * DAY)} > r.received_at and (r.until is null or c.t < r.until + coalesce(r.until_span, 0))`;

/**
 * Adds to `pairs` (contacts with n, t, span, day, zone; requests as `asked`) when the request binds:
 * `bound` (three-valued), `settled` (false where dates it needs are unknown: those are never completed), `sure_from` and `may_from` (first second it binds at), `sure_to` and `may_to` (the last before `until`),
 * `elapsed` (in the unit of the time to honour it; hours without one) and `unsure` (the column an unknown answer hangs on, null where it is none of these).
 */
export function bound(honour: HonourWithin, scope: SelectScope, pairs: Fragment): Fragment {
  const until = sql`coalesce(until - 1, ${END}) as sure_to, coalesce(until + coalesce(until_span, 0) - 1, ${END}) as may_to`;
  const unsureTime = sql`case when span > 0 then 'occurred_at' when asked_span > 0 and t < sure_from then 'received_at' when until_span > 0 then 'until' end`;
  if (honour === undefined || 'hours' in honour) {
    const wait = int((honour?.hours ?? 0) * HOUR);
    return sql`(
      select *, case when t >= sure_from then true when t + span < may_from then false end as bound, true as settled, ${until},
        ((t - received_at) // 36)::double / 100 as elapsed, ${unsureTime} as unsure
      from (select *, received_at + asked_span + ${wait} + 1 as sure_from, received_at + ${wait} + 1 as may_from from ${pairs})
    )`;
  }
  const elapsed =
    'business_days' in honour
      ? sql`${scope.businessDays(sql`day`, honour.calendar ?? null)} - ${scope.businessDays(sql`since`, honour.calendar ?? null)}`
      : sql`day - since`;
  const dated = sql`(
      select source, zone, ${scope.localDayOf(sql`received_at`, sql`written_day`, sql`zone`)} as since
      from (select distinct source, received_at, written_day, zone from pairs)
    )`;
  return sql`(
    with pairs as materialized (select * from ${pairs})
    select p.*, d.since, d.due, case when day <= since then false when day is not null and due is not null then day > due when t + span <= received_at then false end as bound,
      day is not null and due is not null as settled,
      ${BEGINNING} as sure_from, ${BEGINNING} as may_from, ${until}, (${elapsed})::double as elapsed,
      case when day is null or since is null then 'time_zone' when due is null then 'calendar' else ${unsureTime} end as unsure
    from pairs p join ${withDue(honour, scope, dated)} d on d.source = p.source and d.zone is not distinct from p.zone
  )`;
}

/** The time to honour a request as a number. */
export const limitOf = (honour: HonourWithin): number =>
  honour === undefined
    ? 0
    : 'hours' in honour
      ? honour.hours
      : 'days' in honour
        ? honour.days
        : honour.business_days;

/** Whether the time to honour a request is counted in local dates. */
export const countsDates = (honour: HonourWithin): boolean => honour !== undefined && !('hours' in honour);
