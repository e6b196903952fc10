import { describe, expect, it } from 'vitest';
import * as domain from '#lib/core/domain';
import { nameOf, type NamedWords } from './index';

const files = import.meta.glob<Record<string, string | object>>('./messages/*/*.json', {
  eager: true,
  import: 'default'
});
const areas = ['common', 'pages', 'rules', 'counterfactual', 'issues', 'mapping', 'check'];
const messages = (locale: string, area: string) => files[`./messages/${locale}/${area}.json`] ?? {};
const placeholders = (text: unknown) =>
  [...new Set(JSON.stringify(text).match(/\{[a-z_A-Z0-9]+\}/g) ?? [])].sort();

describe.each(areas)('messages of %s', (area) => {
  const en = messages('en', area);
  const zh = messages('zh', area);
  it('exist in both languages', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  });
  it('take the same values in both languages', () => {
    const differing = Object.keys(en).filter(
      (key) => `${placeholders(en[key])}` !== `${placeholders(zh[key])}`
    );
    expect(differing).toEqual([]);
  });
});

it('no key is written in two files', () => {
  const keys = areas.flatMap((area) => Object.keys(messages('en', area)).filter((key) => key !== '$schema'));
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

it('every word of the domain has a name in both languages', () => {
  const words: { [K in keyof NamedWords]: readonly NamedWords[K][] } = {
    channel: domain.CHANNELS,
    outcome: domain.OUTCOMES,
    party: domain.PARTIES,
    place: domain.PLACES,
    severity: domain.SEVERITIES,
    strength: domain.STRENGTHS,
    verdict: domain.VERDICTS,
    subject: domain.SUBJECT_KEYS,
    complaint_outcome: domain.COMPLAINT_OUTCOMES,
    complaint_severity: domain.COMPLAINT_SEVERITIES
  };
  for (const [kind, list] of Object.entries(words))
    for (const word of list)
      for (const locale of ['en', 'zh'] as const)
        expect(nameOf(kind as keyof NamedWords, word as never, locale), `${kind} ${word} ${locale}`).toMatch(
          /\S/
        );
});
