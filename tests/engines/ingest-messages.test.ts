import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ISSUE_CODES, REASON_CODES } from '#lib/core/ingest';

const keys = [
  ...ISSUE_CODES.map((code) => `issue_${code}`),
  ...REASON_CODES.map((code) => `reason_${code}`)
].sort();
const messages = (locale: string): Record<string, string> =>
  JSON.parse(readFileSync(`src/lib/core/i18n/messages/${locale}/issues.json`, 'utf8'));
const values = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test.each(['en', 'zh'])(
  'every fault of a file has a sentence in %s, and no sentence lacks its fault',
  (locale) => {
    expect(
      Object.keys(messages(locale))
        .filter((key) => /^(issue|reason)_/.test(key))
        .sort()
    ).toEqual(keys);
  }
);

test.each(keys)('%s names the same values in both languages', (key) => {
  expect(values(messages('zh')[key]!)).toEqual(values(messages('en')[key]!));
});
