/**
 * What this build can only do by fetching an extension. `at time zone` fetches even with autoload off and can corrupt
 * the instance; `encoding =` overflows the stack.
 */
const REFUSED: readonly [pattern: RegExp, reason: string][] = [
  [
    /\bat\s+time\s+zone\b|\btimezone\s*\(/i,
    'time zones need the icu extension; local times are computed at load'
  ],
  [
    /\bcurrent_date\b|\btoday\s*\(|\bcurrent_localtime(stamp)?\b/i,
    'the current date needs the icu extension; pass it as a parameter'
  ],
  [/\bset\s+(session\s+|global\s+|local\s+)?timezone\b|\bcollate\b/i, 'needs the icu extension'],
  [
    /\b(read_|write_)?parquet_?\w*\s*\(|\bformat\s+'?parquet/i,
    'Parquet is decoded before it reaches the engine'
  ],
  [
    /\bread_(nd)?json\w*\s*\(|\bjson\w*\s*\(|\b(to|row_to|array_to)_json\s*\(|\bfrom_json\w*\s*\(|->>?\s*'\$|::\s*json\b/i,
    'JSON is decoded before it reaches the engine'
  ],
  [
    /\b(read|sniff)_(csv|csv_auto|text|blob|xlsx)\s*\(|\bglob\s*\(/i,
    'the engine opens no files; rows are appended'
  ],
  [/^\s*(force\s+)?(install|load|attach|copy|export|import)\b/i, 'the engine reaches no file and no network'],
  [/\bencoding\s*=/i, 'text is decoded before it reaches the engine']
];

/** The statement without comments and with empty string literals, so that only its own words are judged. */
const wordsOnly = (sql: string): string =>
  sql.replace(/'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g, (part) => (part.startsWith("'") ? "''" : ' '));

/** Why the statement would need the network or a file; null when it may run. */
export function refusal(sql: string): string | null {
  const words = wordsOnly(sql);
  return REFUSED.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}
