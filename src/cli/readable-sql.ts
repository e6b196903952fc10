import type { Fragment, SqlValue } from '#lib/core/sql';
import { layOut } from './sql-layout';

/** A value as it is written in a statement. */
function literal(value: SqlValue): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return typeof value === 'number' && value < 0 ? `(${value})` : String(value);
}

/** A statement for people to read, its parameters written into it. Only to be shown: what runs has parameters. */
export function readableSql({ sql, params }: Fragment): string {
  let next = 0;
  const text = sql.replaceAll(/'(?:[^']|'')*'|"[^"]*"|\?/g, (part) =>
    part === '?' ? literal(params[next++]!) : part
  );
  return layOut(text);
}
