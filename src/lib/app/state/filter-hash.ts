import { CHANNELS, NO_FILTER, SEVERITIES, type Filter } from '#lib/core/domain';

const DAY_MS = 86_400_000;
const LISTS = {
  agency: 'agencies',
  channel: 'channels',
  region: 'regions',
  rule: 'rules',
  severity: 'severities'
} as const;

/** Day number of `YYYY-MM-DD`, null when it is none. */
export function dayOfIso(text: string | null): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text ?? '');
  if (!match) return null;
  const instant = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return Number.isNaN(instant) ? null : instant / DAY_MS;
}

const isoOfDay = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The filter as what stands after `#`; empty when nothing is filtered. It has no place for a person's or an account's id. */
export function hashOf(filter: Filter): string {
  const parts = new URLSearchParams();
  if (filter.from !== null) parts.set('from', isoOfDay(filter.from));
  if (filter.to !== null) parts.set('to', isoOfDay(filter.to));
  for (const [key, list] of Object.entries(LISTS)) for (const value of filter[list]) parts.append(key, value);
  return parts.toString();
}

/** Reads a hash; what it does not know it leaves out. */
export function filterOf(hash: string): Filter {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const [from, to] = [dayOfIso(parts.get('from')), dayOfIso(parts.get('to'))];
  const isSwapped = from !== null && to !== null && from > to;
  const known = <T extends string>(key: string, words: readonly T[]) =>
    words.filter((word) => parts.getAll(key).includes(word));
  return {
    ...NO_FILTER,
    from: isSwapped ? to : from,
    to: isSwapped ? from : to,
    agencies: [...new Set(parts.getAll('agency'))],
    channels: known('channel', CHANNELS),
    regions: [...new Set(parts.getAll('region'))],
    rules: [...new Set(parts.getAll('rule'))],
    severities: known('severity', SEVERITIES)
  };
}
