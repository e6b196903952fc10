import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_FILTER } from '#lib/core/domain';
import { sentenceOf } from '#lib/core/i18n';
import { figuresOf, type FigureContext } from '../../src/lib/core/audit/figures';
import {
  complaintsOf,
  contactsOf,
  evidenceOf,
  findingsCsv,
  findingsPage,
  search,
  timelineOf,
  verdictsCsv
} from '../../src/lib/core/audit/findings';
import { judgedLog } from '../support/figures';

const RULEBOOK = `
id: small
title: { en: Small, zh: 小 }
jurisdiction: XX
version: "1"
time_zone: Asia/Shanghai
rules:
  - id: two-a-day
    kind: frequency-cap
    title: { en: Two a day, zh: 每日两次 }
    citation: { instrument: House policy, article: "1", url: "" }
    strength: policy
    severity: major
    params:
      per: [consumer]
      max: [{ from: 2026-01-01, value: 2 }, { from: 2026-03-05, value: 1 }]
      window: { calendar: day }
  - id: daytime
    kind: contact-hours
    title: { en: Daytime, zh: 白天 }
    citation: { instrument: House policy, article: "2, first part", url: "" }
    strength: policy
    severity: critical
    except: [consent]
    params:
      allowed: { mon: [["08:00", "20:00"]], tue: [["08:00", "20:00"]], wed: [["08:00", "20:00"]], thu: [["08:00", "20:00"]], fri: [["08:00", "20:00"]] }
      basis: all_candidates
  - id: few-complaints
    kind: complaint-rate
    title: { en: Few complaints, zh: 少投诉 }
    citation: { instrument: House policy, article: "3", url: "" }
    strength: policy
    severity: minor
    params: { period: month, by: [agency], denominator: accounts, scale: 1000, max: 10 }
`;

const CONTACTS = `contact_id,occurred_at,channel,agency,agent,account_id,consumer_id,direction,time_zone,consent
a1,2026-03-04T09:00:00+08:00,call,=North,"Li, A",X1,P1,outbound,Asia/Shanghai,
a2,2026-03-04T10:00:00+08:00,call,=North,"Li, A",X1,P1,outbound,Asia/Shanghai,
a3,2026-03-04T11:00:00+08:00,sms,=North,-5,X1,P1,outbound,Asia/Shanghai,
a4,2026-03-04T12:00:00+08:00,call,=North,"Li, A",X1,P1,inbound,Asia/Shanghai,
b1,2026-03-05T09:00:00+08:00,call,South,,X2,P2,outbound,Asia/Shanghai,
b2,2026-03-05T09:30:00+08:00,call,South,,X2,P2,outbound,Asia/Shanghai,
c1,2026-03-06T21:30:00+08:00,call,South,,X3,P3,outbound,Asia/Shanghai;Asia/Tokyo,
c2,2026-03-07,visit,South,,X3,P3,outbound,Asia/Shanghai,
c3,2026-03-09T19:30:00+08:00,call,South,,X3,P3,outbound,Asia/Shanghai;Asia/Tokyo,
d1,2026-03-10T23:00:00+08:00,call,,,X4,P4,outbound,,
d2,2026-04-01T07:00:00+08:00,call,South,,X4,P4,outbound,Asia/Shanghai,true
`;

const COMPLAINTS = `complaint_id,received_at,account_id,consumer_id,agency,category
k1,2026-03-20T10:00:00+08:00,X1,P1,=North,Rude
k2,2026-03-20T11:00:00+08:00,X1,P1,=North,Rude
k3,2026-03-21T11:00:00+08:00,X3,P3,=North,
k4,2026-04-02T11:00:00+08:00,X3,P3,South,
`;

const TABLE = { search: '', sort: 'when', descending: false, offset: 0, limit: 100 } as const;

