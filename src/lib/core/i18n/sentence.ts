import type { Message } from '#lib/core/domain';
import * as m from './generated/messages.js';
import type { Locale } from './locale';

type Inputs = Record<string, string | number>;
type MessageFunction = (inputs: Inputs, options: { locale: Locale }) => string;

const functions = m as unknown as Record<string, MessageFunction | undefined>;

/** Whether there is a message of this code. */
export const hasMessage = (code: string): boolean => functions[code] !== undefined;

function listOf(words: string[], locale: Locale): string {
  const head = words.slice(0, -1).join(m.list_comma({}, { locale }));
  return head === '' ? (words[0] ?? '') : `${head}${m.list_last({}, { locale })}${words.at(-1)}`;
}

/** A value that starts with `@` names a message; several joined by `+` become a list. */
function wordOf(value: string | number, params: Inputs, locale: Locale): string | number {
  if (typeof value !== 'string' || !value.startsWith('@')) return value;
  const words = value
    .split('+')
    .map((term) => functions[term.slice(1)]?.(params, { locale }) ?? term.slice(1));
  return listOf(words, locale);
}

/** Values written in both languages come as `name_en` and `name_zh` and go into the sentence as `name`. */
function wordsOf(params: Inputs, locale: Locale): Inputs {
  const ending = `_${locale}`;
  const words: Inputs = {};
  for (const key in params)
    words[key.endsWith(ending) ? key.slice(0, -ending.length) : key] = wordOf(params[key]!, params, locale);
  return words;
}

/** The sentence of a message in a language. Throws RangeError for a code that has no message. */
export function sentenceOf({ code, params }: Message, locale: Locale): string {
  const message = functions[code];
  if (!message) throw new RangeError(`no message ${code}`);
  return message(wordsOf(params, locale), { locale });
}
