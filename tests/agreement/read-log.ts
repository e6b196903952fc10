import { CHANNELS, COMPLAINT_OUTCOMES, COMPLAINT_SEVERITIES, OUTCOMES, PLACES } from '#lib/core/domain';
import type { OracleComplaint, OracleContact } from '../../src/lib/core/rules/oracle';
import { instantOf, isZone } from './zone-maths';

export interface ReadOptions {
  /** Zone the file is declared to be in; for files without naive times any will do for order. */
  fileZone?: string;
  /** The rulebook's `consumer_time_zone`. */
  consumerTimeZone?: string | null;
}

const DAY = 86_400;

/** Records of a comma-separated text with doubled quotes. */
export function records(text: string): Record<string, string>[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else isQuoted = false;
    } else if (char === '"') isQuoted = true;
    else if (char === ',') {
      row.push(cell);
      cell = '';
    } else if (char === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else cell += char;
  }
  const [header, ...body] = rows;
  return body.map((cells) => Object.fromEntries(header!.map((name, index) => [name, cells[index]!])));
}

const text = (cell: string): string | null => (cell === '' ? null : cell);
const word = <T extends string>(cell: string, words: readonly T[]): T | null =>
  words.includes(cell as T) ? (cell as T) : null;
const number = (cell: string): number | null => (/^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : null);
function truth(cell: string): boolean | null {
  if (['true', '1', 'yes', 'y', 't', '是'].includes(cell)) return true;
  return ['false', '0', 'no', 'n', 'f', '否'].includes(cell) ? false : null;
}

/** An instant with an offset, a wall time in the file's zone, or a date. */
function moment(cell: string, zone: string): { t: number; span: number; writtenDay: number | null } {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/.exec(cell);
  if (!match) throw new Error(`not a time: ${cell}`);
  const [, year, month, date, hour, minute, second, offset] = match;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(date)) / 1000;
  if (hour === undefined) {
    const t = instantOf(zone, midnight);
    return { t, span: instantOf(zone, midnight + DAY) - t - 1, writtenDay: midnight / DAY };
  }
  const wall = midnight + Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  if (offset === undefined) return { t: instantOf(zone, wall), span: 0, writtenDay: null };
  if (offset === 'Z') return { t: wall, span: 0, writtenDay: null };
  const east = (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6))) * 60;
  return { t: offset.startsWith('-') ? wall + east : wall - east, span: 0, writtenDay: null };
}

/** Contacts of a canonical CSV, read without any code of the program's ingest. */
export function readContacts(csv: string, options: ReadOptions = {}): OracleContact[] {
  return records(csv).map((row) => {
    const zones = row.time_zone === '' ? [] : row.time_zone!.split(';');
    if (!zones.every(isZone)) throw new Error(`not zones: ${row.time_zone}`);
    if (zones.length === 0 && options.consumerTimeZone) zones.push(options.consumerTimeZone);
    const account = text(row.account_id!);
    return {
      contact_id: row.contact_id!,
      ...moment(row.occurred_at!, options.fileZone ?? 'UTC'),
      zones,
      channel: word(row.channel!, CHANNELS)!,
      direction: row.direction === 'inbound' ? 'inbound' : 'outbound',
      outcome: word(row.outcome!, OUTCOMES),
      party: (row.party || 'debtor') as OracleContact['party'],
      place: word(row.place!, PLACES),
      agency: text(row.agency!),
      agent: text(row.agent!),
      creditor: text(row.creditor!),
      account_id: account,
      consumer_id: text(row.consumer_id!) ?? account,
      address: text(row.address!),
      region: text(row.region!),
      product: text(row.product!),
      days_past_due: number(row.days_past_due!),
      duration_s: number(row.duration_s!),
      consent: truth(row.consent!)
    };
  });
}

/** Complaints of a canonical CSV. */
export function readComplaints(csv: string, options: ReadOptions = {}): OracleComplaint[] {
  return records(csv).map((row) => {
    const { t, writtenDay } = moment(row.received_at!, options.fileZone ?? 'UTC');
    const account = text(row.account_id!);
    return {
      complaint_id: row.complaint_id!,
      received_at: t,
      writtenDay,
      account_id: account,
      consumer_id: account,
      agency: text(row.agency!),
      agent: text(row.agent!),
      channel: word(row.channel!, CHANNELS),
      category: text(row.category!),
      severity: word(row.severity!, COMPLAINT_SEVERITIES),
      outcome: word(row.outcome!, COMPLAINT_OUTCOMES)
    };
  });
}
