import { TABLE_COLUMNS, TABLES, type TableName } from '#lib/core/domain';
import { HEADERS } from './headers';
import { normalise } from './normalise';
import { isOf } from './table-marks';

/** How the headers of a file were understood, in their order; `column` is null for an unknown or superfluous one. */
export interface Recognised {
  table: TableName;
  columns: { header: string; column: string | null }[];
  /** Headers that name a column already taken. */
  twice: { header: string; column: string }[];
  unknown: string[];
  /** Required columns that no header names. */
  missing: string[];
}

const NAMES = new Map(TABLES.map((table) => [table, namesOf(table)]));

function namesOf(table: TableName): Map<string, string> {
  const names = new Map<string, string>();
  for (const { name } of TABLE_COLUMNS[table])
    for (const alias of HEADERS[table][name]!)
      if (!names.has(normalise(alias))) names.set(normalise(alias), name);
  for (const { name } of TABLE_COLUMNS[table]) names.set(normalise(name), name);
  return names;
}

const known = ({ columns }: Recognised) => columns.filter(({ column }) => column !== null).length;
const required = ({ table }: Recognised) => TABLE_COLUMNS[table].filter((column) => column.required).length;

/**
 * The table that the headers fit: of several, the one that knows most of them, then the one that requires most. When they
 * fit none, the table that comes nearest, with what it misses.
 */
export function recognise(headers: readonly string[], as?: TableName): Recognised {
  if (as !== undefined) return readAs(as, headers);
  const readings = TABLES.map((table) => readAs(table, headers));
  const columns = new Map(
    readings.map((reading) => [reading.table, new Set(reading.columns.map(({ column }) => column))])
  );
  const fitting = readings.filter(({ table, missing }) => missing.length === 0 && isOf(table, columns));
  const candidates = fitting.length > 0 ? fitting : readings.filter(({ missing }) => missing.length > 0);
  return candidates.reduce((best, next) => {
    const ahead = known(next) - known(best) || (fitting.length > 0 ? required(next) - required(best) : 0);
    return ahead > 0 ? next : best;
  });
}

function readAs(table: TableName, headers: readonly string[]): Recognised {
  const names = NAMES.get(table)!;
  const canonical = new Set(
    headers.map(normalise).filter((header) => names.get(header) !== undefined && isCanonical(table, header))
  );
  const taken = new Set<string>();
  const found: Recognised = { table, columns: [], twice: [], unknown: [], missing: [] };
  for (const header of headers) {
    const column = names.get(normalise(header)) ?? null;
    const yields =
      column !== null && !isCanonical(table, normalise(header)) && canonical.has(normalise(column));
    const isTwice = column !== null && (taken.has(column) || yields);
    if (column === null) {
      if (header !== '') found.unknown.push(header);
    } else if (isTwice) found.twice.push({ header, column });
    else taken.add(column);
    found.columns.push({ header, column: isTwice ? null : column });
  }
  found.missing = TABLE_COLUMNS[table]
    .filter(({ name, required }) => required && !taken.has(name))
    .map(({ name }) => name);
  return found;
}

const isCanonical = (table: TableName, normalised: string) =>
  TABLE_COLUMNS[table].some(({ name }) => normalise(name) === normalised);
