import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ruleCounts, type FigureContext } from '#lib/core/audit';
import { NO_FILTER } from '#lib/core/domain';
import { sentenceOf } from '#lib/core/i18n';
import { dayOf } from '#lib/core/rulebook';
import { figuresOf } from '../../src/lib/core/audit/figures';
import { evidenceOf, findingsCsv, findingsPage, verdictsCsv } from '../../src/lib/core/audit/findings';
import { judgedLog } from '../support/figures';

const rule = (id: string, kind: string, params: string): string => `
  - id: ${id}
    kind: ${kind}
    title: { en: ${id}, zh: ${id} }
    citation: { instrument: House policy, article: "${id}", url: "" }
    strength: policy
    severity: major
    params: ${params}`;

const RULEBOOK = `
id: small
title: { en: Small, zh: 小 }
jurisdiction: XX
version: "1"
time_zone: Asia/Shanghai
rules:${rule('answered', 'complaint-deadline', '{ tiers: [{ when: { severity: high }, days: 1 }, { days: 10 }] }')}
${rule('held', 'complaint-hold', '{ channels: [call] }')}
${rule('hours', 'consumer-hours', '{}')}
${rule('opted-out', 'opt-out', '{ honour_within: { days: 1 } }')}
${rule('stopped', 'stop-contact', '{ request_kinds: [cease], per: [consumer], allowed_followups: 1, honour_within: { hours: 2 } }')}
`;

const CONTACTS = `contact_id,occurred_at,channel,agency,account_id,consumer_id,time_zone
c1,2026-03-05T09:00:00+08:00,letter,North,X1,P1,Asia/Shanghai
c2,2026-03-06T09:00:00+08:00,call,North,X1,P1,Asia/Shanghai
c3,2026-03-06T20:00:00+08:00,sms,South,X2,P2,Asia/Shanghai
c4,2026-03-20T20:00:00+08:00,email,South,X3,P3,Asia/Shanghai
`;
const REQUESTS = `request_id,received_at,kind,account_id,consumer_id,channel,hours_from,hours_to
r1,2026-03-05T06:00:00+08:00,cease,X1,P1,,,
r2,2026-03-04T23:00:00+08:00,channel_opt_out,X2,P2,sms,,
r3,2026-03-04T23:00:00+08:00,hours,X2,P2,,09:00,18:00
`;
const COMPLAINTS = `complaint_id,received_at,account_id,consumer_id,agency,agent,channel,category,severity,outcome,closed_at
k1,2026-03-05T23:30:00+08:00,X1,P1,North,"Li, A",call,Rude,high,upheld,2026-03-08T10:00:00+08:00
k2,2026-03-10T10:00:00+08:00,X3,P3,South,,,Rude,,,
k3,2026-03-20,X3,P3,South,,,Rude,high,open,
`;

