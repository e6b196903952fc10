import type { ColumnDefinition, TableName } from '#lib/core/domain';
import { AMBIGUOUS, BARE_DATE, DateReader, NAIVE, UNREADABLE } from '../cells/date-reader';
import { readNumber } from '../cells/number-reader';
import { timeOfDay } from '../cells/time-of-day';
import type { IssueCode, ReasonCode } from '../codes';
import { clockText, dateText, wallText } from '../formats/wall-text';
import { booleanWords, enumWords } from '../words/enum-words';
import { normalise } from '../words/normalise';
import type { ZoneTable } from '../zones/zone-table';

/** A cell as it will be read: what is shown of it, and what is wrong with it. */
export interface PreviewCell {
  text: string;
  code: ReasonCode | IssueCode | null;
}

export interface ReadSettings {
  zones: ZoneTable;
  dayMonth: 'dmy' | 'mdy' | undefined;
  serials: '1900' | '1904' | undefined;
}

const encoder = new TextEncoder();

/** How the cells of a column will be read. */
export function cellReader(
  table: TableName,
  { name, type, words = [], required }: ColumnDefinition & { words?: readonly string[] },
  settings: ReadSettings,
  enums = enumWords(table, { name, type, words })
): (text: string) => PreviewCell {
  const fine = (text: string): PreviewCell => ({ text, code: null });
  const dates = new DateReader(settings.dayMonth, settings.serials);
  const read = (text: string): PreviewCell => {
    switch (type) {
      case 'enum': {
        const code = enums.get(normalise(text));
        return code === undefined ? { text, code: 'unknown_word' } : fine(words[code]!);
      }
      case 'boolean': {
        const code = booleanWords.get(normalise(text));
        return code === undefined ? { text, code: 'not_yes_or_no' } : fine(code === 1 ? 'true' : 'false');
      }
      case 'instant':
      case 'date': {
        const bytes = encoder.encode(text);
        const kind = dates.read(bytes, 0, bytes.length);
        if (kind === UNREADABLE) return { text, code: 'unreadable_time' };
        if (kind === AMBIGUOUS) return { text, code: 'ambiguous_day_month' };
        if (kind === BARE_DATE || type === 'date') return fine(dateText(dates.day));
        return fine(`${wallText(dates.day * 86_400 + dates.second)}${kind === NAIVE ? '' : 'Z'}`);
      }
      case 'time': {
        const seconds = timeOfDay(text);
        return Number.isNaN(seconds) ? { text, code: 'unreadable_time' } : fine(clockText(seconds));
      }
      case 'zone': {
        const known = text.split(/[;；]/).every((zone) => settings.zones.has(zone.trim()));
        return known ? fine(text) : { text, code: 'unknown_zone' };
      }
      case 'integer':
      case 'number':
      case 'money': {
        const bytes = encoder.encode(text);
        const value = readNumber(bytes, 0, bytes.length);
        if (type === 'money') return fine(text);
        if (!Number.isFinite(value)) return { text, code: 'not_a_number' };
        return type === 'integer' && !Number.isInteger(value) ? { text, code: 'not_whole' } : fine(text);
      }
      default:
        return fine(text);
    }
  };
  return (text) => (text === '' ? { text, code: required === true ? 'missing_value' : null } : read(text));
}
