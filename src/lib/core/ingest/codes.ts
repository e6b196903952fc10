/** Why a file was refused, or what was noticed about it as a whole. Messages: `issue_<code>`. */
export const ISSUE_CODES = [
  'empty_file',
  'looks_like_pdf',
  'looks_like_image',
  'looks_like_archive',
  'not_text',
  'broken_archive',
  'broken_workbook',
  'old_workbook',
  'broken_json',
  'broken_parquet',
  'locked_file',
  'packed_unknown',
  'nothing_inside',
  'too_big',
  'too_big_inside',
  'too_many_inside',
  'too_deep_inside',
  'too_many_columns',
  'record_too_long',
  'no_records',
  'no_such_sheet',
  'unknown_encoding',
  'no_known_columns',
  'missing_column',
  'mapping_misses',
  'zone_needed',
  'ambiguous_day_month',
  'no_such_zone',
  'read_failed',
  'unknown_header',
  'column_twice',
  'preamble_skipped',
  'no_rows',
  'letters_replaced',
  'sheets_left_out',
  'files_left_out'
] as const;

/** Why a row was rejected, or a cell could not be kept as written. Messages: `reason_<code>`. */
export const REASON_CODES = [
  'missing_value',
  'unreadable_time',
  'unknown_word',
  'too_many_cells',
  'broken_quote',
  'broken_record',
  'no_zone',
  'duplicate_row',
  'unknown_zone',
  'not_a_number',
  'not_whole',
  'out_of_range',
  'not_yes_or_no',
  'dst_gap',
  'dst_overlap',
  'repeated_id'
] as const;

export type IssueCode = (typeof ISSUE_CODES)[number];
export type ReasonCode = (typeof REASON_CODES)[number];
