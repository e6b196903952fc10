import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULE_KINDS } from '#lib/core/rules';
import { parseRulebook, segmentsOf, toYaml } from '.';

const folder = new URL('../../../../static/rulebooks/', import.meta.url);
const { zones } = JSON.parse(readFileSync(new URL('../zones.json', folder), 'utf8'));
const ids = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const texts = ids.map((id) => readFileSync(new URL(`${id}/rulebook.yaml`, folder), 'utf8'));
const options = {
  kinds: [...RULE_KINDS.values()],
  zoneExists: (zone: string) => Object.hasOwn(zones, zone),
  calendarExists: () => true
};

const sentences = ['en', 'zh'].map((locale) =>
  JSON.parse(readFileSync(new URL(`../i18n/messages/${locale}/rulebook.json`, import.meta.url), 'utf8'))
);

const NASTY = [
  ...[
    '&a ',
    '*a',
    '!!js/function ',
    '!x ',
    '<<: *a',
    '__proto__: {}',
    'constructor: 1',
    '---\n',
    '...\n',
    '%YAML 1.1\n'
  ],
  ...[
    '\t',
    '\u0000',
    '\u2028',
    '\uD800',
    '\uFEFF',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '|',
    '>',
    '?',
    ': ',
    '- ',
    '#',
    '\n',
    '@',
    '`'
  ],
  ...[
    '.inf',
    '.nan',
    '-0',
    '1e999',
    '9007199254740993',
    '0x10',
    '~',
    'null',
    'true',
    '2026-02-30',
    '24:01',
    '  ',
    '催'
  ],
  ...['[[[[[[[[', '{{{{{{{{', `${'- '.repeat(40)}`, ' '.repeat(200)]
];

type Edit = { at: number; drop: number; put: string } | { line: number; to: number };

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    at: fc.nat(),
    drop: fc.nat({ max: 12 }),
    put: fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 6 }), fc.constant(''))
  }),
  fc.record({ line: fc.nat(), to: fc.nat() })
);

function edited(text: string, edits: readonly Edit[]): string {
  let out = text;
  for (const each of edits) {
    if ('at' in each) {
      const at = each.at % (out.length + 1);
      out = out.slice(0, at) + each.put + out.slice(at + each.drop);
    } else {
      const lines = out.split('\n');
      const [moved = ''] = lines.splice(each.line % lines.length, 1);
      lines.splice(each.to % (lines.length + 1), 0, moved);
      out = lines.join('\n');
    }
  }
  return out;
}

const mutated = fc
  .tuple(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 6 }))
  .map(([text, edits]) => edited(text, edits));

/** A rulebook that can be judged by and written out, or at least one mistake with a place and a sentence. */
function holds(source: string | Uint8Array, text: string): void {
  const { rulebook, issues } = parseRulebook(source, options);
  const lines = text.split('\n');
  for (const issue of issues) {
    expect(issue.line).toBeGreaterThanOrEqual(1);
    expect(issue.line).toBeLessThanOrEqual(lines.length);
    expect(issue.column).toBeGreaterThanOrEqual(1);
    for (const language of sentences) expect(language).toHaveProperty(issue.code);
    for (const value of Object.values(issue.params)) expect(value).toBeTypeOf('string');
  }
  expect(rulebook === null).toBe(issues.some(({ severity }) => severity === 'error'));
  if (rulebook === null) return;
  for (const rule of rulebook.rules) segmentsOf(rule, RULE_KINDS.get(rule.kind)!);
  expect(parseRulebook(toYaml(rulebook), options).rulebook).toEqual({ ...rulebook, extends: null });
}

describe('a rulebook that was edited at random', () => {
  it('is read or refused with a place and a sentence, and never breaks the reader', () => {
    fc.assert(
      fc.property(mutated, (text) => holds(text, text)),
      { seed: 20_261_124, numRuns: 600 }
    );
  }, 120_000);

  it('is refused at a place when its bytes are no UTF-8', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.integer({ min: 0x80, max: 0xff }),
        (text, at, byte) => {
          const bytes = new TextEncoder().encode(text);
          bytes[at % bytes.length] = byte;
          const decoded = new TextDecoder().decode(bytes);
          const isUtf8 = !decoded.includes('\uFFFD');
          const { rulebook, issues } = parseRulebook(bytes, options);
          if (isUtf8) return holds(bytes, decoded);
          const place = decoded.slice(0, decoded.indexOf('\uFFFD')).split('\n');
          expect(rulebook).toBeNull();
          expect(issues).toMatchObject([
            { code: 'rulebook_issue_not_utf8', line: place.length, column: place.at(-1)!.length + 1 }
          ]);
        }
      ),
      { seed: 20_261_124, numRuns: 300 }
    );
  }, 120_000);
});
