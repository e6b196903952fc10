import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONNECTED, NO_FILTER, type Filter } from '#lib/core/domain';
import { figuresOf, type FigureContext } from '../../src/lib/core/audit/figures';
import { complaintsOf, contactsOf, type ContactQuery } from '../../src/lib/core/audit/findings';
import { judgedSample } from '../support/figures';

const MANY = 1_000_000;
const distinct = (values: readonly unknown[]): number =>
  new Set(values.filter((value) => value !== null)).size;
const WORDS: readonly string[] = CONNECTED;

describe.each([
  ['us', NO_FILTER],
  ['us', { ...NO_FILTER, from: 20_520, to: 20_540, agencies: ['Aster'], regions: ['US-OH', 'US-NY'] }],
  ['cn', { ...NO_FILTER, channels: ['call', 'visit'], severities: ['critical'] }]
] satisfies ['cn' | 'us', Filter][])('agencies of the %s sample under %j', (set, filter) => {
  let ctx: FigureContext;
  beforeAll(async () => {
    ctx = await judgedSample(set);
  });
  afterAll(() => ctx.engine.close());
  const rows = async (query: Omit<ContactQuery, 'filter' | 'offset' | 'limit'>) =>
    (await contactsOf(ctx, { ...query, filter: { ...filter, agencies: [] }, offset: 0, limit: MANY }))
      .contacts;

  test('every count is the number of rows behind it', async () => {
    const { cards, comparisons } = await figuresOf(ctx, 'agencies', { filter, rule: null });
    expect(cards.length).toBeGreaterThan(2);
    for (const { agency, violating, coverage, complaints } of cards) {
      expect((await rows({ agency, violating: true, direction: 'any' })).length, agency).toBe(violating);
      expect((await rows({ agency, coverage: 'judged', direction: 'any' })).length).toBe(coverage.part);
      const outbound = await rows({ agency });
      const base = (by: keyof typeof comparisons) =>
        comparisons[by].agencies.find((each) => each.agency === agency)?.rate.base ?? 0;
      expect(base('contacts')).toBe(coverage.part);
      expect(base('accounts')).toBe(distinct(outbound.map(({ accountId }) => accountId)));
      expect(base('people')).toBe(distinct(outbound.map(({ consumerId }) => consumerId)));
      expect(base('connected')).toBe(
        outbound.filter(({ channel, outcome }) => channel === 'call' && WORDS.includes(outcome ?? '')).length
      );
      const own = { ...filter, agencies: [agency] };
      expect(complaints.count).toBe((await complaintsOf(ctx, { filter: own, offset: 0, limit: 0 })).total);
    }
  });

  test('the mix of cases explains as many violating contacts as there are', async () => {
    const { cards } = await figuresOf(ctx, 'agencies', { filter, rule: null });
    const adjusted = cards.flatMap((card) => card.adjusted ?? []);
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    expect(sum(adjusted.map(({ count }) => count))).toBe(sum(cards.map(({ violating }) => violating)));
    expect(sum(adjusted.map(({ expected }) => expected))).toBeCloseTo(
      sum(adjusted.map(({ count }) => count)),
      6
    );
  });

  test('places by one denominator are named where another changes them', async () => {
    const { comparisons, moved } = await figuresOf(ctx, 'agencies', { filter, rule: null });
    const placeOf = (by: keyof typeof comparisons, agency: string) =>
      comparisons[by].agencies.find((each) => each.agency === agency)?.place;
    for (const { agency } of comparisons.people.agencies) {
      const move = moved.people.find((each) => each.agency === agency);
      expect(move?.to ?? placeOf('contacts', agency)).toBe(placeOf('people', agency));
      if (move) expect(move.from).toBe(placeOf('contacts', agency));
    }
  });
});
