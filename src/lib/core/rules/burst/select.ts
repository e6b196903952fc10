import type { Fragment } from '#lib/core/sql';
import type { SelectScope } from '../rule-kind';
import * as counted from '../window-count';
import type { BurstParams } from './params';

/** Length of the window in seconds. */
export const secondsOf = ({ within }: BurstParams): number =>
  'minutes' in within ? within.minutes * 60 : within.hours * 3600;

const counting = (params: BurstParams): counted.CountedWindow => ({
  ...params,
  window: { seconds: secondsOf(params) }
});

export const select = (params: BurstParams, scope: SelectScope): Fragment =>
  counted.select(counting(params), scope);

/** For each violation the contacts counted against the limit, itself included. */
export const witnesses = (params: BurstParams, scope: SelectScope, findings: Fragment): Fragment =>
  counted.witnesses(counting(params), scope, findings);
