import type { Calendar } from '#lib/core/rulebook';
import type { OracleEnv } from '../../src/lib/core/rules/oracle';
import { localAt } from './zone-maths';

/** What the oracles need beside the rows, over calendars without a base. */
export const oracleEnv = (
  calendars: Record<string, Calendar>,
  timeZone: string | null,
  asOf: number
): OracleEnv => ({
  localAt,
  reportingZone: timeZone ?? 'UTC',
  asOf,
  calendar: (id) => {
    const { off, work, knownUntil } = calendars[id]!;
    return { off: off.filter((day) => !work.includes(day)), work, knownUntil };
  }
});
