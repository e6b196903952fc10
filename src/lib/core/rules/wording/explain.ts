import type { Explanation, Found } from '../rule-kind';
import { isoDay, term } from '../words';
import type { WordingParams } from './params';

type Pattern = WordingParams['patterns'][number];

const meaningIn = (locale: 'en' | 'zh', { re2, meaning }: Pattern): string =>
  `“${meaning === undefined ? re2 : typeof meaning === 'string' ? meaning : meaning[locale]}”`;

/** `measured` has the patterns matched as bits; people are shown how many, and what they mean. */
export function explain({ patterns }: WordingParams, { measured, contact }: Found): Explanation {
  const matched = patterns.filter((_, i) => Math.floor((measured ?? 0) / 2 ** i) % 2 === 1);
  return {
    measured: String(matched.length),
    limit: '0',
    message: {
      code: 'explain_wording',
      params: {
        channel: term(`term_one_${contact?.channel ?? 'any'}`),
        date: contact?.day == null ? '' : isoDay(contact.day),
        count: matched.length,
        meanings_en: matched.map((pattern) => meaningIn('en', pattern)).join(', '),
        meanings_zh: matched.map((pattern) => meaningIn('zh', pattern)).join('、')
      }
    }
  };
}
