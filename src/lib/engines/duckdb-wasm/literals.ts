import type { SqlValue } from '#lib/core/sql';

/**
 * A value as an argument of EXECUTE. DuckDB strings know no escape but the doubled quote; NUL would end the statement
 * text, so it is spliced in by chr(0).
 */
export function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberLiteral(value);
  return value
    .split('\0')
    .map((part) => `'${part.replaceAll("'", "''")}'`)
    .join(' || chr(0) || ');
}

function numberLiteral(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  if (Number.isFinite(value)) return value.toExponential();
  return `'${value}'::DOUBLE`;
}

const PLACEHOLDERS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\?/g;

/** The statement with its parameters written in, for statements PREPARE does not take. Quotes and comments are left alone. */
export function withLiterals(sql: string, params: readonly SqlValue[]): string {
  let used = 0;
  const text = sql.replace(PLACEHOLDERS, (part) => (part === '?' ? literal(params[used++] ?? null) : part));
  if (used !== params.length) throw new RangeError(`${used} placeholders, ${params.length} parameters`);
  return text;
}
