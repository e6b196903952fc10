import type { SubjectKey } from '#lib/core/domain';
import type { OracleContact } from './types';

/** As UTF-8 bytes, which is the order of code points. */
export function compareIds(one: string, other: string): number {
  const [left, right] = [new TextEncoder().encode(one), new TextEncoder().encode(other)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    if (left[i] !== right[i]) return left[i]! - right[i]!;
  }
  return left.length - right.length;
}

/** Contacts by instant, then by contact_id as UTF-8 bytes (semantics §4). */
export const inOrder = (contacts: readonly OracleContact[]): OracleContact[] =>
  [...contacts].sort((one, other) => one.t - other.t || compareIds(one.contact_id, other.contact_id));

const SUBJECT_COLUMNS = {
  account: 'account_id',
  consumer: 'consumer_id',
  address: 'address',
  agency: 'agency',
  creditor: 'creditor',
  agent: 'agent',
  place: 'place'
} as const satisfies Record<SubjectKey, keyof OracleContact>;

/** First column of the subject that has no value, or null. */
export function missingSubjectColumn(contact: OracleContact, per: readonly SubjectKey[]): string | null {
  const key = per.find((one) => contact[SUBJECT_COLUMNS[one]] === null);
  return key === undefined ? null : SUBJECT_COLUMNS[key];
}

/** Whether two contacts concern the same subject; one without a value belongs to none. */
export function isSameSubject(one: OracleContact, other: OracleContact, per: readonly SubjectKey[]): boolean {
  if (per.length === 0) return false;
  for (const key of per) {
    const column = SUBJECT_COLUMNS[key];
    if (one[column] === null || one[column] !== other[column]) return false;
  }
  return true;
}
