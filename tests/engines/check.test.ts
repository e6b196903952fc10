import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkContact, checkPerson, nextPermitted, type CheckRequest } from '#lib/core/audit';
import type { Engine } from '#lib/core/engine';
import { sentenceOf } from '#lib/core/i18n';
import { dateOf, dayOf } from '#lib/core/rulebook';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { auditFiles } from '../support/audit';
import { rulebookFrom, sourceFile, zoneTable } from '../support/files';

const HEADER = 'contact_id,occurred_at,channel,agency,account_id,consumer_id,outcome,time_zone,recorded';
const ZONE = 'Asia/Shanghai';
const call = (id: string, at: string, outcome = 'no_answer', zone = ZONE): string =>
  `${id},${at}+08:00,call,X,A,P,${outcome},${zone},`;

const rule = (id: string, kind: string, params: string, more = ''): string => `
  - id: ${id}
    kind: ${kind}
    title: {en: r, zh: r}
    citation: {instrument: i, article: a, url: ''}
    strength: mandatory
    severity: minor
    params: ${params}
${more}`;

const rulebook = (...rules: string[]) =>
  rulebookFrom(`
id: check
title: {en: c, zh: c}
jurisdiction: none
version: '1'
rules:${rules.join('')}`);

const HOURS = rule(
  'hours',
  'contact-hours',
  `{allowed: {${['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => `${day}: [['08:00', '21:00']]`).join(', ')}}}`
);
const day = (date: string): number => dayOf(date)!;
const at = (date: string, hour: number, minute = 0) => ({
  day: day(date),
  second: hour * 3600 + minute * 60
});

