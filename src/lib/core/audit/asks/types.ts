import type { TableName } from '#lib/core/domain';

/** A rule that could not judge rows for want of a column. */
export interface AskedRule {
  rulebookId: string;
  ruleId: string;
  title: { en: string; zh: string };
  rows: number;
}

/** A column that an agency has to deliver so that rules can judge. */
export interface Ask {
  /** Null: rows that name no agency. */
  agency: string | null;
  table: TableName;
  column: string;
  /** The column of the accounts table that does as well, once per account. */
  orAccount: string | null;
  /** It is there, but as a date without a time of day. */
  timeOfDay: boolean;
  /** What could not be judged, each counted once however many rules are concerned. */
  of: 'contacts' | 'complaints';
  rows: number;
  /** Outbound contacts, or complaints, of the agency. */
  outOf: number;
  rules: AskedRule[];
}
