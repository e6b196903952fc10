import { TABLE_COLUMNS, type TableName } from '#lib/core/domain';
import { WordCache } from '../cells/word-cache';
import type { RecordScanner } from '../text/record-scanner';
import { TextWriter } from '../text/text-writer';
import { normalise } from '../words/normalise';
import { othersOf, placesOf } from './headers';
import { isConstant, isFrom, isPlace, sourcesOf, type ColumnSource, type Mapping } from './mapping';
import { clockOf, dateOf, isClock } from './times';
import { agreed, isoRegion, zoneOfPhone, zoneOfPostcode, zoneOfRegion } from './zone-of-place';

const encoder = new TextEncoder();
const EMPTY = new Uint8Array(0);
const COMMA = 44;
const LF = 10;
const QUOTE = 34;

/** Writes one column of one record. `from` holds a range for each cell of the record, trimmed; an absent cell is empty. */
type ColumnWriter = (scanner: RecordScanner, out: TextWriter) => void;

/** Turns records of a file into records of canonical columns. */
export class RowMapper {
  readonly columns: readonly string[];
  private readonly writers: readonly ColumnWriter[];
  private readonly width: number;

  constructor(mapping: Mapping, headers: readonly string[]) {
    const places = placesOf(headers);
    const at = (header: string) => places.get(normalise(header)) ?? -1;
    const own = Object.entries(mapping.columns).map(
      ([column, source]) => [column, writerOf(mapping, column, source, at)] as const
    );
    const others = [...othersOf(mapping, headers)].map(
      ([column, cell]) => [column, plain(cell, unknownWords(mapping.unknown))] as const
    );
    const all = [...own, ...others];
    this.columns = all.map(([column]) => column);
    this.writers = all.map(([, write]) => write);
    this.width = headers.length;
  }

  /** Writes the record that the scanner stands at; answers its place, negative when it is broken. */
  write(scanner: RecordScanner, out: TextWriter): number {
    const { writers } = this;
    const from = out.length;
    if (scanner.broken) {
      out.write(scanner.bytes, scanner.starts[0]!, scanner.ends[0]!);
    } else {
      for (let i = 0; i < writers.length; i++) {
        if (i > 0) out.put(COMMA);
        writers[i]!(scanner, out);
      }
      if (scanner.cells > this.width) {
        out.put(COMMA);
        out.write(scanner.bytes, scanner.starts[this.width]!, scanner.ends[this.width]!);
      }
    }
    if (out.length === from) {
      out.put(QUOTE);
      out.put(QUOTE);
    }
    out.put(LF);
    return scanner.broken ? -scanner.line : scanner.line;
  }
}

const typeOf = (table: TableName, column: string) =>
  TABLE_COLUMNS[table].find(({ name }) => name === column)!.type;

function writerOf(
  mapping: Mapping,
  column: string,
  source: ColumnSource,
  at: (header: string) => number
): ColumnWriter {
  if (isConstant(source)) {
    const bytes = encoder.encode(source.constant);
    return (_, out) => out.write(bytes, 0, bytes.length);
  }
  if (isPlace(source)) return zoneWriter(source, mapping.country, at);
  const cells = sourcesOf(source).map(at);
  const options = isFrom(source) ? source : { from: source };
  const unknown = unknownWords([...(mapping.unknown ?? []), ...(options.unknown ?? [])]);
  const meaning = options.values === undefined ? null : meanings(options.values);
  const iso = options.iso === true ? (text: string) => isoRegion(text, mapping.country) ?? text : null;
  if (cells.length === 1) {
    if (meaning === null && iso === null) return plain(cells[0]!, unknown);
    return worded(cells[0]!, (text) => {
      if (unknown?.has(normalise(text)) === true) return '';
      const said = meaning?.get(normalise(text)) ?? text;
      return iso === null ? said : iso(said);
    });
  }
  const type = typeOf(mapping.table, column);
  return type === 'instant' || type === 'date'
    ? joinedTimes(cells, unknown)
    : joined(cells, unknown, encoder.encode(options.join ?? ' '));
}

const meanings = (values: Readonly<Record<string, string>>): Map<string, string> =>
  new Map(Object.entries(values).map(([word, means]) => [normalise(word), means]));

function unknownWords(words: readonly string[] | undefined): Set<string> | null {
  return words === undefined || words.length === 0 ? null : new Set(words.map(normalise));
}

const isBlank = (byte: number): boolean => byte <= 32;

/** Finds the cell and hands its trimmed range on. */
function range(
  cell: number,
  use: (bytes: Uint8Array, start: number, end: number, out: TextWriter) => void
): ColumnWriter {
  return (scanner, out) => {
    if (cell < 0 || cell >= scanner.cells) return;
    const { bytes } = scanner;
    let start = scanner.starts[cell]!;
    let end = scanner.ends[cell]!;
    while (start < end && isBlank(bytes[start]!)) start++;
    while (end > start && isBlank(bytes[end - 1]!)) end--;
    if (start < end) use(bytes, start, end, out);
  };
}

