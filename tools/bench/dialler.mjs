// The bench's contact log as other programs hand it over: a dialler's export (text and workbook) and a Parquet file.
import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { XlsxStreamWriter } from 'hucre';
import { parquetWriteFile } from 'hyparquet-writer';
import { SCHEMA } from './contacts.mjs';

const HEADER = [
  'Ref',
  'Call Date',
  'Call Time',
  'Medium',
  'Vendor',
  'Collector',
  'Loan',
  'Customer',
  'Disposition',
  'Talk',
  'State'
];
const MEDIA = { call: 'DIAL', sms: 'TXT', email: 'EML', letter: 'LTR' };
const DISPOSITIONS = {
  no_answer: 'RNA',
  voicemail: 'VM-L',
  busy: 'BSY',
  conversation: 'RPC',
  third_party: 'TPC',
  failed: 'NETF',
  out_of_service: 'OOS',
  sent: 'DLV'
};
/** Regions of a zone, standard offset in hours. Of Texas and Florida there are two candidates. */
const REGIONS = {
  'America/New_York': [-5, ['NY', 'FL', 'GA', 'PA']],
  'America/Chicago': [-6, ['TX', 'IL', 'MN']],
  'America/Denver': [-7, ['CO', 'NM']],
  'America/Los_Angeles': [-8, ['CA', 'WA']]
};
/** 2026-03-08 in UTC: close enough to where clocks change. */
const SUMMER = Date.UTC(2026, 2, 8, 9);
const PARQUET_GROUP = 100_000;

const turned = (words) => Object.fromEntries(Object.entries(words).map(([word, said]) => [said, word]));

/** Date and time are joined, words are translated, the zone comes from the region. */
export const MAPPING = {
  decorum_mapping: 1,
  name: 'Bench dialler',
  table: 'contacts',
  zone: 'consumer',
  country: 'US',
  others: 'ignore',
  columns: {
    contact_id: 'Ref',
    occurred_at: { from: ['Call Date', 'Call Time'] },
    channel: { from: 'Medium', values: turned(MEDIA) },
    agency: 'Vendor',
    agent: 'Collector',
    account_id: 'Loan',
    consumer_id: 'Customer',
    direction: { constant: 'outbound' },
    outcome: { from: 'Disposition', values: turned(DISPOSITIONS) },
    duration_s: 'Talk',
    time_zone: { region: 'State' },
    region: { from: 'State', iso: true }
  }
};

async function* contactsOf(file, rows) {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file) })) {
    if (line > rows) return;
    if (line++ > 0) yield text.split(',');
  }
}

function dialled([id, at, channel, agency, agent, account, consumer, , outcome, duration, zone]) {
  const [offset, regions] = REGIONS[zone];
  const instant = Date.parse(at);
  const wall = new Date(instant + (offset + (instant >= SUMMER ? 1 : 0)) * 3_600_000).toISOString();
  const region = regions[Number(consumer.slice(1)) % regions.length];
  return [
    id,
    wall.slice(0, 10),
    wall.slice(11, 19),
    MEDIA[channel],
    agency,
    agent,
    account,
    consumer,
    DISPOSITIONS[outcome],
    duration,
    region
  ];
}

/** The contacts of `from` as a dialler's CSV. */
export async function writeDialler(file, from, rows) {
  const out = createWriteStream(file);
  out.write(`${HEADER.join(',')}\n`);
  for await (const contact of contactsOf(from, rows))
    if (!out.write(`${dialled(contact).join(',')}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  return out.bytesWritten;
}

/** The same in a workbook: dates and durations are numbers, as a spreadsheet keeps them. */
export async function writeWorkbook(file, from, rows) {
  const writer = new XlsxStreamWriter({ name: 'Calls' });
  writer.addRow(HEADER);
  for await (const contact of contactsOf(from, rows)) {
    const cells = dialled(contact);
    cells[1] = new Date(`${cells[1]}T00:00:00Z`);
    cells[9] = cells[9] === '' ? null : Number(cells[9]);
    writer.addRow(cells);
  }
  const bytes = await writer.finish();
  await writeFile(file, bytes);
  return bytes.length;
}

/** The same contacts under canonical names, their times as timestamps. */
export async function writeParquet(file, from, rows) {
  const columns = SCHEMA.map(() => []);
  for await (const contact of contactsOf(from, rows))
    contact.forEach((cell, i) => {
      const name = SCHEMA[i];
      if (name === 'occurred_at') columns[i].push(new Date(cell));
      else if (name === 'duration_s') columns[i].push(cell === '' ? null : Number(cell));
      else columns[i].push(cell);
    });
  const types = { occurred_at: 'TIMESTAMP', duration_s: 'INT32' };
  parquetWriteFile({
    filename: file,
    columnData: SCHEMA.map((name, i) => ({ name, data: columns[i], type: types[name] ?? 'STRING' })),
    rowGroupSize: PARQUET_GROUP
  });
}
