import type { Explanation, Found, Opening } from '../rule-kind';
import { clock, isoDay, shortClock, term } from '../words';
import { openingsOf, weekdayOf } from './opening';
import type { ContactHoursParams } from './params';

/** Intervals as they were written: an inclusive end shows its last allowed time. */
const hours = (opening: Opening, end: ContactHoursParams['end']): string =>
  opening
    .map(([from, to]) => `${shortClock(from)}-${shortClock(end === 'inclusive' ? to - 1 : to)}`)
    .join(', ');

const within = (opening: Opening, second: number): boolean =>
  opening.some(([from, to]) => second >= from && second < to);

export function explain(params: ContactHoursParams, { measured, contact, candidates }: Found): Explanation {
  const openings = openingsOf(params);
  const outside =
    params.basis === 'all_candidates'
      ? candidates.filter(({ day, second }) => !within(openings[weekdayOf(day)]!, second))
      : [];
  const first = outside[0];
  const day = first?.day ?? contact?.day ?? null;
  const opening = day === null ? [] : openings[weekdayOf(day)]!;
  const allowed = hours(opening, params.end);
  const second = measured ?? contact?.second ?? null;
  return {
    measured: second === null ? '' : clock(second),
    limit: allowed === '' ? 'none' : allowed,
    message: {
      code: allowed === '' ? 'explain_contact_hours_closed' : 'explain_contact_hours',
      params: {
        channel: contact ? term(`term_one_${contact.channel}`) : term('term_one_any'),
        time: second === null ? term('term_time_unknown') : clock(second),
        date: day === null ? '' : isoDay(day),
        hours: allowed,
        zone:
          outside.length > 0
            ? outside.map(({ zone }) => zone).join(', ')
            : params.basis === 'consumer' || params.basis === 'all_candidates'
              ? (contact?.zone ?? '')
              : params.basis
      }
    }
  };
}