function plain(cell: number, unknown: ReadonlySet<string> | null): ColumnWriter {
  if (unknown === null) return range(cell, (bytes, start, end, out) => out.write(bytes, start, end));
  const longest = Math.max(...[...unknown].map((word) => word.length)) * 4 + 8;
  const cache = new WordCache((text) => unknown.has(normalise(text)));
  return range(cell, (bytes, start, end, out) => {
    if (end - start <= longest && cache.get(bytes, start, end)) return;
    out.write(bytes, start, end);
  });
}

function worded(cell: number, say: (text: string) => string): ColumnWriter {
  const cache = new WordCache((text) => encoder.encode(say(text)));
  return range(cell, (bytes, start, end, out) => {
    const said = cache.get(bytes, start, end);
    out.write(said, 0, said.length);
  });
}

/** Cells one after another; `between` where there is something on both sides. */
function joined(
  cells: readonly number[],
  unknown: ReadonlySet<string> | null,
  between: Uint8Array
): ColumnWriter {
  const part = new TextWriter();
  const whole = new TextWriter();
  const parts = cells.map((cell) =>
    range(cell, (bytes, start, end) => {
      if (unknown !== null && unknown.has(normalise(new TextDecoder().decode(bytes.subarray(start, end)))))
        return;
      if (whole.length > 0) for (const byte of between) whole.put(byte);
      for (let i = start; i < end; i++) whole.put(bytes[i]!);
    })
  );
  return (scanner, out) => {
    whole.length = 0;
    for (const write of parts) write(scanner, part);
    out.write(whole.bytes, 0, whole.length);
  };
}

/** `HH:MM:SS`, of which there are too many to remember. */
function isPlainClock(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== 8) return false;
  for (let i = 0; i < 8; i++) {
    const byte = bytes[start + i]!;
    if (i === 2 || i === 5 ? byte !== 58 : byte < 48 || byte > 57) return false;
  }
  return true;
}

/** A date and the time beside it; without a time the date alone, and what is neither as it is. */
function joinedTimes(cells: readonly number[], unknown: ReadonlySet<string> | null): ColumnWriter {
  const isUnknown = (text: string) => unknown?.has(normalise(text)) === true;
  const caches = cells.map(
    (_, i) =>
      new WordCache((text): Uint8Array => {
        if (isUnknown(text)) return EMPTY;
        return encoder.encode(i > 0 || isClock(text) ? clockOf(text) : dateOf(text));
      })
  );
  const between = encoder.encode(' ');
  const whole = new TextWriter();
  const parts = cells.map((cell, i) =>
    range(cell, (bytes, start, end) => {
      if (i > 0 && unknown === null && isPlainClock(bytes, start, end)) {
        if (whole.length > 0) whole.put(between[0]!);
        for (let at = start; at < end; at++) whole.put(bytes[at]!);
        return;
      }
      const said = caches[i]!.get(bytes, start, end);
      if (said.length === 0) return;
      if (whole.length > 0) whole.put(between[0]!);
      for (let at = 0; at < said.length; at++) whole.put(said[at]!);
    })
  );
  return (scanner, out) => {
    whole.length = 0;
    for (const write of parts) write(scanner, out);
    out.write(whole.bytes, 0, whole.length);
  };
}

function zoneWriter(
  place: { region?: string | undefined; postcode?: string | undefined; phone?: string | undefined },
  country: string | undefined,
  at: (header: string) => number
): ColumnWriter {
  const steps: [string | undefined, (text: string) => string | null][] = [
    [place.region, (text) => zoneOfRegion(text, country)],
    [place.postcode, (text) => zoneOfPostcode(text, country)],
    [place.phone, (text) => zoneOfPhone(text, country)]
  ];
  let found: (string | null)[] = [];
  let seen = '';
  const parts = steps.flatMap(([header, zoneOf]) => {
    if (header === undefined) return [];
    const cache = new WordCache((text) => ({ text, zone: zoneOf(text) }));
    return [
      range(at(header), (bytes, start, end) => {
        const { text, zone } = cache.get(bytes, start, end);
        if (seen === '') seen = text;
        found.push(zone);
      })
    ];
  });
  const agreements = new Map<string, Uint8Array>();
  return (scanner, out) => {
    found = [];
    seen = '';
    for (const write of parts) write(scanner, out);
    const key = found.join('|');
    let said = key === '' || agreements.get(key) === undefined ? undefined : agreements.get(key);
    if (said === undefined) {
      // What no zone is known of is handed on, to be listed as such.
      const zone = agreed(found);
      said = encoder.encode(zone ?? seen);
      if (zone !== null && agreements.size < 10_000) agreements.set(key, said);
    }
    out.write(said, 0, said.length);
  };
}
