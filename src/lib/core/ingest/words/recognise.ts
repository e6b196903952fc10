import { TABLE_COLUMNS, type TableName } from '#lib/core/domain';
import { COMPLAINT_HEADERS } from './complaint-headers';
import { CONTACT_HEADERS } from './contact-headers';
import { normalise } from './normalise';

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

const TABLES: readonly TableName[] = ['contacts', 'complaints'];
const NAMES = { contacts: namesOf('contacts'), complaints: namesOf('complaints') };

function namesOf(table: TableName): Map<string, string> {
  const headers: Record<string, readonly string[]> =
    table === 'contacts' ? CONTACT_HEADERS : COMPLAINT_HEADERS;
  const names = new Map<string, string>();
  for (const { name } of TABLE_COLUMNS[table])
    for (const alias of headers[name]!) if (!names.has(normalise(alias))) names.set(normalise(alias), name);
  for (const { name } of TABLE_COLUMNS[table]) names.set(normalise(name), name);
  return names;
}

const known = ({ columns }: Recognised) => columns.filter(({ column }) => column !== null).length;

/** The table whose required columns the headers name, or that comes nearest. */
export function recognise(headers: readonly string[], as?: TableName): Recognised {
  const readings = TABLES.filter((table) => as === undefined || table === as).map((table) =>
    readAs(table, headers)
  );
  return readings.reduce((best, next) => {
    if (next.missing.length === 0 && best.missing.length > 0) return next;
    if (best.missing.length === 0 && next.missing.length > 0) return best;
    return known(next) > known(best) ? next : best;
  });
}

function readAs(table: TableName, headers: readonly string[]): Recognised {
  const names = NAMES[table];
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
    if (column === null) found.unknown.push(header);
    else if (isTwice) found.twice.push({ header, column });
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
