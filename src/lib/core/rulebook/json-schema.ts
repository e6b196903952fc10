import { noteOn } from './param-notes';
import { open, type AnySchema } from './schema-walk';
import { structure } from './structure';
import type { KindSchema } from './types';

/** A JSON Schema (draft 2020-12). */
export type JsonSchema = { [key: string]: unknown };

const DATE: JsonSchema = { type: 'string', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };

type Keyword = (requirement: unknown, base: JsonSchema) => JsonSchema;

/** What an action of a pipe adds. A check on text is the one for dates; other checks have no words in JSON Schema. */
const ACTIONS: Record<string, Keyword> = {
  min_value: (least) => ({ minimum: least }),
  max_value: (most) => ({ maximum: most }),
  gt_value: (bound) => ({ exclusiveMinimum: bound }),
  lt_value: (bound) => ({ exclusiveMaximum: bound }),
  integer: () => ({ type: 'integer' }),
  min_length: (least, base) => ({ [base.type === 'array' ? 'minItems' : 'minLength']: least }),
  max_length: (most, base) => ({ [base.type === 'array' ? 'maxItems' : 'maxLength']: most }),
  regex: (pattern) => ({ pattern: (pattern as RegExp).source }),
  check: (_, base) => (base.type === 'string' ? DATE : {})
};

const BASES: Record<string, (schema: AnySchema) => JsonSchema> = {
  string: () => ({ type: 'string' }),
  number: () => ({ type: 'number' }),
  boolean: () => ({ type: 'boolean' }),
  unknown: () => ({}),
  literal: (schema) => ({ const: schema.literal }),
  picklist: (schema) => ({ enum: schema.options }),
  union: (schema) => ({ anyOf: (schema.options as AnySchema[]).map(convert) }),
  array: (schema) => ({ type: 'array', items: convert(schema.item!) }),
  tuple: (schema) => ({
    type: 'array',
    prefixItems: schema.items!.map(convert),
    minItems: schema.items!.length,
    maxItems: schema.items!.length
  }),
  record: (schema) => ({
    type: 'object',
    propertyNames: convert(schema.key!),
    additionalProperties: convert(schema.value!)
  }),
  strict_object: (schema) => object(schema, (entry) => convert(entry)),
  optional: (schema) => {
    const inner = convert(schema.wrapped!);
    return schema.default === undefined ? inner : { ...inner, default: schema.default };
  },
  nullish: (schema) => ({ anyOf: [convert(schema.wrapped!), { type: 'null' }] })
};

function object(schema: AnySchema, property: (entry: AnySchema, key: string) => JsonSchema): JsonSchema {
  const entries = Object.entries(schema.entries!);
  const required = entries
    .filter(([, entry]) => !['optional', 'nullish'].includes(entry.type))
    .map(([key]) => key);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([key, entry]) => [key, property(entry, key)])),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false
  };
}

/** JSON Schema of the constructs the program's schemas use; throws RangeError for another. */
function convert(schema: AnySchema): JsonSchema {
  const base = BASES[schema.type];
  if (!base) throw new RangeError(`no JSON Schema for ${schema.type}`);
  let out = base(schema);
  for (const action of (schema.pipe ?? []).slice(1)) {
    const keyword = ACTIONS[action.type];
    if (!keyword) throw new RangeError(`no JSON Schema for ${action.type}`);
    out = { ...out, ...keyword(action.requirement, out) };
  }
  return out;
}

/** A parameter as it is or as a list of dated values, with what it means. */
function maybeDated(entry: AnySchema, note: string | undefined): JsonSchema {
  const plain = convert(entry);
  const item = {
    type: 'object',
    properties: { from: DATE, value: plain, citation: { $ref: '#/$defs/citation' } },
    required: ['from', 'value'],
    additionalProperties: false
  };
  const description = note === undefined ? {} : { description: note };
  return { ...description, anyOf: [plain, { type: 'array', minItems: 1, items: item }] };
}

/**
 * JSON Schema of a rulebook for editors. It says less than `parseRulebook`: what depends on several values at once,
 * and which zones and calendars exist, is only checked there.
 */
export function rulebookJsonSchema(kinds: Iterable<KindSchema>): JsonSchema {
  const book = open(structure);
  const rule = book.entries!.rules!.item!;
  const byName = [...kinds].sort((one, other) => (one.kind < other.kind ? -1 : 1));
  const { params: _, ...fields } = rule.entries!;
  const ruleSchema = object({ ...rule, entries: fields }, (entry) => convert(entry));
  const properties = {
    ...(ruleSchema.properties as JsonSchema),
    kind: { enum: byName.map(({ kind }) => kind) }
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Decorum rulebook',
    ...object(book, (entry) =>
      entry === book.entries!.rules ? { type: 'array', items: { $ref: '#/$defs/rule' } } : convert(entry)
    ),
    $defs: {
      citation: convert(rule.entries!.citation!),
      rule: {
        ...ruleSchema,
        properties: { ...properties, params: { type: 'object' } },
        required: [...(ruleSchema.required as string[]), 'params'],
        allOf: byName.map(({ kind, strength }) => ({
          if: { properties: { kind: { const: kind } } },
          then: {
            properties: {
              params: { $ref: `#/$defs/${kind}` },
              ...(strength === undefined ? {} : { strength: { const: strength } })
            }
          }
        }))
      },
      ...Object.fromEntries(
        byName.map(({ kind, params }) => [
          kind,
          object(open(params), (entry, key) => maybeDated(entry, noteOn(kind, key)))
        ])
      )
    }
  };
}
