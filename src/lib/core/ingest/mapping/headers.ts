import { TABLE_COLUMNS } from '#lib/core/domain';
import { normalise } from '../words/normalise';
import { recognise, type Recognised } from '../words/recognise';
import { headersOf, sourcesOf, type Mapping } from './mapping';

/** Where each header of a file stands; of two alike the first. */
export function placesOf(headers: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  headers.forEach((header, i) => {
    if (!places.has(normalise(header))) places.set(normalise(header), i);
  });
  return places;
}

/** Canonical columns that headers not named in the mapping are read as, by position. */
export function othersOf(mapping: Mapping, headers: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  if (mapping.others === 'ignore') return found;
  const taken = new Set(headersOf(mapping).map(normalise));
  recognise(headers, mapping.table).columns.forEach(({ header, column }, i) => {
    if (column !== null && !taken.has(normalise(header)) && mapping.columns[column] === undefined)
      found.set(column, i);
  });
  return found;
}

/** How the headers of a file are understood through a mapping; headers it reads that are not there are `missing`. */
export function throughMapping(mapping: Mapping, headers: readonly string[]): Recognised {
  const places = placesOf(headers);
  const others = othersOf(mapping, headers);
  const absent = headersOf(mapping).filter((header) => !places.has(normalise(header)));
  const columns = headers.map((header): { header: string; column: string | null } => ({
    header,
    column: null
  }));
  for (const [column, source] of Object.entries(mapping.columns))
    for (const header of sourcesOf(source)) {
      const at = places.get(normalise(header));
      if (at !== undefined) columns[at]!.column ??= column;
    }
  for (const [column, at] of others) columns[at]!.column = column;
  const given = new Set([...Object.keys(mapping.columns), ...others.keys()]);
  const missing = TABLE_COLUMNS[mapping.table]
    .filter(({ name, required }) => required && !given.has(name))
    .map(({ name }) => name);
  const unknown = columns
    .filter(({ header, column }) => column === null && header !== '')
    .map(({ header }) => header);
  return { table: mapping.table, columns, twice: [], unknown, missing: [...absent, ...missing] };
}
