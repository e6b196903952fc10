import { describe, expect, it } from 'vitest';
import { RULE_KINDS } from '#lib/core/rules';
import { ORACLE_KINDS, oracleVerdicts } from './oracles';
import { oracleEnv } from './oracle-env';
import { randomLog } from './random-log';
import { RANDOM_KINDS, randomRule } from './random-rule';
import { readContacts, readLog } from './read-log';
import { RANDOM_CALENDARS } from './rules/parts';

const env = oracleEnv(RANDOM_CALENDARS, null, Date.UTC(2026, 3, 5) / 86_400_000);

describe('random logs and rules', () => {
  it('are the same for the same seed and others for another', () => {
    expect(randomLog(7, 40)).toEqual(randomLog(7, 40));
    expect(randomLog(7, 40)).not.toEqual(randomLog(8, 40));
    expect(randomRule(7, 'cool-off')).toEqual(randomRule(7, 'cool-off'));
  });

  it('hold tied instants, bare dates, unknown zones and ids whose order depends on the encoding', () => {
    const contacts = readContacts(randomLog(1, 400).contacts);
    expect(new Set(contacts.map(({ contact_id }) => contact_id)).size).toBe(400);
    expect(new Set(contacts.map(({ t }) => t)).size).toBeLessThan(390);
    expect(contacts.filter(({ writtenDay }) => writtenDay !== null).length).toBeGreaterThan(5);
    expect(contacts.filter(({ zones }) => zones.length === 0).length).toBeGreaterThan(5);
    expect(contacts.filter(({ zones }) => zones.length > 1).length).toBeGreaterThan(5);
    const ids = contacts.map(({ contact_id }) => contact_id);
    const asBytes = [...ids].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
    expect([...ids].sort()).not.toEqual(asBytes);
  });

  it('there are random rules and an oracle for every kind', () => {
    expect([...RANDOM_KINDS].sort()).toEqual([...ORACLE_KINDS].sort());
    expect([...RANDOM_KINDS].sort()).toEqual([...RULE_KINDS.keys()].sort());
  });

  it.each(RANDOM_KINDS)('lead to every verdict of %s', (kind) => {
    const found = new Map<string, number>();
    for (let seed = 1; seed <= 60; seed++) {
      const log = randomLog(seed, 120, { naive: 0.1, unreadable: 0.02 });
      const options = {
        fileZone: 'America/New_York',
        consumerTimeZone: seed % 5 === 0 ? 'Asia/Shanghai' : null
      };
      const verdicts = oracleVerdicts(randomRule(seed, kind), readLog(log, options), env);
      for (const { verdict } of verdicts) found.set(verdict, (found.get(verdict) ?? 0) + 1);
    }
    for (const verdict of ['pass', 'violation', 'cannot-judge'])
      expect(found.get(verdict), verdict).toBeGreaterThan(30);
  });
});
