import type { GenericSchema } from 'valibot';
import { suggestionFor } from './suggestion';

/** The parts of valibot's schemas that are walked here and in json-schema.ts. */
export interface AnySchema {
  kind: 'schema';
  type: string;
  entries?: Record<string, AnySchema>;
  item?: AnySchema;
  items?: AnySchema[];
  wrapped?: AnySchema;
  options?: unknown[];
  literal?: unknown;
  key?: AnySchema;
  value?: AnySchema;
  default?: unknown;
  pipe?: ({ kind: string; type: string; requirement?: unknown } & Partial<AnySchema>)[];
}

export const open = (schema: GenericSchema<unknown, unknown>): AnySchema => schema as unknown as AnySchema;

/** Without `optional` and `nullish` around it. */
export const unwrap = (schema: AnySchema): AnySchema => (schema.wrapped ? unwrap(schema.wrapped) : schema);

/** The schema of a value inside; of a union the alternative that knows most of the value's keys. */
export function schemaAt(schema: AnySchema, value: unknown, path: readonly unknown[]): AnySchema | null {
  const inner = unwrap(schema);
  if (inner.type === 'union') {
    const alternative = closestAlternative(inner, value);
    return path.length === 0 ? inner : alternative && schemaAt(alternative, value, path);
  }
  if (path.length === 0) return inner;
  const [head, ...rest] = path;
  const next = inner.entries?.[head as string] ?? inner.item ?? inner.items?.[head as number] ?? inner.value;
  const part =
    value !== null && typeof value === 'object'
      ? (value as Record<string, unknown>)[head as string]
      : undefined;
  return next ? schemaAt(next, part, rest) : null;
}

/** Of a union of maps, the one that was probably meant. */
export function closestAlternative(union: AnySchema, value: unknown): AnySchema | null {
  if (value === null || typeof value !== 'object') return null;
  const keys = Object.keys(value);
  let best: AnySchema | null = null;
  let most = 0;
  for (const option of union.options as AnySchema[]) {
    const names = Object.keys(option.entries ?? {});
    const near = keys.filter((key) => suggestionFor(key, names) !== '').length;
    const known = near + keys.filter((key) => names.includes(key)).length;
    if (known > most) [best, most] = [option, known];
  }
  return best;
}

/** In a few words what a schema accepts: keys, words or a type. */
export function describe(schema: AnySchema): string {
  const inner = unwrap(schema);
  if (inner.entries) return `{${Object.keys(inner.entries).join(', ')}}`;
  if (inner.type === 'picklist') return (inner.options as string[]).join(', ');
  if (inner.type === 'literal') return String(inner.literal);
  if (inner.type === 'union') return (inner.options as AnySchema[]).map(describe).join(' | ');
  return inner.type;
}
