import { int, sql, type Fragment } from '#lib/core/sql';

/** Before and after every instant of a log. */
export const BEGINNING = int(-(2 ** 52));
export const END = int(2 ** 52);

/**
 * What stands against contacts: relation (n, t, span, source, certain, sure_from, sure_to, may_from, may_to, measured, missing).
 * A source forbids the contact when it happened at a second from `from` to `to`, both included; `sure_…` is the shortest such
 * stretch that unknown values leave possible and counts only where `certain`, `may_…` the longest.
 *
 * Yields (n, answer, cause, measured, missing): 1 when every second at which the contact may have happened is forbidden for
 * certain (by several sources together where none does it alone), 2 when some second may be, else no row. `cause` is the first
 * source, `sources` how many there are.
 */
export const standing = (stretches: Fragment): Fragment => sql`
    select n, case when min(sure_from) filter (where inside) <= any_value(t) and max(sure_to) filter (where inside) >= any_value(t + span)
        and not coalesce(bool_or(gap), false) then 1 else 2 end as answer,
      min(source) filter (where inside) as cause, arg_min(measured, source) filter (where inside) as measured,
      count(distinct source) filter (where inside) as sources, arg_min(missing, source) as missing
    from (
      select *, inside and sure_from > 1 + max(case when inside then sure_to end) over (
        partition by n order by sure_from, source rows between unbounded preceding and 1 preceding) as gap
      from (
        select *, coalesce(certain and sure_from <= sure_to and sure_from <= t + span and sure_to >= t, false) as inside
        from (${stretches}) where may_from <= t + span and may_to >= t and may_from <= may_to
      )
    ) group by n`;
