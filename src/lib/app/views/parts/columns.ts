import { hasMessage, sentenceOf, type Locale } from '#lib/core/i18n';

/** A canonical column, or another reason why a verdict cannot be made, in the reader's words. */
export function columnText(column: string, locale: Locale): string {
  const code = `name_${column}`;
  return hasMessage(code) ? sentenceOf({ code, params: {} }, locale) : column;
}

/** The header to look for in a file: English files have the canonical names, Chinese readers get theirs beside it. */
export const headerText = (column: string, locale: Locale): string =>
  locale === 'zh' && column !== '' ? `${columnText(column, locale)}（${column}）` : column;
