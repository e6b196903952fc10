import { CHANNELS, COUNTS, OUTCOMES, PLACES, SUBJECT_KEYS } from '#lib/core/domain';
import * as v from 'valibot';

/** Parameters that several kinds share (semantics §4). */
export const channels = v.pipe(v.array(v.picklist(CHANNELS)), v.minLength(1));
export const places = v.pipe(v.array(v.picklist(PLACES)), v.minLength(1));
export const outcomes = v.pipe(v.array(v.picklist(OUTCOMES)), v.minLength(1));
export const counts = v.picklist(COUNTS);
export const per = v.pipe(v.array(v.picklist(SUBJECT_KEYS)), v.minLength(1));

/** Numbers stay within what every engine's integers hold, with room to add; lengths of time within a century. */
const MOST = 1_000_000_000;
const MOST_DAYS = 36_525;
const MOST_HOURS = MOST_DAYS * 24;
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const wholeNumber = whole(0, MOST);
export const positiveWhole = whole(1, MOST);
export const dayCount = whole(0, MOST_DAYS);
export const positiveDays = whole(1, MOST_DAYS);
export const positiveHours = whole(1, MOST_HOURS);
export const positiveMinutes = whole(1, MOST_HOURS * 60);
/** Columns of a complaint by which rules tell complaints apart. */
export const COMPLAINT_FIELDS = ['agency', 'agent', 'channel', 'category', 'severity', 'outcome'] as const;
export const words = v.pipe(v.array(v.string()), v.minLength(1));

const hours = v.strictObject({ hours: whole(0, MOST_HOURS) });
const days = v.strictObject({ days: dayCount });
/** A length of time in hours, or in local calendar days. */
export const hoursOrDays = v.union([hours, days]);
/** Without `calendar` business days are Monday to Friday. */
const businessDays = v.strictObject({ business_days: dayCount, calendar: v.optional(v.string()) });
/** The time to honour a request. */
export const honourWithin = v.union([hours, days, businessDays]);

const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$|^24:00(:00)?$/;

/** `HH:MM` or `HH:MM:SS` as written in a rulebook; up to 24:00. */
export const clockTime = v.pipe(v.string(), v.regex(TIME));

/** Seconds after midnight of a clock time. */
export function secondOf(time: string): number {
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  return hour * 3600 + minute * 60 + second;
}

/** Intervals of a day, each `[from, to]` with from ≤ to; one that passes midnight is split at it. */
export const intervals = v.array(
  v.pipe(
    v.tuple([clockTime, clockTime]),
    v.check(([from, to]) => secondOf(from) <= secondOf(to), 'interval_passes_midnight')
  )
);
