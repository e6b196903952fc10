import type { TableName } from '#lib/core/domain';
import { recognise, type Recognised } from '../words/recognise';
import { RecordScanner } from './record-scanner';

const DELIMITERS = [',', ';', '\t', '|', '^', '~', '\u001f', '\u0001'];
const QUOTES = ['"', "'"];
/** Titles and empty rows may stand above the header. */
const PREAMBLE_RECORDS = 20;
const decoder = new TextDecoder();

/** A record that may be the header, in one way of splitting the text. */
export interface HeaderCandidate {
  headers: readonly string[];
  delimiter: string;
  quote: string;
  /** Records before the header. */
  skipped: number;
  headerLine: number;
}

/** How a file is laid out: its delimiter, and which of its records is the header. */
export type Layout = Recognised & Omit<HeaderCandidate, 'headers'>;

/** What is known of a layout before the file is seen. */
export interface LayoutHints {
  as?: TableName;
  /** One character below 128. */
  delimiter?: string;
  quote?: string;
}

/** The layout that makes most sense of the first bytes of a file; null when there is no record at all. */
export const layoutOf = (start: Uint8Array, isWhole: boolean, hints: LayoutHints = {}): Layout | null =>
  bestLayout(headerCandidates(start, isWhole, hints), (headers) => recognise(headers, hints.as));

/** Every record that may be the header, reading by reading. */
export function headerCandidates(
  start: Uint8Array,
  isWhole: boolean,
  { delimiter: given, quote: givenQuote }: LayoutHints
): HeaderCandidate[][] {
  const present = QUOTES.filter((quote) => start.includes(quote.charCodeAt(0)));
  const quotes = givenQuote !== undefined ? [givenQuote] : present.length > 0 ? present : ['"'];
  const delimiters = given !== undefined ? [given] : DELIMITERS;
  return quotes.flatMap((quote) => delimiters.map((delimiter) => readings(start, isWhole, delimiter, quote)));
}

/** Of several candidates the one whose headers are understood best; of equals the one with most cells, then the first. */
export function bestLayout(
  readings: readonly (readonly HeaderCandidate[])[],
  understand: (headers: readonly string[]) => Recognised
): Layout | null {
  let best: Layout | null = null;
  let most = -Infinity;
  for (const reading of readings)
    for (const { headers, ...place } of reading) {
      const understood = understand(headers);
      const isTable = understood.missing.length === 0;
      const known = understood.columns.filter(({ column }) => column !== null).length;
      const cells = Math.min(headers.length, 999) / 1000;
      const score = (isTable ? 1000 : place.skipped > 0 ? -1000 : 0) + known + cells;
      if (score > most) {
        most = score;
        best = { ...understood, ...place };
      }
      if (isTable) break;
    }
  return best;
}

function readings(start: Uint8Array, isWhole: boolean, delimiter: string, quote: string): HeaderCandidate[] {
  const scanner = new RecordScanner(delimiter.charCodeAt(0), quote.charCodeAt(0));
  scanner.feed(start);
  if (isWhole) scanner.end();
  const found: HeaderCandidate[] = [];
  for (let skipped = 0; skipped < PREAMBLE_RECORDS && scanner.next(); skipped++) {
    const headers = Array.from({ length: scanner.cells }, (_, cell) =>
      decoder.decode(scanner.bytes.subarray(scanner.starts[cell], scanner.ends[cell])).trim()
    );
    found.push({ headers, delimiter, quote, skipped, headerLine: scanner.line });
  }
  return found;
}
