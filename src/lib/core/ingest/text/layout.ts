import type { TableName } from '#lib/core/domain';
import { recognise, type Recognised } from '../words/recognise';
import { RecordScanner } from './record-scanner';

const DELIMITERS = [',', ';', '\t', '|', '^', '~', '\u001f', '\u0001'];
const QUOTES = ['"', "'"];
/** Titles and empty rows may stand above the header. */
const PREAMBLE_RECORDS = 20;
const decoder = new TextDecoder();

/** How a file is laid out: its delimiter, and which of its records is the header. */
export interface Layout extends Recognised {
  delimiter: string;
  quote: string;
  /** Records before the header. */
  skipped: number;
  headerLine: number;
}

/** What is known of a layout before the file is seen. */
export interface LayoutHints {
  as?: TableName;
  /** One character below 128. */
  delimiter?: string;
  quote?: string;
}

/** The layout that makes most sense of the first bytes of a file; null when there is no record at all. */
export function layoutOf(
  start: Uint8Array,
  isWhole: boolean,
  { as, delimiter: given, quote: givenQuote }: LayoutHints = {}
): Layout | null {
  const quotes =
    givenQuote === undefined ? QUOTES.filter((quote) => start.includes(quote.charCodeAt(0))) : [givenQuote];
  const layouts = (quotes.length > 0 ? quotes : ['"']).flatMap((quote) =>
    (given === undefined ? DELIMITERS : [given]).flatMap((delimiter) =>
      readings(start, isWhole, delimiter, quote, as)
    )
  );
  const score = ({ columns, missing, skipped }: Layout) =>
    (missing.length === 0 ? 1000 : skipped > 0 ? -1000 : 0) +
    columns.filter(({ column }) => column !== null).length;
  return layouts.reduce<Layout | null>(
    (best, next) => (best === null || score(next) > score(best) ? next : best),
    null
  );
}

function readings(
  start: Uint8Array,
  isWhole: boolean,
  delimiter: string,
  quote: string,
  as?: TableName
): Layout[] {
  const scanner = new RecordScanner(delimiter.charCodeAt(0), quote.charCodeAt(0));
  scanner.feed(start);
  if (isWhole) scanner.end();
  const found: Layout[] = [];
  for (let skipped = 0; skipped < PREAMBLE_RECORDS && scanner.next(); skipped++) {
    const headers = Array.from({ length: scanner.cells }, (_, cell) =>
      decoder.decode(scanner.bytes.subarray(scanner.starts[cell], scanner.ends[cell])).trim()
    );
    const layout = { ...recognise(headers, as), delimiter, quote, skipped, headerLine: scanner.line };
    found.push(layout);
    if (layout.missing.length === 0) break;
  }
  return found;
}