describe('findings of requests and complaints', () => {
  let ctx: FigureContext;
  beforeAll(async () => {
    ctx = await judgedLog(
      { 'contacts.csv': CONTACTS, 'requests.csv': REQUESTS, 'complaints.csv': COMPLAINTS },
      RULEBOOK
    );
  });
  afterAll(() => ctx.engine.close());

  const rowsOf = async (chunks: AsyncIterable<string>): Promise<string[]> => {
    let text = '';
    for await (const chunk of chunks) text += chunk;
    return text.trim().split('\n').slice(1);
  };
  const english = (message: Parameters<typeof sentenceOf>[0]): string => sentenceOf(message, 'en');

  test('a complaint is written with its own date, people and place in its file', async () => {
    const rows = await rowsOf(findingsCsv(ctx, { filter: NO_FILTER }, english));
    expect(rows).toEqual([
      'answered,small,violation,,k1,,X1,P1,North,"Li, A",call,2026-03-05T15:30:00Z,2026-03-05T23:30:00+08:00,3,1,,,major,policy,"House policy, answered",complaints.csv,2,' +
        '"Complaint k1, received on 2026-03-05, was due on 2026-03-06 and closed on 2026-03-08, 2 days late."',
      'held,small,violation,c2,,,X1,P1,North,,call,2026-03-06T01:00:00Z,2026-03-06T09:00:00+08:00,1,0,,c2,major,policy,"House policy, held",contacts.csv,3,' +
        '"This call on 2026-03-06 was made while complaint k1 was open: received on 2026-03-05, closed on 2026-03-08."',
      'hours,small,violation,c3,,,X2,P2,South,,sms,2026-03-06T12:00:00Z,2026-03-06T20:00:00+08:00,20:00:00,09:00-18:00,,c3,major,policy,"House policy, hours",contacts.csv,4,' +
        "This text message was made at 20:00:00 on 2026-03-06 in the consumer's zone Asia/Shanghai; on 2026-03-04 the consumer asked to be contacted only at 09:00-18:00 (request r3).",
      'opted-out,small,violation,c3,,,X2,P2,South,,sms,2026-03-06T12:00:00Z,2026-03-06T20:00:00+08:00,2,1,,c3,major,policy,"House policy, opted-out",contacts.csv,4,' +
        'This text message on 2026-03-06 used a channel the consumer opted out of on 2026-03-04 (request r2); the request has to be honoured within 1 day.',
      'stopped,small,violation,c2,,,X1,P1,North,,call,2026-03-06T01:00:00Z,2026-03-06T09:00:00+08:00,27,2,,c1;c2,major,policy,"House policy, stopped",contacts.csv,3,' +
        '"This call on 2026-03-06 came after a request to stop contact (request r1) was received on 2026-03-05; the request has to be honoured within 2 hours, and what may still follow it (1) had been used up."'
    ]);
  });

  test('every complaint judged, or not to be judged, is among the verdicts', async () => {
    const rows = await rowsOf(verdictsCsv(ctx, NO_FILTER, english));
    const complaints = rows
      .filter((row) => row.startsWith('answered'))
      .map((row) => row.split(',').slice(2, 5));
    expect(complaints).toEqual([
      ['violation', '', 'k1'],
      ['cannot-judge', '', 'k2'],
      ['pass', '', 'k3']
    ]);
  });

  test('counts go by the date received in the rulebook’s zone', async () => {
    const on = async (from: string, to: string) =>
      (await ruleCounts(ctx, { ...NO_FILTER, from: dayOf(from), to: dayOf(to) })).find(
        ({ ruleId }) => ruleId === 'answered'
      );
    expect(await on('2026-03-01', '2026-03-31')).toMatchObject({
      applicable: 3,
      judged: 2,
      violations: 1,
      cannotJudge: 1
    });
    expect(await on('2026-03-05', '2026-03-05')).toMatchObject({ applicable: 1, judged: 1, violations: 1 });
    expect(await on('2026-03-06', '2026-03-10')).toMatchObject({
      applicable: 1,
      judged: 0,
      violations: 0,
      cannotJudge: 1
    });
    expect(await on('2026-03-20', '2026-03-20')).toMatchObject({ applicable: 1, judged: 1, violations: 0 });
    const { tally } = ctx.judgement.rules.find(({ compiled }) => compiled.rule.id === 'answered')!;
    expect(tally).toMatchObject({
      applicable: 3,
      judged: 2,
      violations: 1,
      cannotJudge: 1,
      missing: [{ column: 'severity', count: 1 }]
    });
  });

  test('a complaint’s finding opens with the contacts around it', async () => {
    const query = {
      search: 'k1',
      sort: 'when',
      descending: false,
      offset: 0,
      limit: 10,
      filter: NO_FILTER
    } as const;
    const { rows, total } = await findingsPage(ctx, query);
    expect([total, rows[0]!.complaintId, rows[0]!.contactId, rows[0]!.agent]).toEqual([
      1,
      'k1',
      null,
      'Li, A'
    ]);
    const evidence = await evidenceOf(ctx, rows[0]!.key);
    expect(evidence.finding.complaintId).toBe('k1');
    expect(evidence.timeline.map(({ contactId }) => contactId)).toEqual(['c1', 'c2']);
    expect(evidence.witnesses).toEqual([]);
  });

  test('figures count complaints like groups, and groups apart from them', async () => {
    const overview = await figuresOf(ctx, 'overview', { filter: NO_FILTER, rule: null });
    expect(overview.rules.find(({ ruleId }) => ruleId === 'answered')).toMatchObject({
      violations: 1,
      judged: 2,
      cannotJudge: 1
    });
    expect(overview.headline.violations).toBe(5);
    const complaints = await figuresOf(ctx, 'complaints', { filter: NO_FILTER, rule: null });
    expect(complaints.groups).toEqual([]);
    expect(complaints.byAgency.map(({ judgedGroups }) => judgedGroups)).toEqual([0, 0]);
  });
});
