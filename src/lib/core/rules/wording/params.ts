import * as v from 'valibot';
import { channels } from '../params';
import { patternFault, type PatternFault } from './re2';

/** The matches of a text are the bits of one number. */
const MOST_PATTERNS = 50;

const text = v.pipe(v.string(), v.minLength(1));

const without = (fault: PatternFault) =>
  v.check<string, PatternFault>((pattern) => patternFault(pattern) !== fault, fault);

const re2 = v.pipe(
  text,
  without('pattern_too_long'),
  without('pattern_look_around'),
  without('pattern_back_reference'),
  without('pattern_not_re2')
);

/** What is forbidden in RE2 syntax, and what it means in one or both languages. */
const pattern = v.strictObject({
  re2,
  meaning: v.optional(v.union([text, v.strictObject({ en: text, zh: text })]))
});

export const params = v.strictObject({
  channels: v.optional(channels),
  patterns: v.pipe(
    v.array(pattern),
    v.minLength(1),
    v.check((list) => list.length <= MOST_PATTERNS, 'too_many_patterns')
  )
});

export type WordingParams = v.InferOutput<typeof params>;
