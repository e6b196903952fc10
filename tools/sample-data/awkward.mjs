// One defect per small file. What each one shows is said in sample-data/README.md.
import { BOM, csv } from './csv.mjs';

const HEADER = ['contact_id', 'occurred_at', 'channel', 'agency', 'account_id', 'outcome', 'time_zone'];
const NY = 'America/New_York';
const row = (n, changes = {}) => ({ contact_id: `W${n}`, occurred_at: `2026-03-0${n}T15:00:00Z`, channel: 'call', agency: 'Aster', account_id: `000${n}`, outcome: 'no_answer', time_zone: NY, ...changes });
const table = (rows, header = HEADER, options = {}) => csv(header, rows.map((r) => header.map((name) => r[name])), options);
const three = (...changes) => [1, 2, 3].map((n, i) => row(n, changes[i]));
const without = (...names) => HEADER.filter((name) => !names.includes(name));
const naive = (times, zone) => times.map((occurred_at, i) => row(i + 1, { occurred_at, time_zone: zone }));

// 甲机构, 乙机构 and 𠮷 (four bytes in GB18030, outside the older GBK), spelt out because Node has no encoder for them.
const GB18030 = { 甲: [0xbc, 0xd7], 乙: [0xd2, 0xd2], 机: [0xbb, 0xfa], 构: [0xb9, 0xb9], '𠮷': [0x95, 0x34, 0xb2, 0x35] };
const gb18030 = (text) => Buffer.concat([...text].map((char) => (GB18030[char] ? Buffer.from(GB18030[char]) : Buffer.from(char, 'ascii'))));

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export const AWKWARD = {
  'bom.csv': BOM + table(three()),
  'gb18030.csv': gb18030(table(three({ agency: '甲机构' }, { agency: '乙机构' }, { agency: '𠮷机构' }))),
  'empty.csv': '',
  'header-only.csv': table([]),
  'no-header.csv': table(three()).split('\n').slice(1).join('\n'),
  'not-a-table.csv': Buffer.from(PIXEL, 'base64'),
  'missing-required.csv': table(three(), without('channel')),
  'missing-value.csv': table(three({}, { occurred_at: '' }, { channel: '' })),
  'unreadable-time.csv': table(three({}, { occurred_at: 'yesterday' }, { occurred_at: '2026-02-30T10:00:00Z' })),
  'naive-no-zone.csv': table(naive(['2026-03-02 10:00:00', '2026-03-02 20:59:59', '2026-03-02 21:00:01']), without('time_zone')),
  'ambiguous-dates.csv': table(naive(['03/04/2026 10:00', '05/06/2026 10:00', '07/08/2026 10:00'], NY)),
  'dst-gap.csv': table(naive(['2026-03-08 01:59:59', '2026-03-08 02:30:00', '2026-03-08 03:00:00'], NY)),
  'dst-overlap.csv': table(naive(['2026-11-01 00:59:59', '2026-11-01 01:30:00', '2026-11-01 02:00:00'], NY)),
  'half-hour-zone.csv': table(three({ occurred_at: '2026-03-02T02:29:59Z', time_zone: 'Asia/Kolkata' }, { occurred_at: '2026-03-02T02:30:00Z', time_zone: 'Asia/Kolkata' }, { occurred_at: '2026-03-02T02:15:00Z', time_zone: 'Asia/Kathmandu' })),
  'unknown-zone.csv': table(three({}, { time_zone: 'Mars/Olympus' }, { time_zone: 'EST5EDT4' })),
  'bad-outcome.csv': table(three({}, { outcome: 'abandoned by dialler' }, { outcome: '' })),
  'bad-channel.csv': table(three({}, { channel: 'carrier pigeon' })),
  'too-many-cells.csv': table(three()).replace('W2,', 'W2,extra,').replace(/\n$/, ',\n'),
  'too-few-cells.csv': table(three()).replace(`W2,2026-03-02T15:00:00Z,call,Aster,0002,no_answer,${NY}`, 'W2,2026-03-02T15:00:00Z,call'),
  'duplicate-rows.csv': table([row(1), row(2), row(1), row(3), row(2)]),
  'repeated-id.csv': table([row(1), row(1, { account_id: '0009' }), row(2)]),
  'repeated-header.csv': table(three(), ['contact_id', 'occurred_at', 'channel', 'agency', 'agency', 'account_id', 'outcome', 'time_zone']),
  'quotes-newlines.csv': table([row(1, { notes: 'said "call me on Friday", then hung up' }), row(2, { notes: 'first line\nsecond line\n\nfourth line' }), row(3, { notes: 'comma, and a "quoted" word' })], [...HEADER, 'notes']),
  'unclosed-quote.csv': table(three()).replace('W3,', 'W3,"'),
  'blank-lines.csv': table(three()).split('\n').flatMap((line) => [line, '']).join('\n'),
  'preamble.csv': `Contact log of March 2026\nPrepared by Aster\n\n${table(three())}`,
  'semicolon.csv': table(three(), HEADER, { separator: ';' }),
  'tab.csv': table(three(), HEADER, { separator: '\t' }),
  'crlf.csv': table(three(), HEADER, { end: '\r\n' }),
  'cr.csv': table(three(), HEADER, { end: '\r' }),
  'no-last-newline.csv': table(three()).replace(/\n$/, ''),
  'formula-cells.csv': table(three({ agency: '=HYPERLINK("http://example.com";"Aster")' }, { agency: '+1+1' }, { agency: '@SUM(A1:A2)' })),
  'html-cells.csv': table(three({ agency: '<img src=x onerror="alert(1)">' }, { agency: '<script>alert(2)</script>' }, { agency: '</td></table>Aster' })),
  'sql-cells.csv': table(three({ agency: "'; DROP TABLE contact; --" }, { account_id: '" OR ""="' }, { agency: '$1 ? ${x} {{y}}' })),
  'bare-dates.csv': table(naive(['2026-03-02', '2026-03-03', '2026-03-04'], NY)),
  'many-forms.csv': table(naive(['2026/3/2 9:05', '2026年3月2日 20:59:59', '2026-03-02T15:00:00-05:00', '2026-03-02T15:00:00.999Z'], NY)),
  'long-ids.csv': table(three({ account_id: '6217000000000000001' }, { account_id: '6217000000000000002' }, { account_id: '0000000000000000001' }))
};
