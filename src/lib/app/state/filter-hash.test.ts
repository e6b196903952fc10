import { NO_FILTER, type Filter } from '#lib/core/domain';
import { describe, expect, it } from 'vitest';
import { dayOfIso, filterOf, hashOf } from './filter-hash';

const FILTER: Filter = {
  from: 20_513,
  to: 20_543,
  agencies: ['甲机构', 'A & B = C#1', ''],
  channels: ['call', 'visit'],
  regions: ['US-NY'],
  rules: ['us-reg-f/seven-in-seven'],
  severities: ['critical']
};

describe('the filter in the address', () => {
  it('comes back as it went, whatever an agency is called', () => {
    expect(filterOf(`#${hashOf(FILTER)}`)).toEqual(FILTER);
  });

  it('is empty when nothing is filtered', () => {
    expect(hashOf(NO_FILTER)).toBe('');
    expect(filterOf('')).toEqual(NO_FILTER);
  });

  it('writes days as dates a person can read', () => {
    expect(hashOf({ ...NO_FILTER, from: 20_513 })).toBe('from=2026-03-01');
  });

  it('leaves out what it does not know', () => {
    expect(filterOf('#channel=fax&severity=awful&from=yesterday&consumer_id=6222')).toEqual(NO_FILTER);
  });

  it('turns a period written backwards round', () => {
    const { from, to } = filterOf('#from=2026-03-31&to=2026-03-01');
    expect([from, to]).toEqual([dayOfIso('2026-03-01'), dayOfIso('2026-03-31')]);
  });

  it('names each agency once', () => {
    expect(filterOf('#agency=Aster&agency=Aster').agencies).toEqual(['Aster']);
  });
});
