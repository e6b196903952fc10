import type { Locale } from '#lib/core/i18n';

const FIRST: Record<Locale, string[]> = {
  zh: ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', 'UTC'],
  en: [
    'America/New_York',
    'America/Chicago',
    'America/Denver',
    'America/Los_Angeles',
    'UTC',
    'Asia/Shanghai',
    'Europe/London'
  ]
};

/** IANA zones that hold every word of the query, the likely ones first. */
export function zonesMatching(query: string, locale: Locale): string[] {
  const words = query
    .toLowerCase()
    .split(/[\s/_]+/)
    .filter(Boolean);
  const all = [...new Set([...FIRST[locale], ...Intl.supportedValuesOf('timeZone')])];
  return all.filter((zone) => words.every((word) => zone.toLowerCase().includes(word)));
}
