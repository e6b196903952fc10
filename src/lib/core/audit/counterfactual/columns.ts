import { CHANNELS, OUTCOMES, PARTIES, PLACES, type Zones } from '#lib/core/domain';
import type { AddedContact, NewValues, SceneContact } from '#lib/core/rules';
import { int, sql, type Fragment } from '#lib/core/sql';
import type { Instead } from './types';

/** Code of a text that nobody said in world 0; each world has its own. */
const UNSAID = -2;

type Value = number | boolean | null;

/** What a world's contact has in place of its own stored columns; null: its own. `debt` is added to the days past due. */
export type Replacement = Record<keyof typeof TYPES, Value>;

const TYPES = {
  to_t: 'bigint',
  to_day: 'integer',
  to_second: 'integer',
  debt: 'integer',
  to_channel: 'tinyint',
  to_place: 'tinyint',
  to_party: 'tinyint',
  to_outcome: 'tinyint',
  to_recorded: 'boolean',
  to_identity: 'boolean',
  to_consent: 'boolean',
  to_crew: 'integer',
  to_notice: 'bigint',
  to_text: 'integer',
  to_address: 'integer'
} as const;
const COLUMNS = Object.keys(TYPES) as (keyof typeof TYPES)[];

const plain = (text: string): Fragment => ({ sql: text, params: [] });
const literal = (value: Value): Fragment =>
  value === null ? sql`null` : typeof value === 'number' ? int(value) : plain(String(value));

export const NOTHING = Object.fromEntries(COLUMNS.map((column) => [column, null])) as Replacement;

const codeOf = <T>(words: readonly T[], word: T | undefined): Value =>
  word === undefined ? null : words.indexOf(word);

/** Another instant; the days past due go with the local date. */
export function atInstant(
  zones: Zones,
  { zone, day }: Pick<SceneContact, 'zone' | 'day'>,
  instant: number
): Replacement {
  const first = zone?.split(';')[0]?.trim();
  if (first === undefined || day === null) return { ...NOTHING, to_t: instant };
  const local = zones.localAt(first, instant);
  return { ...NOTHING, to_t: instant, to_day: local.day, to_second: local.second, debt: local.day - day };
}

export const withValues = (values: NewValues, world: number): Replacement => ({
  ...NOTHING,
  to_channel: codeOf(CHANNELS, values.channel),
  to_place: codeOf(PLACES, values.place),
  to_party: codeOf(PARTIES, values.party),
  to_recorded: values.recorded ?? null,
  to_identity: values.identity_disclosed ?? null,
  to_consent: values.consent ?? null,
  to_crew: values.crew_size ?? null,
  to_notice: values.notice_at ?? null,
  to_text: values.text === undefined ? null : unsaid(world)
});

/** Another instant, with other values than its own. */
export const insteadOf = (
  zones: Zones,
  contact: Pick<SceneContact, 'zone' | 'day'>,
  { to, outcome, address, values }: Instead,
  world: number
): Replacement => ({
  ...withValues(values, world),
  ...given(atInstant(zones, contact, to)),
  to_outcome: codeOf(OUTCOMES, outcome),
  to_address: address
});

const given = (replacement: Replacement): Partial<Replacement> =>
  Object.fromEntries(Object.entries(replacement).filter(([, value]) => value !== null));

export const addedAs = (
  replacement: Replacement,
  { channel, party, outcome }: AddedContact
): Replacement => ({
  ...replacement,
  to_channel: codeOf(CHANNELS, channel),
  to_party: codeOf(PARTIES, party),
  to_outcome: codeOf(OUTCOMES, outcome)
});

export const unsaid = (world: number): number => UNSAID - world;

/** Relation of rows with these columns before those of the replacements. */
export function replacements(
  before: readonly string[],
  rows: readonly { before: readonly Value[]; replacement: Replacement }[]
): Fragment {
  const typed = [
    ...before.map((column) => `${column}::integer as ${column}`),
    ...COLUMNS.map((column) => `${column}::${TYPES[column]} as ${column}`)
  ].join(', ');
  const names = [...before, ...COLUMNS].join(', ');
  const none = rows.length === 0;
  const lines = (none ? [{ before: before.map(() => null), replacement: NOTHING }] : rows).map(
    ({ before: first, replacement }) => [...first, ...COLUMNS.map((column) => replacement[column])]
  );
  const values = lines.map((line) => `(${line.map((value) => literal(value).sql).join(', ')})`).join(', ');
  return plain(`(select ${typed} from (values ${values}) v(${names})${none ? ' where false' : ''})`);
}

/** `select * replace (…)` of a contact `c` joined with its replacements. */
export const REPLACED = plain(`coalesce(to_t, t) as t, case when to_t is null then span else 0 end as span,
      case when to_day is null or zone is null then local_day else to_day end as local_day,
      case when to_t is null or to_second is null or zone is null then local_second else to_second end as local_second,
      days_past_due + coalesce(debt, 0) as days_past_due, coalesce(to_channel, channel) as channel, coalesce(to_place, place) as place,
      coalesce(to_party, party) as party, coalesce(to_outcome, outcome) as outcome, coalesce(to_recorded, recorded) as recorded,
      coalesce(to_identity, identity_disclosed) as identity_disclosed,
      coalesce(to_crew, crew_size) as crew_size, coalesce(to_notice, notice_at) as notice_at,
      case when to_notice is null then notice_span else 0 end as notice_span,
      case when to_notice is null then notice_day end as notice_day, coalesce(to_text, text) as text, coalesce(to_address, address) as address`);
export const REPLACING = plain(COLUMNS.join(', '));
