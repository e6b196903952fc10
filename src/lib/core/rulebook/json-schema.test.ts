import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { RULE_KINDS } from '#lib/core/rules';
import { rulebookJsonSchema } from '.';

const file = new URL('../../../../static/rulebooks/rulebook.schema.json', import.meta.url);

it('the schema file that editors use says what the code says (to refresh it: UPDATE_SCHEMA=1 npx vitest run src/lib/core/rulebook/json-schema.test.ts)', () => {
  const text = JSON.stringify(rulebookJsonSchema(RULE_KINDS.values()), null, 2) + '\n';
  if (process.env.UPDATE_SCHEMA === '1') writeFileSync(file, text);
  expect(existsSync(file) ? readFileSync(file, 'utf8') : 'no file').toBe(text);
});

it('limits, defaults, words and dated values are in it', () => {
  const params = v.strictObject({
    max: v.pipe(v.number(), v.integer(), v.minValue(1)),
    end: v.optional(v.picklist(['in', 'ex']), 'in')
  });
  const schema = rulebookJsonSchema([{ kind: 'cap', params }]);
  expect((schema.$defs as Record<string, unknown>).cap).toEqual({
    type: 'object',
    properties: {
      max: {
        anyOf: [{ type: 'integer', minimum: 1 }, expect.objectContaining({ type: 'array', minItems: 1 })]
      },
      end: { anyOf: [{ enum: ['in', 'ex'], default: 'in' }, expect.objectContaining({ type: 'array' })] }
    },
    required: ['max'],
    additionalProperties: false
  });
});

it('a construct it cannot say is refused, not left out', () => {
  const params = v.strictObject({ when: v.date() });
  expect(() => rulebookJsonSchema([{ kind: 'cap', params }])).toThrow(RangeError);
});
