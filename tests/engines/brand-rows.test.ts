import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_FILTER, type Filter } from '#lib/core/domain';
import { figuresOf, type FigureContext } from '../../src/lib/core/audit/figures';
import { complaintsOf, contactsOf, findingsPage, type ContactQuery } from '../../src/lib/core/audit/findings';
import { judgedSample } from '../support/figures';

const MANY = 1_000_000;

describe.each([
  ['us', NO_FILTER],
  ['us', { ...NO_FILTER, from: 20_520, to: 20_540, regions: ['US-OH', 'US-NY'] }],
  ['cn', { ...NO_FILTER, channels: ['call', 'visit'] }]
] satisfies ['cn' | 'us', Filter][])('brand risk of the %s sample under %j', (set, filter) => {
  let ctx: FigureContext;
  beforeAll(async () => {
    ctx = await judgedSample(set);
  });
  afterAll(() => ctx.engine.close());
  const rowsOf = async (own: Filter, query: Omit<ContactQuery, 'filter' | 'offset' | 'limit'>) =>
    (await contactsOf(ctx, { ...query, filter: own, offset: 0, limit: MANY })).contacts;
  const people = (rows: { consumerId: string | null }[]): number =>
    new Set(rows.flatMap(({ consumerId }) => consumerId ?? [])).size;

  test('every risk is the number of rows behind it, of every agency and of all', async () => {
    const { agencies, all } = await figuresOf(ctx, 'brand', { filter, rule: null });
    const hours = ctx.judgement.rules
      .filter(({ compiled }) => compiled.kind.family === 'hours')
      .map(({ compiled: { rulebook, rule } }) => `${rulebook.id}/${rule.id}`);
    expect(agencies.length).toBeGreaterThan(2);
    for (const { agency, risks } of [{ agency: null, risks: all }, ...agencies]) {
      const own = agency === null ? filter : { ...filter, agencies: [agency] };
      const findings = async (part: Partial<Filter>) =>
        (
          await findingsPage(ctx, {
            filter: { ...own, ...part },
            search: '',
            sort: 'when',
            descending: false,
            offset: 0,
            limit: MANY
          })
        ).rows.filter(({ contactId }) => contactId !== null).length;
      expect(risks.complaints.count).toBe(
        (await complaintsOf(ctx, { filter: own, offset: 0, limit: 0 })).total
      );
      expect(risks.severe.count).toBe(await findings({ severities: ['critical'] }));
      if (hours.length > 0) expect(risks.hours.count).toBe(await findings({ rules: hours }));
      expect(risks.burden.count).toBe((await rowsOf(own, { mostContacted: 0.01 })).length);
      expect(risks.visits.count).toBe((await rowsOf(own, { channel: 'visit' })).length);
      expect(risks.repeat.base).toBe(people(await rowsOf(own, { violating: true, direction: 'any' })));
      expect(risks.repeat.count).toBe(people(await rowsOf(own, { repeated: true, direction: 'any' })));
    }
  });

  test('weeks and people add up to what the agencies have', async () => {
    const { trends, people: loads, headline } = await figuresOf(ctx, 'brand', { filter, rule: null });
    for (const { agency, weeks } of trends) {
      const rows = await rowsOf({ ...filter, agencies: [agency] }, { violating: true, direction: 'any' });
      expect(weeks.reduce((sum, { violating }) => sum + violating, 0)).toBe(rows.length);
    }
    expect(loads.reduce((sum, load) => sum + load.people, 0)).toBe(headline.people);
  });
});
