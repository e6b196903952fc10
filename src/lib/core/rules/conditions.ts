import {
  CHANNELS,
  CONNECTED,
  CONVERSATIONS,
  OUTCOMES,
  PLACES,
  UNANSWERED,
  type Channel,
  type Counts,
  type Outcome,
  type Place,
  type SubjectKey
} from '#lib/core/domain';
import { int, join, name, nameLiteral, sql, type Fragment } from '#lib/core/sql';

/** Codes of words of an enumeration, in code order. */
export const codes = <T extends string>(words: readonly T[], chosen: readonly T[]): number[] =>
  [...new Set(chosen)].map((word) => words.indexOf(word)).sort((a, b) => a - b);

/** Whether the code in a column is one of those chosen, as a test of bits; a missing value leaves it unknown. */
export const isCode = (column: Fragment, chosen: readonly number[]): Fragment =>
  chosen.length === 1
    ? sql`${column} = ${int(chosen[0]!)}`
    : sql`((${int(chosen.reduce((bits, code) => bits + 2 ** code, 0))} >> ${column}) & 1) = 1`;

/** Whether the word in a column is one of those chosen; a missing value leaves it unknown. */
export function isOneOf<T extends string>(
  column: string,
  words: readonly T[],
  chosen: readonly T[]
): Fragment {
  return isCode(name(column), codes(words, chosen));
}

export const onChannels = (channels: readonly Channel[] | undefined): Fragment =>
  channels ? isOneOf('channel', CHANNELS, channels) : sql`true`;

export const atPlaces = (places: readonly Place[] | undefined): Fragment =>
  places ? isOneOf('place', PLACES, places) : sql`true`;

export const hasOutcome = (outcomes: readonly Outcome[]): Fragment => isOneOf('outcome', OUTCOMES, outcomes);

export interface CountingParams {
  counts: Counts;
  except_outcomes?: readonly Outcome[];
  min_duration_s?: number | undefined;
}

/** Whether a contact counts (semantics §3), three-valued. Direction is left to `applies`. */
export function countsAs({ counts, except_outcomes = [], min_duration_s }: CountingParams): Fragment {
  switch (counts) {
    case 'attempts':
      return except_outcomes.length === 0
        ? sql`true`
        : sql`coalesce(not (${hasOutcome(except_outcomes)}), true)`;
    case 'connected':
      return hasOutcome(CONNECTED);
    case 'unanswered':
      return hasOutcome(UNANSWERED);
    case 'conversations':
      return min_duration_s === undefined
        ? hasOutcome(CONVERSATIONS)
        : sql`(${hasOutcome(CONVERSATIONS)}) and duration_s >= ${int(min_duration_s)}`;
  }
}

const SUBJECT_COLUMN: Record<SubjectKey, string> = {
  account: 'account_id',
  consumer: 'consumer_id',
  address: 'address',
  agency: 'agency',
  creditor: 'creditor',
  agent: 'agent',
  place: 'place'
};

/** Canonical column whose absence leaves a contact without this part of its subject. */
export const subjectColumn = (key: SubjectKey): string => SUBJECT_COLUMN[key];

/** Stored columns of the subject, separated by commas: what windows are partitioned by. */
export const subjectOf = (per: readonly SubjectKey[]): Fragment => join(per.map(name), ', ');

/** The canonical column of the subject that is missing on a contact, else null. */
export const missingSubject = (per: readonly SubjectKey[]): Fragment =>
  sql`case ${join(
    per.map((key) => sql`when ${name(key)} is null then ${nameLiteral(subjectColumn(key))}`),
    ' '
  )} end`;

/** `a.key = b.key and …` over the subject's columns. */
export const sameSubject = (per: readonly SubjectKey[], a: string, b: string): Fragment =>
  join(
    per.map((key) => sql`${name(a)}.${name(key)} = ${name(b)}.${name(key)}`),
    ' and '
  );

/** Columns a counting condition reads. */
export function countingColumns({ counts, except_outcomes = [], min_duration_s }: CountingParams): string[] {
  const outcome = counts !== 'attempts' || except_outcomes.length > 0 ? ['outcome'] : [];
  return min_duration_s === undefined ? outcome : [...outcome, 'duration_s'];
}
