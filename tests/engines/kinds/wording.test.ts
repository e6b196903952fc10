import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { parseRulebook } from '#lib/core/rulebook';
import { RULE_KINDS } from '#lib/core/rules';
import { sql } from '#lib/core/sql';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { patternFault } from '../../../src/lib/core/rules/wording/re2';
import { createDuckDbWasmInNode } from '../support/duckdb-wasm-in-node';
import { HOSTILE_TEXTS } from '../support/hostile-texts';
import { findingsOf, ruleOf, verdictsOf, type Cells } from '../support/kind-log';

const sms = (id: string, text: string, more: Cells = {}): Cells => ({
  contact_id: id,
  occurred_at: '2026-03-02T12:00:00Z',
  time_zone: 'UTC',
  channel: 'sms',
  text,
  ...more
});

const rule = ruleOf('wording', {
  patterns: [
    { re2: 'arrest|jail', meaning: { en: 'threat of arrest', zh: '以抓捕相威胁' } },
    { re2: '坐牢', meaning: '以坐牢相威胁' },
    { re2: '(?:tell|call) your (boss|mother)\\b' }
  ]
});

/** Pieces of patterns, well and badly formed ones. */
const PIECES =
  'a b é 中 . ^ $ | ( ) (?: (?i) (?i: (?P<n> (?P<m> (?= (?! (?<= [ ] [^ [a-z] [z-a] [[:alpha:]] [[:nope:]] - * + ? *? {2} {2,3} {3,2} {,2} {1000} {1001} { } \\d \\W \\b \\z \\Z \\1 \\0 \\x41 \\x{4e2d} \\x4 \\pL \\p{Han} \\p{Nope} \\Q \\E \\. \\e \\ \\- : , 9'.split(
    ' '
  );

describe.each([
  ['native DuckDB', () => createDuckDbNode()],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode()]
])('wording on %s', (_name, open) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  it('a pattern matches anywhere in the text, whatever the case', async () => {
    const contacts = [
      sms('plain', 'please pay by Friday'),
      sms('upper', 'You will be ARRESTED'),
      sms('inside', 'the jailer'),
      sms('chinese', '再不还款就让你坐牢！'),
      sms('two words', 'We will Call Your Boss.'),
      sms('bounded', 'call your bossy friend')
    ];
    expect(await verdictsOf(engine, rule, { contacts })).toEqual({
      plain: 'pass',
      upper: 'violation',
      inside: 'violation',
      chinese: 'violation',
      'two words': 'violation',
      bounded: 'pass'
    });
  });

  it('a contact without text cannot be judged, for the text could match; notes are never searched', async () => {
    const contacts = [
      sms('silent', '', { notes: 'said jail' }),
      sms('mild', 'hello', { notes: 'said jail' })
    ];
    expect(await verdictsOf(engine, rule, { contacts })).toEqual({
      silent: 'cannot-judge (text)',
      mild: 'pass'
    });
  });

  it('inbound texts, other channels and consented texts are not held against anybody', async () => {
    const contacts = [
      sms('inbound', 'jail', { direction: 'inbound' }),
      sms('letter', 'jail', { channel: 'letter' }),
      sms('agreed', 'jail', { consent: true }),
      sms('agreed and silent', '', { consent: true }),
      sms('sent', 'jail')
    ];
    const narrowed = ruleOf('wording', { ...rule.params, channels: ['sms'] }, { except: ['consent'] });
    expect(await verdictsOf(engine, narrowed, { contacts })).toEqual({
      agreed: 'pass',
      'agreed and silent': 'pass',
      sent: 'violation'
    });
  });

  it('a line break is matched by no dot, and ^ is the beginning of the whole text', async () => {
    const lines = ruleOf('wording', { patterns: [{ re2: 'pay.now' }, { re2: '^now' }] });
    const contacts = [sms('broken', 'pay\nnow'), sms('whole', 'pay now'), sms('first', 'Now!')];
    expect(await verdictsOf(engine, lines, { contacts })).toEqual({
      broken: 'pass',
      whole: 'violation',
      first: 'violation'
    });
  });

  it('the finding says how many patterns matched and what they mean', async () => {
    const contacts = [sms('a', 'Jail! 坐牢'), sms('b', 'tell your mother')];
    expect(await findingsOf(engine, rule, { contacts })).toEqual({
      a: {
        measured: '2',
        limit: '0',
        witnesses: ['a'],
        en: 'The words of this text message on 2026-03-02 match 2 of the forbidden patterns: “threat of arrest”, “以坐牢相威胁”.',
        zh: '2026-03-02 的此次短信用语触及 2 项禁止表述：“以抓捕相威胁”、“以坐牢相威胁”。'
      },
      b: expect.objectContaining({
        measured: '1',
        en: 'The words of this text message on 2026-03-02 match 1 of the forbidden patterns: “(?:tell|call) your (boss|mother)\\b”.'
      })
    });
  });

  it('the fiftieth pattern is told apart from the first', async () => {
    const patterns = Array.from({ length: 50 }, (_, i) => ({ re2: `word${i}x`, meaning: `meaning ${i}` }));
    const found = await findingsOf(engine, ruleOf('wording', { patterns }), {
      contacts: [sms('a', 'word0x and word49x'), sms('b', 'word49x')]
    });
    expect(found.a!.en).toContain('match 2 of the forbidden patterns: “meaning 0”, “meaning 49”.');
    expect(found.b!.en).toContain('match 1 of the forbidden patterns: “meaning 49”.');
  });

  it('a hostile text is a pattern like any other, or refused', async () => {
    const quoted = HOSTILE_TEXTS.map((text) => `\\Q${text}\\E`).filter((re2) => patternFault(re2) === null);
    expect(quoted.length).toBeGreaterThan(10);
    for (const re2 of quoted)
      await engine.query(sql`select regexp_matches(${'x'}, list_extract([${re2}], 1), 'i') as found`);
  });

  it('the engine takes every pattern that is not refused when the rulebook is read', async () => {
    const patterns = fc
      .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 7 })
      .map((parts) => parts.join(''));
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(patterns, async (re2) => {
        if (patternFault(re2) !== null) return;
        taken++;
        await engine.query(sql`select regexp_matches(${'a 中'}, ${re2}, 'i') as found`);
      }),
      { seed: 7, numRuns: 1500 }
    );
    expect(taken).toBeGreaterThan(100);
  });
});

it('a pattern RE2 cannot have is refused with line and column when the rulebook is read', () => {
  const text = `id: x
rules:
  - id: words
    kind: wording
    params:
      patterns:
        - re2: jail
        - re2: 'pay(?!ment)'
`;
  const { rulebook, issues } = parseRulebook(text, {
    kinds: RULE_KINDS.values(),
    zoneExists: () => true,
    calendarExists: () => false
  });
  expect(rulebook).toBeNull();
  expect(issues.filter(({ severity }) => severity === 'error')).toMatchObject([
    { code: 'rulebook_issue_pattern_look_around', line: 8, column: 16, params: { got: 'pay(?!ment)' } }
  ]);
});
