import type { ZoneTransitions } from '#lib/core/domain';
import { int, join, sql, type Fragment } from '#lib/core/sql';

export const DAY = 86400;

/** Seconds east of UTC at an instant, as a CASE over the transitions within the log. */
export function offsetAt({ until, offset }: ZoneTransitions, instant: Fragment = sql`t`): Fragment {
  const last = offset.at(-1) ?? 0;
  const changes = offset
    .slice(0, -1)
    .map((shift, i) => sql`when ${instant} < ${int(until[i]!)} then ${int(shift)}`);
  return changes.length === 0 ? int(last) : sql`case ${join(changes, ' ')} else ${int(last)} end`;
}

/** Day and second of a contact in a zone; a bare date keeps its date and has no second. */
export function localIn(
  transitions: ZoneTransitions,
  writtenDay: Fragment
): { day: Fragment; second: Fragment } {
  const local = sql`(t + ${offsetAt(transitions)})`;
  return {
    day: sql`case when span > 0 then ${writtenDay} else (${local} // ${int(DAY)})::integer end`,
    second: sql`case when span > 0 then null else (${local} % ${int(DAY)})::integer end`
  };
}

/** Local date of an instant in the zone with this code, by the engine table `zone_shift`. */
export const shiftedDay = (instant: Fragment, zone: Fragment): Fragment =>
  sql`(select ((${instant} + shift_s) // ${int(DAY)})::integer from zone_shift where of_zone = ${zone} and since_t <= ${instant} and ${instant} < until_t)`;
