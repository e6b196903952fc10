import { dayOf } from './day';
import type { Citation, Plain } from './types';

export interface DatedValue {
  from: number;
  value: Plain;
  citation: Citation | null;
  /** Position in the list as written. */
  index: number;
}

const isMap = (value: Plain | undefined): value is { [key: string]: Plain } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list whose items all have `from` and `value` is a dated parameter (semantics §4). */
export const isDated = (value: Plain): value is { [key: string]: Plain }[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((item) => isMap(item) && Object.hasOwn(item, 'from') && Object.hasOwn(item, 'value'));

const textOf = (value: Plain | undefined): string => (typeof value === 'string' ? value : '');

export function citationOf(value: Plain | undefined): Citation | null {
  if (!isMap(value)) return null;
  return { instrument: textOf(value.instrument), article: textOf(value.article), url: textOf(value.url) };
}

/** Items of a dated parameter by date; those whose `from` is no date are left out. */
export function datedValues(list: { [key: string]: Plain }[]): DatedValue[] {
  const items = list.flatMap((item, index) => {
    const from = dayOf(textOf(item.from));
    return from === null ? [] : [{ from, value: item.value!, citation: citationOf(item.citation), index }];
  });
  return items.sort((one, other) => one.from - other.from);
}
