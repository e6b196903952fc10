import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FindingRow, Rate, TimelineContact } from '#lib/core/audit';
import { CHANNELS, NO_FILTER, type Filter } from '#lib/core/domain';
import { figuresOf, ruleCounts, type FigureContext } from '../../src/lib/core/audit/figures';
import { complaintsOf, contactsOf, findingsPage, type ContactQuery } from '../../src/lib/core/audit/findings';
import { judgedSample } from '../support/figures';

const ALL = { search: '', sort: 'when', descending: false, offset: 0 } as const;
const MANY = 1_000_000;
const distinct = (values: readonly unknown[]): number =>
  new Set(values.filter((value) => value !== null)).size;

const SETS = {
  cn: [
    NO_FILTER,
    { ...NO_FILTER, from: 20600, to: 20655, agencies: ['丙机构'] },
    {
      ...NO_FILTER,
      channels: ['visit', 'sms'],
      rules: ['house-policy/visits-per-month', 'house-policy/messages-per-day']
    }
  ],
  us: [
    NO_FILTER,
    {
      ...NO_FILTER,
      from: 20520,
      to: 20540,
      agencies: ['Aster', 'Birch', 'Cedar'],
      channels: ['call', 'sms', 'visit']
    },
    { ...NO_FILTER, agencies: ['Cedar', ''], to: 20551 },
    { ...NO_FILTER, regions: ['US-OH', 'US-NY'], severities: ['critical'] }
  ]
} satisfies Record<string, Filter[]>;

