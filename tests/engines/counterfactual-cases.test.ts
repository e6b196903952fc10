import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterfactualsOf } from '#lib/core/audit';
import type { Engine } from '#lib/core/engine';
import { sentenceOf } from '#lib/core/i18n';
import { sql } from '#lib/core/sql';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { auditFiles } from '../support/audit';
import { rulebookFrom, sourceFile, zoneTable } from '../support/files';

const HEADER =
  'contact_id,occurred_at,channel,account_id,consumer_id,party,outcome,time_zone,recorded,crew_size,notice_at,text';
const row = (id: string, at: string, rest: string): string => `${id},${at},${rest}`;

const rulebook = (kind: string, params: string) =>
  rulebookFrom(`
id: cases
title: {en: c, zh: c}
jurisdiction: none
version: '1'
rules:
  - id: one
    kind: ${kind}
    title: {en: r, zh: r}
    citation: {instrument: i, article: a, url: ''}
    strength: policy
    severity: minor
    params: ${params}
`);

describe('the smallest change, in words', () => {
  let engine: Engine;
  beforeAll(async () => void (engine = await createDuckDbNode({ threads: 1 })));
  afterAll(() => engine.close());

  async function said(kind: string, params: string, rows: string[], locale: 'en' | 'zh' = 'en') {
    const csv = `${[HEADER, ...rows].join('\n')}\n`;
    const { judgement } = await auditFiles(engine, [sourceFile('log.csv', csv)], [rulebook(kind, params)]);
    const found = await engine.query<{ n: number }>(sql`select n from finding order by n desc limit 1`);
    const ctx = { engine, judgement, zones: zoneTable(), fileName: () => '' };
    const ways = await counterfactualsOf(ctx, `0:${found[0]!.n}`);
    return ways.map(({ message }) => sentenceOf(message, locale));
  }

  it('a call at 07:20 where calls begin at 08:00 came 40 minutes too early', async () => {
    const allowed = "{allowed: {wed: [['08:00', '21:00']]}}";
    const call = row('c1', '2026-03-04T07:20:00+08:00', 'call,A,P,,,Asia/Shanghai,,,,');
    expect(await said('contact-hours', allowed, [call])).toEqual([
      'if this call had come 40 minutes later, at 08:00 on 2026-03-04'
    ]);
    expect(await said('contact-hours', allowed, [call], 'zh')).toEqual([
      '这次电话晚 40 分钟，即 2026-03-04 08:00'
    ]);
  });

  it('one call too many in a day goes to the next, or the one before it is not made', async () => {
    const calls = [9, 11, 13].map((hour, i) =>
      row(
        `c${i + 1}`,
        `2026-03-04T${String(hour).padStart(2, '0')}:00:00+08:00`,
        'call,A,P,,,Asia/Shanghai,,,,'
      )
    );
    expect(await said('frequency-cap', '{per: [account], max: 2, window: {calendar: day}}', calls)).toEqual([
      'if this call had come one day later, on 2026-03-05',
      'if the call at 11:00 on 2026-03-04 (c2) had not been made'
    ]);
  });

  it('everything a visit missed is said together, the notice to the minute', async () => {
    const visit = row(
      'v1',
      '2026-03-04T10:00:00+08:00',
      'visit,A,P,,met,Asia/Shanghai,false,1,2026-03-04T09:00:00+08:00,'
    );
    expect(
      await said('visit-conduct', '{min_crew: 2, min_notice: {hours: 24}, recorded: true}', [visit])
    ).toEqual([
      'if 2 collectors had been present, it had been announced 24 hours before and it had been recorded'
    ]);
  });

  it('a third person may be called after two failed attempts on the debtor; there was one', async () => {
    const rows = [
      row('c1', '2026-03-04T09:00:00+08:00', 'call,A,P,debtor,no_answer,Asia/Shanghai,,,,'),
      row('c2', '2026-03-04T10:00:00+08:00', 'call,A,P,third_party,answered,Asia/Shanghai,,,,')
    ];
    expect(await said('third-party', '{allowed_after: {failed_attempts: 2}}', rows)).toEqual([
      'if one more attempt to reach the debtor had failed before this call',
      'if this call had been aimed at the debtor'
    ]);
  });

  it('a visit needs two letters first, and had none', async () => {
    const visit = row('v1', '2026-03-04T10:00:00+08:00', 'visit,A,P,,met,Asia/Shanghai,,,,');
    expect(
      (await said('stage-gate', '{channels: [visit], after: {channel: letter, count: 2}}', [visit]))[0]
    ).toBe('if 2 more of these had come before this visit: letters');
  });

  it('forbidden words are quoted', async () => {
    const sms = row(
      's1',
      '2026-03-04T10:00:00+08:00',
      'sms,A,P,,sent,Asia/Shanghai,,,,Pay or we tell your boss'
    );
    expect(await said('wording', '{patterns: [{re2: "we tell your \\\\w+"}]}', [sms])).toEqual([
      'if these words had been left out: “we tell your boss”'
    ]);
  });

  it('a contact known by its date only is not moved, and no way is made up', async () => {
    const calls = ['2026-03-04', '2026-03-04'].map((date, i) =>
      row(`c${i + 1}`, date, 'letter,A,P,,sent,Asia/Shanghai,,,,')
    );
    expect(await said('frequency-cap', '{per: [account], max: 0, window: {calendar: day}}', calls)).toEqual(
      []
    );
  });
});
