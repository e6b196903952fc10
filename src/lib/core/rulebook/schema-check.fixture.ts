type Schema = { [keyword: string]: unknown };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
const number = (value: unknown): value is number => typeof value === 'number';
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

type Check = (
  rule: never,
  value: unknown,
  schema: Schema,
  fits: (s: Schema, v: unknown) => boolean
) => boolean;

/** The keywords of JSON Schema that the rulebook's schema uses. */
const CHECKS: Record<string, Check> = {
  type: (rule: string, value) => (rule === 'integer' ? Number.isInteger(value) : typeOf(value) === rule),
  enum: (rule: unknown[], value) => rule.includes(value),
  const: (rule: unknown, value) => same(rule, value),
  anyOf: (rule: Schema[], value, _, fits) => rule.some((each) => fits(each, value)),
  allOf: (rule: Schema[], value, _, fits) => rule.every((each) => fits(each, value)),
  if: (rule: Schema, value, { then }, fits) => !fits(rule, value) || fits(then as Schema, value),
  properties: (rule: Record<string, Schema>, value, _, fits) =>
    !isObject(value) ||
    Object.entries(rule).every(([key, each]) => !(key in value) || fits(each, value[key])),
  required: (rule: string[], value) => !isObject(value) || rule.every((key) => key in value),
  additionalProperties: (rule: false | Schema, value, { properties = {} }, fits) =>
    !isObject(value) ||
    Object.keys(value).every(
      (key) => key in (properties as object) || (rule !== false && fits(rule, value[key]))
    ),
  propertyNames: (rule: Schema, value, _, fits) =>
    !isObject(value) || Object.keys(value).every((key) => fits(rule, key)),
  items: (rule: Schema, value, _, fits) => !Array.isArray(value) || value.every((each) => fits(rule, each)),
  prefixItems: (rule: Schema[], value, _, fits) =>
    !Array.isArray(value) || rule.every((each, i) => fits(each, value[i])),
  minItems: (rule: number, value) => !Array.isArray(value) || value.length >= rule,
  maxItems: (rule: number, value) => !Array.isArray(value) || value.length <= rule,
  minLength: (rule: number, value) => typeof value !== 'string' || value.length >= rule,
  maxLength: (rule: number, value) => typeof value !== 'string' || value.length <= rule,
  pattern: (rule: string, value) => typeof value !== 'string' || new RegExp(rule, 'u').test(value),
  minimum: (rule: number, value) => !number(value) || value >= rule,
  maximum: (rule: number, value) => !number(value) || value <= rule,
  exclusiveMinimum: (rule: number, value) => !number(value) || value > rule,
  exclusiveMaximum: (rule: number, value) => !number(value) || value < rule
};
const REMARKS = ['$schema', 'title', 'description', 'default', 'format', '$defs', 'then'];

/** Whether a value fits a schema; throws for a keyword it does not know. */
export function fitsSchema(root: Schema, value: unknown): boolean {
  const fits = (schema: Schema, part: unknown): boolean => {
    if (typeof schema.$ref === 'string') {
      const name = schema.$ref.replace('#/$defs/', '');
      return fits((root.$defs as Record<string, Schema>)[name]!, part);
    }
    return Object.entries(schema).every(([keyword, rule]) => {
      if (REMARKS.includes(keyword)) return true;
      const check = CHECKS[keyword];
      if (!check) throw new RangeError(`keyword ${keyword}`);
      return check(rule as never, part, schema, fits);
    });
  };
  return fits(root, value);
}