describe.each(['cn', 'us'] as const)(
  'every number of the %s sample is the number of rows behind it',
  (set) => {
    let ctx: FigureContext;
    beforeAll(async () => {
      ctx = await judgedSample(set);
    });
    afterAll(() => ctx.engine.close());

    const rowCount = async (query: Omit<ContactQuery, 'offset' | 'limit'>) =>
      (await contactsOf(ctx, { ...query, offset: 0, limit: 0 })).total;
    const rows = async (query: Omit<ContactQuery, 'offset' | 'limit'>): Promise<TimelineContact[]> =>
      (await contactsOf(ctx, { ...query, offset: 0, limit: MANY })).contacts;
    const findings = async (
      filter: Filter,
      more: { weekday?: number; hour?: number } = {}
    ): Promise<FindingRow[]> => (await findingsPage(ctx, { ...ALL, filter, ...more, limit: MANY })).rows;
    const findingCount = async (
      filter: Filter,
      more: { weekday?: number; hour?: number } = {}
    ): Promise<number> => (await findingsPage(ctx, { ...ALL, filter, ...more, limit: 0 })).total;
    const ruleOf = (index: number): string => {
      const { rulebook, rule } = ctx.judgement.rules[index]!.compiled;
      return `${rulebook.id}/${rule.id}`;
    };
    const only = (filter: Filter, index: number): Filter => ({ ...filter, rules: [ruleOf(index)] });
    const week = (filter: Filter, monday: number): Filter => ({
      ...filter,
      from: Math.max(filter.from ?? -Infinity, monday),
      to: Math.min(filter.to ?? Infinity, monday + 6)
    });

    describe.each(SETS[set].map((filter: Filter) => [JSON.stringify(filter), filter] as const))(
      'under %s',
      (_name, filter) => {
        test('the headline', async () => {
          const { headline, rules } = await figuresOf(ctx, 'overview', { filter, rule: null });
          const [outbound, found] = [await rows({ filter }), await findings(filter)];
          const violating = found.filter(({ contactId }) => contactId !== null);
          expect(headline.contacts).toBe(await rowCount({ filter, direction: 'any' }));
          expect(headline.outbound).toBe(outbound.length);
          expect(headline.people).toBe(distinct(outbound.map(({ consumerId }) => consumerId)));
          expect(headline.judged.part).toBe(await rowCount({ filter, coverage: 'judged' }));
          expect(headline.judged.base - headline.judged.part).toBe(
            await rowCount({ filter, coverage: 'not-judged' })
          );
          expect(headline.violations).toBe(found.length);
          expect(headline.violatingContacts.count).toBe(
            distinct(violating.map(({ contactId }) => contactId))
          );
          expect(headline.violatingContacts.base).toBe(headline.judged.part);
          expect(headline.peopleAffected).toEqual({
            part: distinct(violating.map(({ consumerId }) => consumerId)),
            base: headline.people
          });
          const hours = rules.filter(({ family }) => family === 'hours').map(({ index }) => index);
          expect(headline.outOfHours.part).toBe(found.filter(({ rule }) => hours.includes(rule)).length);
          expect(headline.complaints.count).toBe(
            (await complaintsOf(ctx, { filter, offset: 0, limit: 0 })).total
          );
          expect(headline.complaints.base).toBe(distinct(outbound.map(({ accountId }) => accountId)));
        });

        test('rules, weeks and agencies of the overview', async () => {
          const { rules, weeks, agencies, headline } = await figuresOf(ctx, 'overview', {
            filter,
            rule: null
          });
          for (const rule of rules) {
            expect(rule.violations, rule.ruleId).toBe(await findingCount(only(filter, rule.index)));
            if (rule.family === 'complaints') continue;
            expect(rule.judged).toBe(
              await rowCount({ filter: only(filter, rule.index), coverage: 'judged' })
            );
            expect(rule.cannotJudge).toBe(
              await rowCount({ filter, verdict: { rule: rule.index, verdict: 'cannot-judge' } })
            );
          }
          for (const point of weeks.slice(0, 8)) {
            const found = (await findings(week(filter, point.week))).filter(
              ({ contactId }) => contactId !== null
            );
            expect(point.contacts).toBe(
              await rowCount({ filter: week(filter, point.week), direction: 'any' })
            );
            expect(point.violations.frequency + point.violations.hours).toBe(found.length);
            expect(point.violatingContacts).toBe(distinct(found.map(({ contactId }) => contactId)));
          }
          expect(
            weeks.reduce(
              (sum, { violations: { frequency, hours, complaints } }) => sum + frequency + hours + complaints,
              0
            )
          ).toBe(headline.violations);
          expect(weeks.reduce((sum, { judged }) => sum + judged, 0)).toBe(headline.judged.part);
          for (const { agency, contacts, cells } of agencies) {
            const own = { ...filter, agencies: [agency] };
            expect(contacts, agency).toBe(await rowCount({ filter: own }));
            for (const { rule, rate } of cells.filter(
              (cell) => ctx.judgement.rules[cell.rule]!.compiled.kind.judges === 'contacts'
            )) {
              expect(rate.count).toBe(await findingCount(only(own, rule)));
              expect(rate.base).toBe(await rowCount({ filter: only(own, rule), coverage: 'judged' }));
            }
          }
          expect(agencies.reduce((sum, { contacts }) => sum + contacts, 0)).toBe(headline.outbound);
        });

        test('what stands out is certainly above its peers, and its people are those of its findings', async () => {
          const { standouts, agencies } = await figuresOf(ctx, 'overview', { filter, rule: null });
          if (filter === NO_FILTER) expect(standouts.length).toBeGreaterThan(2);
          for (const { agency, rule, rate, peers, people, since } of standouts) {
            const others = agencies
              .filter((row) => row.agency !== agency && row.agency !== '')
              .map((row) => row.cells.find((cell) => cell.rule === rule)!.rate);
            const of = (key: 'count' | 'base', rates: Rate[]): number =>
              rates.reduce((sum, each) => sum + each[key], 0);
            expect(peers).toBeCloseTo((of('count', others) / of('base', others)) * rate.scale, 8);
            expect(rate.low!).toBeGreaterThan(peers);
            const found = await findings(only({ ...filter, agencies: [agency] }, rule));
            expect(since).toBe(Math.min(...found.map(({ day }) => day!)));
            if (found[0]!.contactId !== null)
              expect(people).toBe(distinct(found.map(({ consumerId }) => consumerId)));
          }
        });

        test('the frequency page, rule by rule', async () => {
          const { rules } = await figuresOf(ctx, 'frequency', { filter, rule: null });
          for (const { index } of rules) {
            const page = await figuresOf(ctx, 'frequency', { filter, rule: index });
            const found = await findings(only(filter, index));
            expect(page.chosen).toBe(index);
            for (const { load, subjects } of page.histogram) {
              expect(await rowCount({ filter, load: { rule: index, count: load, atLeast: false } })).toBe(
                subjects
              );
            }
            expect(page.beyond.base).toBe(page.histogram.reduce((sum, { subjects }) => sum + subjects, 0));
            const { per } = ctx.judgement.rules[index]!.compiled.segments[0]!.segment.params as {
              per: string[];
            };
            if (!per.includes('address')) {
              const subject = (row: FindingRow): string =>
                per
                  .map(
                    (key) => row[key === 'agency' ? 'agency' : key === 'account' ? 'accountId' : 'consumerId']
                  )
                  .join('|');
              expect(page.beyond.part).toBe(distinct(found.map(subject)));
            }
            expect(page.weeks.reduce((sum, { violations }) => sum + violations, 0)).toBe(found.length);
            expect(page.byAgency.reduce((sum, { rate }) => sum + rate.count, 0)).toBe(found.length);
          }
        });

        test('the most contacted people and the burden curve', async () => {
          const { mostContacted, burden, headline } = await figuresOf(ctx, 'frequency', {
            filter,
            rule: null
          });
          const counts = new Map<string, number>();
          for (const { consumerId } of await rows({ filter }))
            counts.set(consumerId!, (counts.get(consumerId!) ?? 0) + 1);
          const most = [...counts.values()].sort((a, b) => b - a);
          expect(mostContacted.map(({ contacts }) => contacts)).toEqual(most.slice(0, mostContacted.length));
          for (const person of mostContacted.slice(0, 5)) {
            const own = await rows({ filter, consumerId: person.consumerId });
            expect(own).toHaveLength(person.contacts);
            expect(own.filter(({ channel }) => channel === 'call')).toHaveLength(person.calls);
            expect(own.filter(({ channel }) => channel === 'visit')).toHaveLength(person.visits);
            expect(
              (await findingsPage(ctx, { ...ALL, filter, consumerId: person.consumerId, limit: 0 })).total
            ).toBe(person.violations);
          }
          expect(burden[1]).toMatchObject({
            contacts: expect.closeTo(
              (most[0]! * most.filter((n) => n === most[0]).length) / headline.outbound,
              9
            )
          });
          expect(burden.at(-1)).toEqual({ people: 1, contacts: 1 });
        });

        test('the hours page', async () => {
          const page = await figuresOf(ctx, 'hours', { filter, rule: null });
          const total = page.heat.reduce((sum, { contacts }) => sum + contacts, 0);
          expect(total + page.withoutTime).toBe(page.headline.outbound);
          expect(page.zones.known + page.zones.several + page.zones.unknown).toBe(page.headline.outbound);
          for (const { weekday, hour, contacts, violations } of page.heat.filter((_, i) => i % 9 === 0)) {
            expect(await rowCount({ filter, weekday, hour })).toBe(contacts);
            if (page.chosen !== null)
              expect(await findingCount(only(filter, page.chosen), { weekday, hour })).toBe(violations);
          }
          for (const { minutes } of page.edges) {
            for (const { minute, contacts } of minutes.slice(8, 12))
              expect(await rowCount({ filter, minute })).toBe(contacts);
          }
          if (page.chosen === null) return;
          expect(page.heat.reduce((sum, { violations }) => sum + violations, 0)).toBe(
            await findingCount(only(filter, page.chosen))
          );
          expect(page.byAgency.reduce((sum, { outside }) => sum + outside.count, 0)).toBe(
            await findingCount(only(filter, page.chosen))
          );
        });

        test('the visits page', async () => {
          const page = await figuresOf(ctx, 'visits', { filter, rule: null });
          const visits = await rows({ filter, channel: 'visit' });
          const months = new Map<string, number>();
          for (const { consumerId, day } of visits) {
            const key = `${consumerId} ${new Date(day! * 86_400_000).toISOString().slice(0, 7)}`;
            months.set(key, (months.get(key) ?? 0) + 1);
          }
          expect(page.visits).toBe(visits.length);
          expect(page.peopleVisited).toBe(distinct(visits.map(({ consumerId }) => consumerId)));
          for (const { visits: count, personMonths } of page.perMonth) {
            expect([...months.values()].filter((each) => each === count)).toHaveLength(personMonths);
          }
          expect(page.beyond.base).toBe(months.size);
          if (page.cap) {
            const found = await findings(only(filter, page.cap.rule));
            expect(page.beyond.part).toBe(
              distinct(
                found.map(
                  ({ consumerId, day }) =>
                    `${consumerId} ${new Date(day! * 86_400_000).toISOString().slice(0, 7)}`
                )
              )
            );
          }
          for (const { agency, visits: count, violations } of page.byAgency) {
            expect(visits.filter((visit) => (visit.agency ?? '') === agency)).toHaveLength(count);
            expect(await findingCount({ ...filter, agencies: [agency], channels: ['visit'] })).toBe(
              violations
            );
          }
          for (const { channel, band, contacts } of page.byChannelBand)
            expect(await rowCount({ filter, channel, band })).toBe(contacts);
          expect(page.byBand.reduce((sum, { contacts }) => sum + contacts, 0)).toBe(page.headline.outbound);
          expect(page.weeks.reduce((sum, { visits: count }) => sum + count, 0)).toBe(visits.length);
          for (const { known, met, visits: base } of page.checks)
            expect(known >= met && base === visits.length).toBe(true);
        });

        test('the complaints page', async () => {
          const page = await figuresOf(ctx, 'complaints', { filter, rule: null });
          const { complaints, total } = await complaintsOf(ctx, { filter, offset: 0, limit: MANY });
          expect(page.complaints).toBe(total);
          expect(complaints).toHaveLength(total);
          for (const { category, complaints: count } of page.categories) {
            expect((await complaintsOf(ctx, { filter, category, offset: 0, limit: 0 })).total).toBe(count);
          }
          for (const { outcome, complaints: count } of page.outcomes) {
            expect((await complaintsOf(ctx, { filter, outcome, offset: 0, limit: 0 })).total).toBe(count);
          }
          for (const { severity, complaints: count } of page.severities) {
            expect((await complaintsOf(ctx, { filter, severity, offset: 0, limit: 0 })).total).toBe(count);
          }
          const outbound = await rows({ filter });
          for (const { agency, rate } of page.byAgency) {
            expect(complaints.filter((row) => (row.agency ?? '') === agency)).toHaveLength(rate.count);
            expect(
              distinct(
                outbound.filter((row) => (row.agency ?? '') === agency).map(({ accountId }) => accountId)
              )
            ).toBe(rate.base);
          }
          const month = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 7);
          for (const { name, complaints: count, accounts, byAgency } of page.months) {
            expect(complaints.filter(({ receivedDay }) => month(receivedDay) === name)).toHaveLength(count);
            const reached = outbound.filter(({ day, at }) => month(day ?? Math.floor(at / 86_400)) === name);
            expect(distinct(reached.map(({ accountId }) => accountId))).toBe(accounts);
            for (const { agency, rate } of byAgency) {
              expect(
                distinct(
                  reached.filter((row) => (row.agency ?? '') === agency).map(({ accountId }) => accountId)
                )
              ).toBe(rate.base);
            }
          }
          expect(page.recent).toEqual(
            complaints.slice(0, 50).map(({ file: _file, line: _line, ...row }) => row)
          );
        });

        test('counts of the command line', async () => {
          const counts = await ruleCounts(ctx, filter);
          const { rules } = await figuresOf(ctx, 'overview', { filter, rule: null });
          expect(counts.map(({ violations }) => violations)).toEqual(
            rules.map(({ violations }) => violations)
          );
          if (filter === NO_FILTER) {
            const of = ({ applicable, judged, violations, cannotJudge }: (typeof counts)[number]) => ({
              applicable,
              judged,
              violations,
              cannotJudge
            });
            expect(counts.map(of)).toEqual(ctx.judgement.rules.map(({ tally }) => of(tally as never)));
          }
        });
      }
    );

    test('channels and agencies add up to everything', async () => {
      const all = await rowCount({ filter: NO_FILTER });
      const parts = await Promise.all(CHANNELS.map((channel) => rowCount({ filter: NO_FILTER, channel })));
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(all);
    });
  }
);