describe('a log small enough to count by hand', () => {
  let ctx: FigureContext;
  beforeAll(async () => {
    ctx = await judgedLog({ 'contacts.csv': CONTACTS, 'complaints.csv': COMPLAINTS }, RULEBOOK);
  });
  afterAll(() => ctx.engine.close());

  const csvOf = async (neutralise = false): Promise<string[]> => {
    let text = '';
    for await (const piece of findingsCsv(ctx, { filter: NO_FILTER }, ({ code }) => code, { neutralise }))
      text += piece;
    return text.split('\n');
  };
  const ids = async (query: Partial<Parameters<typeof findingsPage>[1]>) =>
    (await findingsPage(ctx, { ...TABLE, filter: NO_FILTER, ...query })).rows.map(
      ({ contactId, group }) => contactId ?? group
    );

  test('the headline counts what the log says', async () => {
    const { headline } = await figuresOf(ctx, 'overview', { filter: NO_FILTER, rule: null });
    expect(headline).toMatchObject({
      contacts: 11,
      outbound: 10,
      people: 4,
      judged: { part: 9, base: 10 },
      violations: 7,
      violatingContacts: { count: 5, base: 9, scale: 1000, value: 555.555555556 },
      peopleAffected: { part: 3, base: 4 },
      outOfHours: { part: 3, base: 9 },
      complaints: { count: 4, base: 4, value: 1000 }
    });
  });

  test('findings.csv is exact to the byte', async () => {
    expect(await csvOf()).toEqual([
      'rule_id,rulebook_id,verdict,contact_id,complaint_id,group,account_id,consumer_id,agency,agent,channel,occurred_at,local_time,measured,limit,limit_since,witness_ids,severity,strength,citation,file,line,explanation',
      'daytime,small,violation,c1,,,X3,P3,South,,call,2026-03-06T13:30:00Z,2026-03-06T21:30:00+08:00,21:30:00,08:00-20:00,,c1,critical,policy,"House policy, 2, first part",contacts.csv,8,explain_contact_hours',
      'daytime,small,violation,c2,,,X3,P3,South,,visit,2026-03-07T00:00:00Z,2026-03-07,,none,,c2,critical,policy,"House policy, 2, first part",contacts.csv,9,explain_contact_hours_closed',
      'daytime,small,violation,c3,,,X3,P3,South,,call,2026-03-09T11:30:00Z,2026-03-09T19:30:00+08:00,20:30:00,08:00-20:00,,c3,critical,policy,"House policy, 2, first part",contacts.csv,10,explain_contact_hours',
      'few-complaints,small,violation,,,=North|2026-03,,,=North,,,,,3000,10,,,minor,policy,"House policy, 3",,,explain_complaint_rate',
      'few-complaints,small,violation,,,South|2026-04,,,South,,,,,1000,10,,,minor,policy,"House policy, 3",,,explain_complaint_rate',
      'two-a-day,small,violation,a3,,,X1,P1,=North,-5,sms,2026-03-04T03:00:00Z,2026-03-04T11:00:00+08:00,3,2,2026-01-01,a1;a2;a3,major,policy,"House policy, 1",contacts.csv,4,explain_frequency_cap',
      'two-a-day,small,violation,b2,,,X2,P2,South,,call,2026-03-05T01:30:00Z,2026-03-05T09:30:00+08:00,2,1,2026-03-05,b1;b2,major,policy,"House policy, 1",contacts.csv,7,explain_frequency_cap',
      ''
    ]);
  });

  test('verdicts.csv holds every judged row and every one that cannot be judged, violations word for word', async () => {
    let text = '';
    for await (const piece of verdictsCsv(ctx, NO_FILTER, ({ code }) => code)) text += piece;
    const lines = text.trimEnd().split('\n').slice(1);
    const of = (rule: string): string[] =>
      lines
        .filter((line) => line.startsWith(`${rule},`))
        .map((line) => line.split(','))
        .map((cells) => `${cells[3] || cells[5]} ${cells[2]}`);
    expect(of('daytime')).toEqual([
      'a1 pass',
      'a2 pass',
      'a3 pass',
      'b1 pass',
      'b2 pass',
      'c1 violation',
      'c2 violation',
      'c3 violation',
      'd1 cannot-judge',
      'd2 pass'
    ]);
    expect(of('few-complaints')).toEqual([
      '=North|2026-03 violation',
      'South|2026-03 pass',
      'South|2026-04 violation'
    ]);
    expect(lines.filter((line) => line.includes(',violation,'))).toEqual((await csvOf()).slice(1, -1));
    expect(lines.find((line) => line.startsWith('daytime,small,cannot-judge,d1'))).toMatch(
      /,,,,,critical,.*,contacts.csv,11,explain_cannot_judge$/
    );
    expect(lines.find((line) => line.startsWith('two-a-day,small,pass,a2'))).toContain(
      ',,2,2026-01-01,,major,'
    );
  });

  test('a spreadsheet reads no text of the export as a formula, and numbers stay numbers', async () => {
    const lines = await csvOf(true);
    expect(lines.filter((line) => line.includes("'=North"))).toHaveLength(2);
    expect(lines.join('\n')).not.toMatch(/,=North/);
    expect(lines.find((line) => line.includes(',a3,'))).toContain(',-5,');
  });

  test('the table is searched, sorted and narrowed', async () => {
    expect(await ids({})).toHaveLength(7);
    expect(await ids({ search: 'p3' })).toEqual(['c1', 'c2', 'c3']);
    expect(await ids({ search: 'B2' })).toEqual(['b2']);
    expect(await ids({ search: '%' })).toEqual([]);
    expect(await ids({ search: 'north|2026' })).toEqual(['=North|2026-03']);
    expect(await ids({ sort: 'consumer', descending: true })).toEqual([
      'c3',
      'c2',
      'c1',
      'b2',
      'a3',
      'South|2026-04',
      '=North|2026-03'
    ]);
    expect(await ids({ sort: 'severity', limit: 2, offset: 2 })).toEqual(['c3', 'a3']);
    expect(await ids({ weekday: 4, hour: 21 })).toEqual(['c1']);
    expect(await ids({ consumerId: 'P2' })).toEqual(['b2']);
    expect(await ids({ filter: { ...NO_FILTER, rules: ['small/daytime'], to: 20518 } })).toEqual(['c1']);
  });

  test('a month is shown in every period that touches it', async () => {
    expect(
      await ids({ filter: { ...NO_FILTER, rules: ['small/few-complaints'], from: 20530, to: 20531 } })
    ).toEqual(['=North|2026-03']);
    expect(await ids({ filter: { ...NO_FILTER, rules: ['small/few-complaints'], to: 20512 } })).toEqual([]);
  });

  test('a finding is proven by its witnesses among the contacts around it', async () => {
    const [finding] = (await findingsPage(ctx, { ...TABLE, filter: NO_FILTER, search: 'a3' })).rows;
    const evidence = await evidenceOf(ctx, finding!.key);
    expect(evidence.witnesses).toEqual(['a1', 'a2', 'a3']);
    expect(evidence.timeline.map(({ contactId, direction }) => `${contactId} ${direction}`)).toEqual([
      'a1 outbound',
      'a2 outbound',
      'a3 outbound',
      'a4 inbound'
    ]);
    expect(evidence).toMatchObject({
      more: 0,
      since: 20454,
      consentUnrecorded: false,
      finding: { measured: '3', limit: '2' }
    });
    expect(evidence.timeline[2]).toMatchObject({
      violates: [0],
      unclear: [],
      file: 'contacts.csv',
      line: 4,
      second: 39600
    });
    expect(sentenceOf(evidence.message, 'en')).toMatch(/3/);
    const [late] = (await findingsPage(ctx, { ...TABLE, filter: NO_FILTER, search: 'c3' })).rows;
    expect(await evidenceOf(ctx, late!.key)).toMatchObject({
      consentUnrecorded: true,
      witnesses: ['c3'],
      message: { params: { zone: 'Asia/Tokyo' } }
    });
    await expect(evidenceOf(ctx, '0:99')).rejects.toThrow(RangeError);
    await expect(evidenceOf(ctx, "0' or 1=1")).rejects.toThrow(RangeError);
  });

  test('a contact of unknown zone is in no hour, and says which rules cannot judge it', async () => {
    const { zones, withoutTime, heat } = await figuresOf(ctx, 'hours', { filter: NO_FILTER, rule: null });
    expect(zones).toEqual({ known: 7, several: 2, unknown: 1 });
    expect(withoutTime).toBe(2);
    expect(heat.reduce((sum, { contacts }) => sum + contacts, 0)).toBe(8);
    const { contacts } = await contactsOf(ctx, {
      filter: NO_FILTER,
      verdict: { rule: 1, verdict: 'cannot-judge' },
      offset: 0,
      limit: 9
    });
    expect(contacts).toMatchObject([
      { contactId: 'd1', day: null, second: null, zone: null, unclear: [0, 1] }
    ]);
  });

  test('the window that was fullest makes the bar', async () => {
    const { histogram, beyond, rules } = await figuresOf(ctx, 'frequency', { filter: NO_FILTER, rule: 0 });
    expect(histogram).toEqual([
      { load: 1, subjects: 2 },
      { load: 2, subjects: 1 },
      { load: 3, subjects: 1 }
    ]);
    expect(beyond).toEqual({ part: 2, base: 4 });
    expect(rules).toMatchObject([{ max: 1, window: 'calendar day' }]);
  });

  test('complaints stand beside the contacts before them', async () => {
    const { complaints } = await complaintsOf(ctx, { filter: NO_FILTER, offset: 0, limit: 10 });
    expect(
      complaints.map(({ complaintId, contactsBefore, violationsBefore, line }) => [
        complaintId,
        contactsBefore,
        violationsBefore,
        line
      ])
    ).toEqual([
      ['k4', 3, 3, 5],
      ['k3', 3, 3, 4],
      ['k2', 3, 1, 3],
      ['k1', 3, 1, 2]
    ]);
    expect((await complaintsOf(ctx, { filter: NO_FILTER, category: '', offset: 0, limit: 1 })).total).toBe(2);
  });

  test('a search finds people, accounts and contacts, those that begin with it first', async () => {
    expect(await search(ctx, 'x3')).toEqual([
      { kind: 'account', id: 'X3', consumerId: 'P3', contacts: 3, violations: 3 }
    ]);
    expect((await search(ctx, 'c')).map(({ id }) => id)).toEqual(['c1', 'c2', 'c3']);
    expect((await search(ctx, '3')).map(({ id }) => id)).toEqual(['P3', 'X3', 'a3', 'c3']);
    expect(await search(ctx, '%')).toEqual([]);
    expect((await timelineOf(ctx, { accountId: 'X1' })).contacts.map(({ contactId }) => contactId)).toEqual([
      'a1',
      'a2',
      'a3',
      'a4'
    ]);
    expect((await timelineOf(ctx, { consumerId: 'P4' })).total).toBe(2);
    expect((await timelineOf(ctx, {})).total).toBe(0);
  });

  test('a log without anything has figures without anything', async () => {
    const filter = { ...NO_FILTER, agencies: ['nobody'] };
    for (const page of ['overview', 'frequency', 'hours', 'visits', 'complaints'] as const) {
      const { headline } = await figuresOf(ctx, page, { filter, rule: null });
      expect(headline).toMatchObject({
        contacts: 0,
        violations: 0,
        violatingContacts: { value: null, low: null }
      });
    }
  });
});
