import type { Mapping, Preview } from '#lib/core/ingest';
import type { TableName } from '#lib/core/domain';

/** A mapping while somebody works on it: by header of the file, where a mapping is by canonical column. */
export interface MappingDraft {
  name: string;
  table: TableName;
  sheet: string;
  encoding: string;
  delimiter: string;
  quote: string;
  /** IANA name, `consumer`, or empty. */
  zone: string;
  dayMonth: '' | 'dmy' | 'mdy';
  country: string;
  /** Canonical column that a header is read as, or empty. Of several headers for one column, the order is that of the file. */
  columns: Record<string, string>;
  constants: Record<string, string>;
  place: { region: string; postcode: string; phone: string };
  /** Meaning of words, by canonical column. */
  values: Record<string, Record<string, string>>;
  /** Cells that mean nothing, by canonical column. */
  unknown: Record<string, string[]>;
  /** In every column. */
  unknownAnywhere: string[];
  /** What a person cannot change here, kept as it is. */
  rest: Record<string, { join?: string | undefined; iso?: boolean | undefined }>;
}

/** The draft that says what is in effect. */
export function draftOf(shown: Preview, name: string): MappingDraft {
  const { mapping } = shown;
  const draft: MappingDraft = {
    name: mapping?.name || name,
    table: shown.table,
    sheet: mapping?.sheet ?? '',
    encoding: mapping?.encoding ?? '',
    delimiter: mapping?.delimiter ?? '',
    quote: mapping?.quote ?? '',
    zone: mapping?.zone ?? '',
    dayMonth: mapping?.day_month ?? '',
    country: mapping?.country ?? '',
    columns: Object.fromEntries(shown.headers.map(({ header }, i) => [header, shown.readAs[i] ?? ''])),
    constants: {},
    place: { region: '', postcode: '', phone: '' },
    values: {},
    unknown: {},
    unknownAnywhere: [...(mapping?.unknown ?? [])],
    rest: {}
  };
  for (const [column, source] of Object.entries(mapping?.columns ?? {})) {
    if (typeof source === 'string') continue;
    if ('constant' in source) draft.constants[column] = source.constant;
    else if ('from' in source) {
      if (source.values) draft.values[column] = { ...source.values };
      if (source.unknown) draft.unknown[column] = [...source.unknown];
      if (source.join !== undefined || source.iso)
        draft.rest[column] = { join: source.join, iso: source.iso };
    } else {
      draft.place = {
        region: source.region ?? '',
        postcode: source.postcode ?? '',
        phone: source.phone ?? ''
      };
      for (const header of Object.values(draft.place))
        if (draft.columns[header] === 'time_zone') draft.columns[header] = '';
    }
  }
  return draft;
}

/** The mapping that a draft says; null while no header is read. */
export function mappingOf(draft: MappingDraft): Mapping | null {
  const headers = new Map<string, string[]>();
  for (const [header, column] of Object.entries(draft.columns))
    if (column !== '' && header !== '') headers.set(column, [...(headers.get(column) ?? []), header]);
  const columns: Mapping['columns'] = {};
  for (const [column, from] of headers) {
    const values = draft.values[column] ?? {};
    const unknown = draft.unknown[column] ?? [];
    const { join, iso } = draft.rest[column] ?? {};
    const more = {
      ...(Object.keys(values).length > 0 && { values: { ...values } }),
      ...(unknown.length > 0 && { unknown: [...unknown] }),
      ...(join !== undefined && { join }),
      ...(iso && { iso })
    };
    const isPlain = from.length === 1 && Object.keys(more).length === 0;
    columns[column] = isPlain ? from[0]! : { from: from.length === 1 ? from[0]! : from, ...more };
  }
  for (const [column, constant] of Object.entries(draft.constants))
    if (constant !== '' && columns[column] === undefined) columns[column] = { constant };
  const place = Object.fromEntries(Object.entries(draft.place).filter(([, header]) => header !== ''));
  if (Object.keys(place).length > 0 && columns.time_zone === undefined) columns.time_zone = place;
  if (headers.size === 0) return null;
  const said = (key: string, value: string) => (value === '' ? {} : { [key]: value });
  return {
    decorum_mapping: 1,
    name: draft.name,
    table: draft.table,
    ...said('sheet', draft.sheet),
    ...said('encoding', draft.encoding),
    ...said('delimiter', draft.delimiter),
    ...said('quote', draft.quote),
    ...said('zone', draft.zone),
    ...said('day_month', draft.dayMonth),
    ...said('country', draft.country),
    ...(draft.unknownAnywhere.length > 0 && { unknown: [...draft.unknownAnywhere] }),
    others: 'ignore',
    columns
  } as Mapping;
}
