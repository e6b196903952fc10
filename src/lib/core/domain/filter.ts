import type { Channel, Severity } from './vocabulary';

/**
 * What of the loaded data is shown. Never changes a verdict (semantics §5).
 * `from` and `to` are days since 1970-01-01 of the contact's local date, both included. Empty lists mean all.
 */
export interface Filter {
  from: number | null;
  to: number | null;
  agencies: string[];
  channels: Channel[];
  regions: string[];
  rules: string[];
  severities: Severity[];
}

export const NO_FILTER: Filter = {
  from: null,
  to: null,
  agencies: [],
  channels: [],
  regions: [],
  rules: [],
  severities: []
};
