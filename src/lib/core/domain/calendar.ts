/** Days off and make-up working days of a calendar, resolved: days since 1970-01-01. After `knownUntil` nothing is known of it; null means always known. */
export interface DaysOff {
  off: readonly number[];
  work: readonly number[];
  knownUntil: number | null;
}
