import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asksOf, exampleOf } from '#lib/core/audit';
import { TABLE_COLUMNS, TABLES } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { auditFiles } from '../support/audit';
import { rulebookFrom, sourceFile, zoneTable } from '../support/files';

const rule = (id: string, kind: string, params: string): string => `
  - id: ${id}
    kind: ${kind}
    title: {en: ${id}, zh: ${id}}
    citation: {instrument: i, article: a, url: ''}
    strength: mandatory
    severity: minor
    params: ${params}`;

const rulebook = rulebookFrom(`
id: asks
title: {en: a, zh: a}
jurisdiction: none
version: '1'
rules:${[
  rule('recorded', 'recording', '{channels: [call]}'),
  rule(
    'hours',
    'contact-hours',
    `{allowed: {${['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => `${day}: [['08:00', '21:00']]`).join(', ')}}}`
  ),
  rule('banned', 'channel-ban', '{places: [work]}'),
  rule('said', 'disclosure', '{channels: [call], fields: [recorded, identity_disclosed]}'),
  rule('optout', 'opt-out', '{}'),
  rule('fit', 'certification', '{channels: [call], requires: certified}')
].join('')}`);

const CONTACTS = `contact_id,occurred_at,channel,agency,agent,account_id,consumer_id,time_zone,place,recorded
c1,2026-03-02T10:00:00+08:00,call,X,E1,A,P,Asia/Shanghai,home,yes
c2,2026-03-02T11:00:00+08:00,call,X,E1,A,P,,home,
c3,2026-03-02T12:00:00+08:00,call,X,E1,A,P,Asia/Shanghai,,
c4,2026-03-03T12:00:00+08:00,sms,Y,E2,B,Q,Asia/Shanghai,home,
c5,2026-03-04T12:00:00+08:00,sms,,E2,C,R,,home,
`;
const REQUESTS = `request_id,received_at,consumer_id,kind,channel
r1,2026-03-01T10:00:00+08:00,Q,channel_opt_out,
`;

describe('what the agencies are asked for', () => {
  let engine: Engine;
  beforeAll(async () => void (engine = await createDuckDbNode({ threads: 1 })));
  afterAll(() => engine.close());

  const asked = async () => {
    const files = [sourceFile('log.csv', CONTACTS), sourceFile('requests.csv', REQUESTS)];
    const { judgement } = await auditFiles(engine, files, [rulebook]);
    return asksOf({ engine, judgement, zones: zoneTable(), fileName: () => '' });
  };

  it('is counted per agency and column, each contact once, with the rules that would judge it', async () => {
    const asks = await asked();
    expect(
      asks.map(({ agency, table, column, rows, outOf, rules }) => [
        agency,
        `${table}.${column}`,
        rows,
        outOf,
        rules.map(({ ruleId, rows: own }) => `${ruleId} ${own}`)
      ])
    ).toEqual([
      ['X', 'agents.certified_until', 2, 3, ['fit 2']],
      ['X', 'contacts.recorded', 2, 3, ['recorded 2', 'said 2']],
      ['X', 'contacts.identity_disclosed', 1, 3, ['said 1']],
      ['X', 'contacts.place', 1, 3, ['banned 1']],
      ['X', 'contacts.time_zone', 1, 3, ['hours 1', 'fit 1']],
      ['Y', 'requests.channel', 1, 1, ['optout 1']],
      [null, 'contacts.time_zone', 1, 1, ['hours 1']]
    ]);
  });

  it('a time zone may also be delivered once per account', async () => {
    const asks = await asked();
    expect(
      asks.filter(({ orAccount }) => orAccount !== null).map(({ column, orAccount }) => [column, orAccount])
    ).toEqual([
      ['time_zone', 'time_zone'],
      ['time_zone', 'time_zone']
    ]);
  });

  it('every column that can be asked for has an example or words to choose from', () => {
    for (const table of TABLES)
      for (const { name, type } of TABLE_COLUMNS[table])
        expect([name, type === 'enum' || exampleOf(table, name).zh !== '']).toEqual([name, true]);
  });
});
