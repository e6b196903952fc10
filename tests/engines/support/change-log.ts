import type { CounterfactualChange } from '#lib/core/audit';
import { dateOf } from '#lib/core/rulebook';
import { instantAt } from '../../../src/lib/core/audit/counterfactual/local-time';
import { toCsv } from '../../agreement/log/cells';
import type { RandomLog } from '../../agreement/random-log';
import { records } from '../../agreement/read/records';
import { zoneTable } from '../../support/files';

type Row = Record<string, string>;

const iso = (instant: number): string => new Date(instant * 1000).toISOString().replace('.000', '');
const date = (day: number | null): string => (day === null ? '' : dateOf(day));

const edited = (csv: string, edit: (rows: Row[]) => Row[]): string => {
  const rows = edit(records(csv));
  return rows.length === 0 ? csv.slice(0, csv.indexOf('\n') + 1) : toCsv(rows);
};
const withRow = (csv: string, column: string, id: string, values: (row: Row) => Row): string =>
  edited(csv, (rows) => rows.map((row) => (row[column] === id ? { ...row, ...values(row) } : row)));

/** Days past due go with the date; a cell that says nothing stays. */
const laterInDebt = (cell: string, days: number): string =>
  /^-?\d+$/.test(cell) ? String(Number(cell) + days) : cell;

/** A random log as it would have been, written anew. `id` is the contact judged. */
export function changedLog(log: RandomLog, id: string, change: CounterfactualChange): RandomLog {
  switch (change.does) {
    case 'move':
      return {
        ...log,
        contacts: withRow(log.contacts, 'contact_id', id, (row) => ({
          occurred_at: iso(change.to),
          days_past_due: laterInDebt(row.days_past_due!, change.days)
        }))
      };
    case 'set': {
      const values = Object.fromEntries(
        Object.entries(change.values).map(([column, value]) => [
          column,
          column === 'notice_at' ? iso(Number(value)) : String(value)
        ])
      );
      return { ...log, contacts: withRow(log.contacts, 'contact_id', id, () => values) };
    }
    case 'leave-out':
      return {
        ...log,
        contacts: edited(log.contacts, (rows) =>
          rows.filter((row) => !change.contactIds.includes(row.contact_id!))
        )
      };
    case 'add':
      return {
        ...log,
        contacts: edited(log.contacts, (rows) => {
          const own = rows.find((row) => row.contact_id === id)!;
          const added = change.at.map((instant, i) => ({
            ...own,
            ...change.contacts,
            contact_id: `${id}+${i + 1}`,
            occurred_at: iso(instant),
            consent: ''
          }));
          return [...rows, ...added];
        })
      };
    case 'close':
    case 'close-on': {
      const closed_at = change.does === 'close' ? iso(change.at) : date(change.day);
      return {
        ...log,
        complaints: withRow(log.complaints, 'complaint_id', change.complaintId, () => ({ closed_at }))
      };
    }
    case 'certify': {
      const { trainedAt, from, until } = change.certificate;
      const { agent } = records(log.contacts).find((row) => row.contact_id === id)!;
      const row = {
        agent: agent!,
        agency: '',
        trained_at: date(trainedAt),
        certified_from: date(from),
        certified_until: date(until)
      };
      return { ...log, agents: edited(log.agents, (rows) => [...rows, row]) };
    }
    case 'fewer':
      throw new Error('which complaints are fewer is for the test to say');
  }
}

/** The same change made one unit smaller, where it has a size; null where there is no smaller one but none at all. */
export function smaller(
  change: CounterfactualChange,
  unit: 'day' | 'minute',
  own: { t: number; zone: string | null }
): CounterfactualChange | null {
  switch (change.does) {
    case 'move': {
      const sign = Math.sign(change.to - own.t);
      if (unit === 'minute') {
        const to = change.to - sign * 60;
        const days = dayShift(own, to);
        return to === own.t ? null : { ...change, to, days };
      }
      const zone = own.zone!.split(';')[0]!.trim();
      const { day, second } = zoneTable().localAt(zone, own.t);
      const days = change.days - sign;
      return days === 0 ? null : { ...change, to: instantAt(zoneTable(), zone, day + days, second), days };
    }
    case 'leave-out':
      return change.contactIds.length > 1 ? { ...change, contactIds: change.contactIds.slice(1) } : null;
    case 'add':
      return change.at.length > 1 ? { ...change, at: change.at.slice(1) } : null;
    case 'close-on':
      return { ...change, day: change.day + 1 };
    default:
      return null;
  }
}

function dayShift({ t, zone }: { t: number; zone: string | null }, to: number): number {
  if (zone === null) return 0;
  const first = zone.split(';')[0]!.trim();
  return zoneTable().localAt(first, to).day - zoneTable().localAt(first, t).day;
}
