import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { Workspace, type LoadOptions, type SourceFile } from '#lib/core/ingest';
import { sql } from '#lib/core/sql';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { csv, seconds, source, ZONES } from './support/ingest';

let engine: Engine;
let workspace: Workspace;
beforeAll(async () => void (engine = await createDuckDbNode()));
afterAll(() => engine.close());
beforeEach(async () => void (workspace = await Workspace.open(engine, ZONES)));

const load = (files: SourceFile[], options: LoadOptions = {}) =>
  workspace.load(files, { zone: 'UTC', ...options });
const contacts = () => engine.query(sql`select * from contact order by n`);
const reasons = async () =>
  (await workspace.rejectedRows(null, 0, 100)).map(({ line, column, value, code }) => [
    line,
    column,
    value,
    code
  ]);
const doubts = async () =>
  (await workspace.dataIssues(null, 0, 100)).map(({ line, column, value, code }) => [
    line,
    column,
    value,
    code
  ]);

describe('times', () => {
  const read = async (value: string, options: LoadOptions = {}) => {
    const { refused } = await load([source('t.csv', csv('occurred_at,channel', `"${value}",call`))], options);
    expect(refused).toEqual([]);
    return (await contacts())[0]?.t ?? null;
  };
  test.each([
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05Z'],
    ['2026-01-02T03:04:05.999Z', '2026-01-02T03:04:05Z'],
    ['2026-01-02T03:04:05+08:00', '2026-01-01T19:04:05Z'],
    ['2026-01-02 03:04:05 -0530', '2026-01-02T08:34:05Z'],
    ['2026-01-02T03:04+08', '2026-01-01T19:04:00Z'],
    ['20260102T030405Z', '2026-01-02T03:04:05Z'],
    ['20260102030405', '2026-01-01T19:04:05Z'],
    ['2026-01-02 03:04', '2026-01-01T19:04:00Z'],
    ['2026/1/2 3:04', '2026-01-01T19:04:00Z'],
    ['2026/1/2 3:04:05 PM', '2026-01-02T07:04:05Z'],
    ['2026-01-02 12:04 am', '2026-01-01T16:04:00Z'],
    ['2026年1月2日 03:04:05', '2026-01-01T19:04:05Z'],
    ['2026年1月2日 15时4分', '2026-01-02T07:04:00Z'],
    ['2026年1月2日15时04分05秒', '2026-01-02T07:04:05Z'],
    ['2026年1月2日 下午3:04', '2026-01-02T07:04:00Z'],
    ['2026-01-02 上午12:04', '2026-01-01T16:04:00Z'],
    ['1767322445', '2026-01-02T02:54:05Z'],
    ['1767322445999', '2026-01-02T02:54:05Z'],
    ['2026-01-02', '2026-01-01T16:00:00Z'],
    ['2026年1月2日', '2026-01-01T16:00:00Z'],
    ['2024-02-29 24:00', '2024-02-29T16:00:00Z']
  ])('%s in Shanghai is %s', async (value, instant) => {
    expect(await read(value, { zone: 'Asia/Shanghai' })).toBe(seconds(instant));
  });
  test.each([
    '2026-02-29',
    '2026-01-02 25:00',
    '2026-01-02 10',
    '2026-13-01',
    '13:00 PM',
    '2026-01-02 13:00 PM',
    '45678',
    '2026-01-02T10:00Z+08:00',
    '26-01-02',
    '2026-01/02',
    '2026-01-02 10:5'
  ])('%s is no time', async (value) => {
    expect(await read(value)).toBe(null);
    expect(await reasons()).toEqual([[2, 'occurred_at', value, 'unreadable_time']]);
  });
  test('day and month are read in the order that was said', async () => {
    expect(await read('03/04/2026 10:00', { dayMonth: 'dmy' })).toBe(seconds('2026-04-03T10:00:00Z'));
    workspace = await Workspace.open(engine, ZONES);
    expect(await read('03/04/2026 10:00 PM', { dayMonth: 'mdy' })).toBe(seconds('2026-03-04T22:00:00Z'));
  });
  test('times the clock skipped or struck twice are kept and listed', async () => {
    await load(
      [source('d.csv', csv('occurred_at,channel', '2026-03-08 02:30,call', '2026-11-01 01:30,call'))],
      { zone: 'America/New_York' }
    );
    expect((await contacts()).map((row) => row.t)).toEqual([
      seconds('2026-03-08T07:30:00Z'),
      seconds('2026-11-01T05:30:00Z')
    ]);
    expect(await doubts()).toEqual([
      [2, 'occurred_at', '2026-03-08 02:30', 'dst_gap'],
      [3, 'occurred_at', '2026-11-01 01:30', 'dst_overlap']
    ]);
  });
  test('in the consumer’s own zone need one on the row', async () => {
    const { loaded } = await load(
      [
        source(
          'c.csv',
          csv(
            'occurred_at,channel,time_zone',
            '2026-01-01 10:00,call,Asia/Kolkata',
            '2026-01-01 10:00,call,',
            '2026-01-01T10:00Z,call,',
            '2026-01-02,call,'
          )
        )
      ],
      { zone: 'consumer' }
    );
    expect(loaded[0]).toMatchObject({ rows: 4, loaded: 3 });
    expect(await contacts()).toMatchObject([
      { t: seconds('2026-01-01T04:30:00Z'), local_day: 20454, local_second: 36000 },
      { t: seconds('2026-01-01T10:00:00Z'), local_day: null, local_second: null },
      { t: seconds('2026-01-02T00:00:00Z'), local_day: 20455, local_second: null, span: 86399 }
    ]);
    expect(await reasons()).toEqual([[3, 'occurred_at', '2026-01-01 10:00', 'no_zone']]);
  });
  test('a bare date spans its day, however long, and needs no zone', async () => {
    await workspace.load([source('b.csv', csv('occurred_at,channel', '2026-03-08,visit'))]);
    expect(await contacts()).toMatchObject([{ span: 86399, local_day: 20520 }]);
    workspace = await Workspace.open(engine, ZONES);
    await load([source('b.csv', csv('occurred_at,channel', '2026-03-08,visit'))], {
      zone: 'America/New_York'
    });
    expect(await contacts()).toMatchObject([
      { t: seconds('2026-03-08T05:00:00Z'), span: 82799, local_day: 20520, local_second: null }
    ]);
  });
});