describe('may this person be contacted then', () => {
  let engine: Engine;
  beforeAll(async () => void (engine = await createDuckDbNode({ threads: 1 })));
  afterAll(() => engine.close());

  async function context(rows: string[], rules: string[], requests: string[] = []) {
    const files = [sourceFile('log.csv', `${[HEADER, ...rows].join('\n')}\n`)];
    if (requests.length > 0)
      files.push(
        sourceFile(
          'requests.csv',
          `${['request_id,received_at,consumer_id,kind,until', ...requests].join('\n')}\n`
        )
      );
    const { judgement } = await auditFiles(engine, files, [rulebook(...rules)]);
    return { engine, judgement, zones: zoneTable(), fileName: () => '' };
  }

  async function check(
    rows: string[],
    rules: string[],
    request: Partial<CheckRequest>,
    requests: string[] = []
  ) {
    const ctx = await context(rows, rules, requests);
    const asked = { accountId: 'A', channel: 'call', ...request } as const;
    const result = await checkContact(ctx, asked);
    const times = await nextPermitted(ctx, asked);
    const next = times.find(({ channel }) => channel === (request.channel ?? 'call'))!;
    const { local } = next;
    const when =
      local === null
        ? null
        : `${dateOf(local.day)} ${new Date(local.second * 1000).toISOString().slice(11, 16)}`;
    return { result, first: result.rules[0]!, times, next, when };
  }

  it('a call at 07:20 is too early, and permitted at 08:00 the same day', async () => {
    const { first, when } = await check([call('c1', '2026-03-02T10:00:00')], [HOURS], {
      at: at('2026-03-04', 7, 20)
    });
    expect(first.answer).toBe('forbidden');
    expect(sentenceOf(first.message!, 'en')).toContain('07:20');
    expect(when).toBe('2026-03-04 08:00');
  });

  it('a call at 21:00 has to wait for the morning', async () => {
    const { when } = await check([call('c1', '2026-03-02T10:00:00')], [HOURS], {
      at: at('2026-03-04', 21)
    });
    expect(when).toBe('2026-03-05 08:00');
  });

  it('a call within hours is permitted when it was asked for, by default on the as-of date at noon', async () => {
    const { result, first, next, when } = await check([call('c1', '2026-03-02T10:00:00')], [HOURS], {});
    expect([first.answer, next.status, when]).toEqual(['permitted', 'asked', '2026-03-02 12:00']);
    expect(result.account).toEqual({
      accountId: 'A',
      consumerId: 'P',
      agency: 'X',
      contacts: 1,
      zone: ZONE
    });
  });

  const SEVEN = rule(
    'seven',
    'frequency-cap',
    '{channels: [call], per: [account], max: 7, window: {rolling_days: 7}}'
  );
  const calls = ['02', '02', '02', '04', '04', '04', '04'].map((date, i) =>
    call(`c${i}`, `2026-03-${date}T1${i}:00:00`)
  );

  it('the eighth call within seven days waits until the first day has left the window, and texts need not', async () => {
    const { first, when, times } = await check(calls, [HOURS, SEVEN], { at: at('2026-03-05', 12) });
    expect([first.ruleId, first.answer]).toEqual(['seven', 'forbidden']);
    expect(when).toBe('2026-03-09 08:00');
    expect(times.find(({ channel }) => channel === 'sms')!.status).toBe('asked');
  });

  it('six days after the first of seven calls is still within the window, the seventh is not', async () => {
    expect((await check(calls, [SEVEN], { at: at('2026-03-08', 12) })).when).toBe('2026-03-09 00:00');
    expect((await check(calls, [SEVEN], { at: at('2026-03-09', 12) })).next.status).toBe('asked');
  });

  it.each([
    ['the day of a conversation is the first of seven', '', '2026-03-09 00:00'],
    ['seven days are free after the day of a conversation', ', trigger_day_counts: false', '2026-03-10 00:00']
  ])('%s', async (_, more, free) => {
    const coolOff = rule(
      'cool',
      'cool-off',
      `{trigger: {outcomes: [conversation]}, per: [account], days: 7${more}}`
    );
    const { first, when } = await check([call('c1', '2026-03-02T10:00:00', 'conversation')], [coolOff], {
      at: at('2026-03-04', 12)
    });
    expect(first.answer).toBe('forbidden');
    expect(sentenceOf(first.message!, 'en')).toContain('2026-03-02');
    expect(when).toBe(free);
  });

  it('a day after a call at 10:00:30 is the minute that begins next', async () => {
    const gap = rule('gap', 'min-gap', '{per: [account], gap: {hours: 24}}');
    const { when } = await check([call('c1', '2026-03-04T10:00:30')], [gap], { at: at('2026-03-04', 12) });
    expect(when).toBe('2026-03-05 10:01');
  });

  it('a person of unknown zone: hours cannot be judged, and no time can be said', async () => {
    const { first, next } = await check([call('c1', '2026-03-02T10:00:00', 'no_answer', '')], [HOURS], {
      at: at('2026-03-04', 12)
    });
    expect([first.answer, first.missing, next.status]).toEqual(['unclear', 'time_zone', 'unsaid']);
  });

  const STOP = rule('stop', 'stop-contact', '{request_kinds: [cease], per: [consumer]}');

  it('who asked not to be contacted may not be within 60 days', async () => {
    const asked = 'r1,2026-03-03T09:00:00+08:00,P,cease,';
    const { first, next, times } = await check(
      [call('c1', '2026-03-02T10:00:00')],
      [STOP, HOURS],
      { at: at('2026-03-04', 12) },
      [asked]
    );
    expect([first.ruleId, first.answer, next.status]).toEqual(['stop', 'forbidden', 'none']);
    expect(sentenceOf(first.message!, 'en')).toContain('r1');
    expect(new Set(times.map(({ status }) => status))).toEqual(new Set(['none']));
  });

  it('until the request ends', async () => {
    const asked = 'r1,2026-03-03T09:00:00+08:00,P,cease,2026-03-20T15:30:00+08:00';
    const { when } = await check(
      [call('c1', '2026-03-02T10:00:00')],
      [STOP, HOURS],
      { at: at('2026-03-04', 12) },
      [asked]
    );
    expect(when).toBe('2026-03-20 15:30');
  });

  it('what has to be done with a contact is said, not taken for missing', async () => {
    const recorded = rule('rec', 'recording', '{channels: [call]}');
    const { first } = await check([call('c1', '2026-03-02T10:00:00')], [recorded], {});
    expect([first.answer, first.provided]).toEqual(['permitted', ['recorded']]);
    const { first: sms } = await check([call('c1', '2026-03-02T10:00:00')], [recorded], { channel: 'sms' });
    expect(sms.answer).toBe('silent');
  });

  it('a call outside the hours would be permitted had the person agreed to it', async () => {
    const consented = HOURS.replace('severity: minor', 'severity: minor\n    except: [consent]');
    const { first } = await check([call('c1', '2026-03-02T10:00:00')], [consented], {
      at: at('2026-03-04', 22)
    });
    expect([first.answer, first.withConsent]).toEqual(['forbidden', true]);
  });

  it('a third unanswered call in a day is a breach only if nobody answers', async () => {
    const unanswered = rule(
      'un',
      'frequency-cap',
      '{counts: unanswered, per: [account], max: 2, window: {calendar: day}}'
    );
    const rows = [call('c1', '2026-03-04T09:00:00'), call('c2', '2026-03-04T10:00:00')];
    const { first, when } = await check(rows, [unanswered], { at: at('2026-03-04', 12) });
    expect([first.answer, first.onlyIf]).toEqual(['forbidden', 'unreached']);
    expect(when).toBe('2026-03-05 00:00');
  });

  it('a rule that ends years after the log forbids nothing from then on', async () => {
    const ending = rule('stop', 'channel-ban', '{channels: [call]}', '    effective: {to: 2031-03-01}\n');
    const rows = [call('c1', '2026-03-02T10:00:00')];
    expect((await check(rows, [ending], { at: at('2031-02-28', 12) })).when).toBe('2031-03-01 00:00');
    expect((await check(rows, [ending], { at: at('2031-03-02', 12) })).first.answer).toBe('silent');
  });

  it('the accounts of a person, the one contacted last first', async () => {
    const other = call('c2', '2026-03-05T10:00:00').replace(',A,P,', ',B,P,');
    const ctx = await context([call('c1', '2026-03-02T10:00:00'), other], [HOURS]);
    const { accounts, day: asOf } = await checkPerson(ctx, { consumerId: 'P' });
    expect(accounts.map(({ accountId }) => accountId)).toEqual(['B', 'A']);
    expect(asOf).toBe(day('2026-03-05'));
  });
});
