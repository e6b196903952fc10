import type { ReasonRow } from '#lib/app/state';
import type { Issue } from '#lib/core/domain';
import { formatList, hasMessage, m, sentenceOf, type Locale } from '#lib/core/i18n';
import { headerText } from '../parts';

/** Why a row was refused or a value read as missing. */
export function reasonText(row: ReasonRow, locale: Locale): string {
  const code = `reason_${row.code}`;
  if (!hasMessage(code)) return row.code;
  return sentenceOf(
    {
      code,
      params: {
        column: headerText(row.column ?? '', locale),
        value: row.value,
        file: row.file,
        line: row.line
      }
    },
    locale
  );
}

/** Why a cell of a preview cannot be read. */
export function cellFaultText(code: string, column: string, value: string, locale: Locale): string {
  const params = { column: headerText(column, locale), value, file: '', line: '' };
  const message = [`reason_${code}`, `issue_${code}`].find(hasMessage);
  return message === undefined ? code : sentenceOf({ code: message, params }, locale);
}

/** Why a file could not be used at all. */
export function refusalText({ code, at, params }: Issue, locale: Locale): string {
  const columns = String(params.column ?? at.column ?? '').split(', ');
  const words = {
    file: at.file,
    line: at.line ?? '',
    ...params,
    column: formatList(
      columns.map((column) => headerText(column, locale)),
      locale
    )
  };
  const message = `issue_${code}`;
  return hasMessage(message)
    ? sentenceOf({ code: message, params: words }, locale)
    : m.data_refused({ file: at.file, code }, { locale });
}

/** Delimiters by name; others as they are. */
export function delimiterText(delimiter: string, locale: Locale): string {
  const o = { locale };
  const names: Record<string, string> = {
    ',': m.data_delimiter_comma({}, o),
    ';': m.data_delimiter_semicolon({}, o),
    '\t': m.data_delimiter_tab({}, o),
    '|': m.data_delimiter_bar({}, o)
  };
  return names[delimiter] ?? delimiter;
}
