import type { Fragment } from '#lib/core/sql';
import type { SelectScope } from '../rule-kind';
import * as counted from '../window-count';
import type { FrequencyCapParams } from './params';
import { windowOf } from './window';

const counting = (params: FrequencyCapParams): counted.CountedWindow => ({
  ...params,
  window: windowOf(params.window)
});

export const select = (params: FrequencyCapParams, scope: SelectScope): Fragment =>
  counted.select(counting(params), scope);

/** For each violation the contacts counted against the limit, itself included. */
export const witnesses = (params: FrequencyCapParams, scope: SelectScope, findings: Fragment): Fragment =>
  counted.witnesses(counting(params), scope, findings);

/** How many contacts certainly counted in each counting contact's window. */
export const load = (params: FrequencyCapParams, scope: SelectScope): Fragment =>
  counted.load(counting(params), scope);
