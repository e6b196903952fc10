import type { Remedies } from '../remedy';
import type { WordingParams } from './params';

/** The passages that a pattern of the rule matches; one that only RE2 can read finds none. */
function passages(text: string, { patterns }: WordingParams): string[] {
  const found = patterns.flatMap(({ re2 }) => {
    try {
      return [...text.matchAll(new RegExp(re2, 'giu'))].map(([passage]) => passage);
    } catch {
      return [];
    }
  });
  return [...new Set(found)].filter((passage) => passage.trim() !== '');
}

/** What was said without these passages. */
export const remedies: Remedies<WordingParams> = {
  candidates: (params, { contact: { text } }) => {
    const found = text === null ? [] : passages(text, params);
    const rest = found.reduce((said, passage) => said.replaceAll(passage, ''), text ?? '').trim();
    if (found.length === 0 || rest === '') return [];
    const quoted = found.map((passage) => `“${passage}”`);
    return [
      {
        does: 'set',
        as: 'owed',
        values: { text: rest },
        message: {
          code: 'if_only_left_out',
          params: { words_en: quoted.join(', '), words_zh: quoted.join('、') }
        }
      }
    ];
  }
};
