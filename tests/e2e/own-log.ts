import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';

export interface LogFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const HEADER = [
  'contact_id',
  'occurred_at',
  'channel',
  'agency',
  'agent',
  'account_id',
  'consumer_id',
  'outcome',
  'time_zone',
  'consent'
];
const NEW_YORK = 'America/New_York';
const FORMULA = '=HYPERLINK("http://elsewhere.example")';

const at = (day: number, time: string) => `2026-05-${String(day).padStart(2, '0')}T${time}-04:00`;
const row = (
  id: string,
  when: string,
  channel: string,
  person: string,
  outcome: string,
  more: { agent?: string; consent?: string } = {}
) => [
  id,
  when,
  channel,
  'Rowan',
  more.agent ?? 'R-01',
  `ACCOUNT-${person}`,
  `PERSON-${person}`,
  outcome,
  NEW_YORK,
  more.consent ?? ''
];

const eightCalls = [4, 5, 6, 7, 8, 9, 10, 10].map((day, i) =>
  row(`calls-${i + 1}`, at(day, `1${i}:00:00`), 'call', '0001', 'no_answer')
);

/** Twenty rows: nineteen can be read, six of them are breaches of the US rulebook and the house policy. */
const ROWS = [
  ...eightCalls,
  row('talk', at(4, '12:00:00'), 'call', '0002', 'conversation'),
  row('too-soon', at(6, '12:00:00'), 'call', '0002', 'no_answer'),
  row('free-again', at(11, '12:00:00'), 'call', '0002', 'no_answer'),
  row('early', at(5, '07:59:59'), 'call', '0003', 'no_answer'),
  row('last-second', at(6, '21:00:00'), 'sms', '0003', 'delivered'),
  row('late', at(7, '21:00:01'), 'sms', '0003', 'delivered', { agent: FORMULA }),
  row('late-with-consent', at(8, '22:00:00'), 'sms', '0003', 'delivered', { consent: 'true' }),
  row('visit-1', at(5, '10:00:00'), 'visit', '0004', 'met'),
  row('visit-2', at(5, '15:00:00'), 'visit', '0004', 'not_home'),
  row('visit-3', at(12, '10:00:00'), 'visit', '0004', 'not_home'),
  row('visit-4', at(19, '10:00:00'), 'visit', '0004', 'not_home'),
  row('unreadable', 'the day before', 'call', '0005', 'no_answer')
];

export const OWN = {
  name: 'rowan-may.csv',
  rows: ROWS.length,
  rejected: 1,
  /** The rule and the contact of every breach. */
  breaches: [
    ['seven-in-seven', 'calls-8'],
    ['seven-days-after-conversation', 'too-soon'],
    ['inconvenient-hours', 'early'],
    ['inconvenient-hours', 'late'],
    ['visits-per-day', 'visit-2'],
    ['visits-per-month', 'visit-4']
  ] as [string, string][],
  formula: FORMULA,
  lineOf: (contactId: string) => ROWS.findIndex(([id]) => id === contactId) + 2
};

export const csvFile = (name: string, rows: string[][]): LogFile => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${Papa.unparse(rows, { newline: '\n' })}\n`)
});

export const ownLog = (): LogFile => csvFile(OWN.name, [HEADER, ...ROWS]);

/** Path of a file of `sample-data/awkward`. */
export const awkward = (name: string): string =>
  fileURLToPath(new URL(`../../sample-data/awkward/${name}`, import.meta.url));
