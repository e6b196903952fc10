import { expect, it } from 'vitest';
import { daysOfPeriod, groupFilter } from './group';

it('a month and a quarter run from their first to their last day', () => {
  expect(daysOfPeriod('1970-01')).toEqual({ from: 0, to: 30 });
  expect(daysOfPeriod('1970-Q1')).toEqual({ from: 0, to: 89 });
  expect(daysOfPeriod('1970-12')).toEqual({ from: 334, to: 364 });
  expect(daysOfPeriod('1970-Q4')).toEqual({ from: 273, to: 364 });
  expect([daysOfPeriod('1970-13'), daysOfPeriod('1970'), daysOfPeriod('')]).toEqual([null, null, null]);
});

it('a group of an agency is its complaints in the period', () => {
  expect(groupFilter('Aster|1970-02', ['agency'])).toMatchObject({ agencies: ['Aster'], from: 31, to: 58 });
  expect(groupFilter('Aster|call|1970-02', ['agency', 'channel'])).toMatchObject({
    agencies: ['Aster'],
    channels: ['call']
  });
});

it('a group that no filter can say has none', () => {
  expect(groupFilter('Ann|1970-02', ['agent'])).toBeNull();
  expect(groupFilter('1970-02', ['agency'])).toBeNull();
});
