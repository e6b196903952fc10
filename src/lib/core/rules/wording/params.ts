import * as v from 'valibot';
import { channels } from '../params';

const text = v.pipe(v.string(), v.minLength(1));

/** What is forbidden in RE2 syntax, and what it means in one or both languages. */
const pattern = v.strictObject({
  re2: text,
  meaning: v.optional(v.union([text, v.strictObject({ en: text, zh: text })]))
});

export const params = v.strictObject({
  channels: v.optional(channels),
  patterns: v.pipe(v.array(pattern), v.minLength(1))
});

export type WordingParams = v.InferOutput<typeof params>;
