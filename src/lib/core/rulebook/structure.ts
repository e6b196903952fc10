import { CHANNELS, PARTIES, PLACES, SEVERITIES, STRENGTHS } from '#lib/core/domain';
import * as v from 'valibot';
import { dayOf } from './day';

const text = v.pipe(v.string(), v.minLength(1));
/** No control characters; ids end up in files and addresses. */
const id = v.pipe(text, v.maxLength(100), v.regex(/^[^\p{C}|;]+$/u));
const words = v.pipe(v.array(text), v.minLength(1));
/** Days; a century either way. */
const whole = v.pipe(v.number(), v.integer(), v.minValue(-36_525), v.maxValue(36_525));
export const date = v.pipe(
  v.string(),
  v.check((value) => dayOf(value) !== null, 'date')
);
const listOf = <T extends readonly [string, ...string[]]>(options: T) =>
  v.pipe(v.array(v.picklist(options)), v.minLength(1));

const bilingual = v.strictObject({ en: text, zh: text });
export const citation = v.strictObject({
  instrument: v.optional(v.string()),
  article: v.optional(v.string()),
  url: v.optional(v.string())
});

const appliesTo = v.strictObject({
  channels: v.optional(listOf(CHANNELS)),
  parties: v.optional(listOf(PARTIES)),
  places: v.optional(listOf(PLACES)),
  products: v.optional(words),
  regions: v.optional(words),
  agencies: v.optional(words),
  days_past_due: v.optional(v.strictObject({ min: v.optional(whole), max: v.optional(whole) })),
  categories: v.optional(words)
});

export const rule = v.strictObject({
  id,
  kind: text,
  title: v.optional(bilingual),
  citation: v.optional(citation),
  strength: v.optional(v.picklist(STRENGTHS)),
  severity: v.optional(v.picklist(SEVERITIES)),
  enabled: v.optional(v.boolean()),
  doubt: v.optional(bilingual),
  effective: v.optional(v.strictObject({ from: v.nullish(date), to: v.nullish(date) })),
  applies_to: v.optional(appliesTo),
  except: v.optional(v.array(v.picklist(['consent']))),
  params: v.record(v.string(), v.unknown())
});

const calendar = v.strictObject({
  base: v.nullish(text),
  off: v.optional(v.array(date)),
  work: v.optional(v.array(date)),
  known_until: v.nullish(date)
});

/** A rulebook as written (semantics §4). What only a report would miss is optional and warned about. */
export const structure = v.strictObject({
  id,
  title: v.optional(bilingual),
  jurisdiction: v.optional(v.string()),
  version: v.optional(v.string()),
  time_zone: v.nullish(text),
  consumer_time_zone: v.nullish(text),
  extends: v.nullish(text),
  calendars: v.optional(v.record(v.string(), calendar)),
  rules: v.array(rule)
});

export type RulebookText = v.InferOutput<typeof structure>;
export type RuleText = RulebookText['rules'][number];
