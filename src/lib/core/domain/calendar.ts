/** Days off by name, resolved: days since 1970-01-01. After `knownUntil` nothing is known of it; null means always known. */
export interface DaysOff {
  off: readonly number[];
  knownUntil: number | null;
}
