import type { Window } from '../window';
import type { FrequencyCapParams } from './params';

type Written = FrequencyCapParams['window'];

export const windowOf = (window: Written): Window =>
  'rolling_hours' in window ? { seconds: window.rolling_hours * 3600 } : window;

/** `rolling_days 7`, `calendar month` …: the window as a name with its length. */
export function windowName(window: Written): string {
  if ('rolling_hours' in window) return `rolling_hours ${window.rolling_hours}`;
  if ('rolling_days' in window) return `rolling_days ${window.rolling_days}`;
  return `calendar ${window.calendar}`;
}
