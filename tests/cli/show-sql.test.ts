import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { showSql } from '../../src/cli/commands/show-sql';
import { shippedRulebooks } from '../../src/cli/program';
import type { Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { auditFiles } from '../support/audit';
import { rulebookFrom, projectSource, readProject } from '../support/files';
import { printed } from './support/printed';

let engine: Engine;
beforeAll(async () => {
  engine = await createDuckDbNode();
  const rulebook = rulebookFrom(readProject('static/rulebooks/us-reg-f/rulebook.yaml'));
  await auditFiles(engine, [projectSource('sample-data/us/contacts.csv')], [rulebook], { zone: 'UTC' });
});
afterAll(() => engine?.close());

/** Statements without the remarks before them. */
const statementsOf = (text: string): string[] =>
  text
    .split(';\n')
    .map((part) => part.replaceAll(/^-- .*\n/gm, '').trim())
    .filter((part) => part !== '');

describe('decorum show-sql', () => {
  it.each(shippedRulebooks())(
    'prints statements of %s that run as they stand on what an audit loads',
    async (id) => {
      const { code, text } = await printed(showSql, [id]);
      expect(code).toBe(0);
      const statements = statementsOf(text);
      expect(statements.length).toBeGreaterThan(0);
      for (const sql of statements)
        await expect(engine.query({ sql, params: [] }), sql).resolves.toBeInstanceOf(Array);
    }
  );

  it('gives the verdicts that an audit gives, values written in', async () => {
    const { text } = await printed(showSql, ['us-reg-f', '--rule', 'seven-days-after-conversation']);
    const [statement, ...more] = statementsOf(text);
    expect(more).toEqual([]);
    expect(statement).not.toContain('?');
    const [found] = await engine.query<{ count: number }>({
      sql: `select count(*) as count from (${statement}) where verdict = 1`,
      params: []
    });
    const planted = JSON.parse(readProject('sample-data/us/planted.json')) as {
      rules: Record<string, number>;
    };
    expect(found!.count).toBe(planted.rules['us-reg-f/seven-days-after-conversation']);
  });

  it('shows one statement for each stretch of time with the same values, and since when they are in force', async () => {
    const { text } = await printed(showSql, ['us-reg-f', '--rule', 'seven-in-seven', '--lang', 'zh']);
    expect(text).toContain('\n-- 规则 seven-in-seven (frequency-cap): ');
    expect(text).toMatch(/^-- {2}max: 7$/m);
    expect(text).toMatch(/^-- 自 2021-11-30$/m);
    const before = ['us-reg-f', '--rule', 'seven-in-seven', '--from', '2020-01-01', '--to', '2020-12-31'];
    expect(statementsOf((await printed(showSql, before)).text)).toHaveLength(1);
  });

  it.each([
    ['a rule it has not', ['us-reg-f', '--rule', 'nine-in-nine'], 'has no rule "nine-in-nine"'],
    ['no rulebook', [], 'no rulebook was given'],
    ['two rulebooks', ['us-reg-f', 'house-policy'], 'one rulebook at a time'],
    [
      'dates the wrong way round',
      ['us-reg-f', '--from', '2026-02-01', '--to', '2026-01-01'],
      'later than --to'
    ]
  ])('refuses %s', async (_what, args, clause) => {
    await expect(showSql(args)).rejects.toThrow(clause);
  });
});
