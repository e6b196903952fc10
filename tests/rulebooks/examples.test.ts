import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { createDuckDbWasmInNode } from '../engines/support/duckdb-wasm-in-node';
import { auditFiles, verdictsOf } from '../support/audit';
import { projectFile, readProject, shippedRulebook } from '../support/files';
import { filesOf, type Example } from './example';

const books = readdirSync(projectFile('static/rulebooks'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const examplesOf = (id: string): Example[] =>
  parse(readProject(`static/rulebooks/${id}/examples.yaml`)) as Example[];

describe.each(books)('the worked cases of %s', (id) => {
  it('are called by different names', () => {
    const names = examplesOf(id).map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('show every rule of its own broken and kept', () => {
    const { extends: base, rules } = shippedRulebook(id);
    const inherited = base === null ? [] : shippedRulebook(base).rules.map((rule) => rule.id);
    const expected = examplesOf(id).map((example) => example.expect);
    const broken = expected.flatMap((verdicts) =>
      Object.entries(verdicts).flatMap(([rule, { violation }]) => (violation.length > 0 ? [rule] : []))
    );
    const own = rules.map((rule) => rule.id).filter((rule) => !inherited.includes(rule));
    expect(own.filter((rule) => !broken.includes(rule))).toEqual([]);
  });
});

describe.each([
  ['native DuckDB', () => createDuckDbNode()],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode()]
])('on %s', (_engine, open) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  describe.each(books)('worked cases of %s', (id) => {
    it.each(examplesOf(id).map((example) => [example.name, example] as const))(
      '%s',
      async (_name, example) => {
        const shipped = shippedRulebook(id);
        const named = Object.keys(example.expect);
        for (const rule of named) expect(shipped.rules.map((r) => r.id)).toContain(rule);
        const rulebook = {
          ...shipped,
          rules: shipped.rules.map((rule) => ({ ...rule, enabled: named.includes(rule.id) }))
        };
        const { judgement } = await auditFiles(engine, filesOf(example), [rulebook], {
          zone: example.zone ?? 'UTC',
          ...(example.as_of === undefined ? {} : { asOf: Date.parse(example.as_of) / 86_400_000 })
        });
        const violations = await verdictsOf(engine, judgement, 1);
        const unclear = await verdictsOf(engine, judgement, 2);
        for (const [rule, expected] of Object.entries(example.expect)) {
          expect({
            rule,
            violation: violations.get(`${id}/${rule}`),
            'cannot-judge': unclear.get(`${id}/${rule}`)
          }).toEqual({
            rule,
            violation: [...expected.violation].sort(),
            'cannot-judge': [...expected['cannot-judge']].sort()
          });
        }
      }
    );
  });
});
