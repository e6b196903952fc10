/** A value as SQL knows it. */
export type SqlValue = null | boolean | number | string;

/** A piece of SQL text with its parameters, in the order of their `?`. */
export interface Fragment {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

const isFragment = (part: unknown): part is Fragment =>
  typeof part === 'object' && part !== null && 'sql' in part;

/**
 * Tagged template for SQL. A Fragment is spliced in; anything else becomes a parameter.
 * There is no way to splice a string: names go through `name`, whole numbers that must be literals through `int`.
 */
export function sql(text: TemplateStringsArray, ...parts: (Fragment | SqlValue)[]): Fragment {
  let out = text[0]!;
  const params: SqlValue[] = [];
  parts.forEach((part, index) => {
    if (isFragment(part)) {
      out += part.sql;
      params.push(...part.params);
    } else {
      out += '?';
      params.push(part);
    }
    out += text[index + 1]!;
  });
  return { sql: out, params };
}

/** A quoted identifier. Throws RangeError unless it is a plain lower-case name. */
export function name(identifier: string): Fragment {
  if (!/^[a-z_][a-z0-9_]*$/.test(identifier))
    throw new RangeError(`not a column or table name: ${identifier}`);
  return { sql: identifier, params: [] };
}

/** A whole number as a literal, where an engine wants a constant (window frames) or a reader wants to see it. */
export function int(value: number): Fragment {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
  return { sql: value < 0 ? `(${value})` : String(value), params: [] };
}

/** A column's name as a text literal: `'outcome'`. */
export const nameLiteral = (identifier: string): Fragment => ({
  sql: `'${name(identifier).sql}'`,
  params: []
});

/** A list of whole numbers: `1, 2, 3`. */
export const ints = (values: readonly number[]): Fragment => join(values.map(int), ', ');

/** Fragments with a separator of fixed text between them. */
export function join(
  parts: readonly Fragment[],
  separator: ', ' | ' and ' | ' or ' | '\nunion all\n' | ' '
): Fragment {
  return {
    sql: parts.map((part) => part.sql).join(separator),
    params: parts.flatMap((part) => [...part.params])
  };
}

/** All of the conditions (three-valued: an unknown one leaves the whole unknown unless another is false). */
export const all = (conditions: readonly Fragment[]): Fragment =>
  conditions.length === 0
    ? sql`true`
    : join(
        conditions.map((condition) => sql`(${condition})`),
        ' and '
      );
