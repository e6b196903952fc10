import { TABLE_COLUMNS, TABLES, type TableName } from '#lib/core/domain';
import * as v from 'valibot';
import { ENCODINGS } from '../text/encoding';

const Text = v.pipe(v.string(), v.maxLength(1000));
const Header = v.pipe(Text, v.minLength(1));
const Unknown = v.array(Text);

/** From one header or several joined; `values` says what its cells mean, `unknown` which of them mean nothing. */
const FromHeaders = v.strictObject({
  from: v.union([Header, v.pipe(v.array(Header), v.minLength(1))]),
  /** Between the cells joined: a space. Of a column of instants, a date and a time are put together. */
  join: v.optional(Text),
  values: v.optional(v.record(Text, Text)),
  unknown: v.optional(Unknown),
  /** Of `region`: written as ISO 3166-2. */
  iso: v.optional(v.boolean())
});
const Constant = v.strictObject({ constant: Header });
/** Of `time_zone`: derived from where somebody is. Several that agree narrow it down. */
const Place = v.pipe(
  v.strictObject({ region: v.optional(Header), postcode: v.optional(Header), phone: v.optional(Header) }),
  v.check((place) => Object.values(place).some((header) => header !== undefined), 'region, postcode or phone')
);
const Source = v.union([Header, Constant, FromHeaders, Place]);

const MappingSchema = v.strictObject({
  decorum_mapping: v.literal(1),
  name: v.pipe(Text, v.minLength(1)),
  table: v.picklist(TABLES),
  sheet: v.optional(Header),
  encoding: v.optional(v.picklist(ENCODINGS)),
  delimiter: v.optional(
    v.pipe(
      v.string(),
      v.length(1),
      v.check((text) => text.charCodeAt(0) < 128)
    )
  ),
  quote: v.optional(v.picklist(['"', "'"])),
  zone: v.optional(Header),
  day_month: v.optional(v.picklist(['dmy', 'mdy'])),
  /** ISO 3166-1 code of the country that regions, postcodes and telephone numbers are of. */
  country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))),
  /** Cells that mean nothing, in every column. */
  unknown: v.optional(Unknown),
  /** Headers not named here: `recognise` reads those whose names are known. */
  others: v.optional(v.picklist(['recognise', 'ignore'])),
  columns: v.record(Text, Source)
});

/** How a file of one layout is read: saved, recognised again by its headers, given to others. */
export type Mapping = v.InferOutput<typeof MappingSchema>;
export type ColumnSource = v.InferOutput<typeof Source>;

/** A mapping that cannot be used: where, and what is wrong. */
export interface MappingMistake {
  path: string;
  message: string;
}

const columnNames = (table: TableName): string[] => TABLE_COLUMNS[table].map(({ name }) => name);

/** Reads a mapping from the text of a file. */
export function parseMapping(text: string): { mapping: Mapping } | { mistakes: MappingMistake[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    return { mistakes: [{ path: '', message: (cause as Error).message }] };
  }
  return checkMapping(value);
}

export function checkMapping(value: unknown): { mapping: Mapping } | { mistakes: MappingMistake[] } {
  const result = v.safeParse(MappingSchema, value);
  if (!result.success)
    return {
      mistakes: result.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message }))
    };
  const mapping = result.output;
  const mistakes = Object.entries(mapping.columns).flatMap(([column, source]): MappingMistake[] => {
    const path = `columns.${column}`;
    if (!columnNames(mapping.table).includes(column))
      return [{ path, message: `${mapping.table} has no column ${column}` }];
    if (isPlace(source) && column !== 'time_zone')
      return [{ path, message: 'only time_zone comes from a place' }];
    return [];
  });
  if (headersOf(mapping).length === 0) mistakes.push({ path: 'columns', message: 'no header is read' });
  return mistakes.length > 0 ? { mistakes } : { mapping };
}

/** A mapping as the text of a file. */
export const mappingText = (mapping: Mapping): string => `${JSON.stringify(mapping, null, 2)}\n`;

type Place = v.InferOutput<typeof Place>;
type FromHeaders = v.InferOutput<typeof FromHeaders>;

export const isConstant = (source: ColumnSource): source is { constant: string } =>
  typeof source === 'object' && 'constant' in source;
export const isFrom = (source: ColumnSource): source is FromHeaders =>
  typeof source === 'object' && 'from' in source;
export const isPlace = (source: ColumnSource): source is Place =>
  typeof source === 'object' && !isConstant(source) && !isFrom(source);

/** The headers that a column is read from. */
export function sourcesOf(source: ColumnSource): string[] {
  if (typeof source === 'string') return [source];
  if (isConstant(source)) return [];
  if (isFrom(source)) return typeof source.from === 'string' ? [source.from] : source.from;
  return [source.region, source.postcode, source.phone].filter((header) => header !== undefined);
}

/** Every header that a mapping reads. */
export const headersOf = (mapping: Mapping): string[] => [
  ...new Set(Object.values(mapping.columns).flatMap(sourcesOf))
];
