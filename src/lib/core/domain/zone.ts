/** Offsets of one zone: `offset[i]` (seconds east of UTC) holds for instants before `until[i]`, the last one for ever. */
export interface ZoneTransitions {
  until: readonly number[];
  offset: readonly number[];
}

/** What the core asks of a zone table. Zones are IANA names; an unknown one throws RangeError. */
export interface Zones {
  has(zone: string): boolean;
  /** Transitions that matter between two instants (epoch seconds). */
  transitions(zone: string, from: number, to: number): ZoneTransitions;
  /** Local date (days since 1970-01-01) and second of the day. */
  localAt(zone: string, instant: number): { day: number; second: number };
}
