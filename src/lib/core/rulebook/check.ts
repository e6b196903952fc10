import * as v from 'valibot';
import { closestAlternative, describe, open, schemaAt } from './schema-walk';
import { suggestionFor } from './suggestion';
import type { Plain, RulebookIssue } from './types';

/** A mistake before it is placed in the text. */
export interface Fault {
  code: string;
  path: (string | number)[];
  /** Whether the key is at fault, not its value. */
  key?: true;
  params?: Partial<RulebookIssue['params']>;
}

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

const WANTS: Record<string, string> = {
  strict_object: 'wants_map',
  record: 'wants_map',
  array: 'wants_list',
  tuple: 'wants_list',
  string: 'wants_text',
  number: 'wants_number',
  boolean: 'wants_truth'
};
const LIMITS: Record<string, string> = {
  min_value: 'too_small',
  gt_value: 'too_small',
  max_value: 'too_large',
  lt_value: 'too_large',
  max_length: 'too_long_text',
  integer: 'wants_whole',
  regex: 'wants_form'
};

const wordsOf = (
  schema: v.GenericSchema<unknown, unknown>,
  value: unknown,
  path: readonly unknown[]
): string[] => {
  const found = schemaAt(open(schema), value, path);
  return found?.type === 'picklist' ? (found.options as string[]) : Object.keys(found?.entries ?? {});
};

function limitFault(issue: v.BaseIssue<unknown>, path: Fault['path']): Fault {
  const params = { got: shown(issue.input), expected: shown(issue.requirement ?? '') };
  if (issue.type === 'check')
    return { code: issue.message === 'date' ? 'wants_date' : issue.message, path, params };
  if (issue.type === 'min_length') return { code: 'empty', path, params };
  if (issue.type !== 'regex') return { code: LIMITS[issue.type] ?? 'wrong', path, params };
  const isTime = String(issue.requirement).includes('24:00');
  return { code: isTime ? 'wants_time' : 'wants_form', path, params };
}

function schemaFault(
  schema: v.GenericSchema<unknown, unknown>,
  whole: unknown,
  issue: v.BaseIssue<unknown>,
  path: Fault['path']
): Fault {
  const parent = path.slice(0, -1);
  const got = shown(issue.input);
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const known = wordsOf(schema, whole, parent);
    const key = String(path.at(-1));
    return {
      code: 'unknown_key',
      path,
      key: true,
      params: { expected: known.join(', '), got: key, suggestion: suggestionFor(key, known) }
    };
  }
  if (issue.type === 'strict_object' && issue.input === undefined && path.length > 0) {
    return { code: 'missing_key', path, params: { expected: String(path.at(-1)) } };
  }
  const options = wordsOf(schema, whole, path);
  if (issue.type === 'picklist' || issue.type === 'literal') {
    const word = typeof issue.input === 'string' ? issue.input : '';
    const expected = options.length > 0 ? options.join(', ') : (issue.expected ?? '');
    return { code: 'wants_word', path, params: { expected, got, suggestion: suggestionFor(word, options) } };
  }
  return { code: WANTS[issue.type] ?? 'wrong', path, params: { got, expected: issue.expected ?? '' } };
}

/** Mistakes of a value against a schema; paths are within the value. */
export function faultsOf(schema: v.GenericSchema<unknown, unknown>, value: Plain): Fault[] {
  const result = v.safeParse(schema, value);
  if (result.success) return [];
  const faults = result.issues.flatMap((issue) => {
    const path = (issue.path ?? []).map((item) => item.key as string | number);
    const around = issue.path?.at(-1)?.input;
    // To valibot a list is an object that lacks every key.
    if (issue.type === 'strict_object' && Array.isArray(around) && typeof path.at(-1) === 'string') {
      return [{ code: 'wants_map', path: path.slice(0, -1), params: { got: shown(around) } }];
    }
    if (issue.type === 'union') return unionFaults(schema, value, issue, path);
    return issue.kind === 'schema' ? [schemaFault(schema, value, issue, path)] : [limitFault(issue, path)];
  });
  const names = faults.map(({ code, path }) => JSON.stringify([code, path]));
  return faults.filter((_, index) => names.indexOf(names[index]!) === index);
}

function unionFaults(
  schema: v.GenericSchema<unknown, unknown>,
  whole: Plain,
  issue: v.BaseIssue<unknown>,
  path: Fault['path']
): Fault[] {
  const union = schemaAt(open(schema), whole, path);
  const meant = union?.type === 'union' ? closestAlternative(union, issue.input) : null;
  if (meant) {
    const inner = faultsOf(meant as unknown as v.GenericSchema<unknown, unknown>, issue.input as Plain);
    return inner.map((fault) => ({ ...fault, path: [...path, ...fault.path] }));
  }
  return [
    {
      code: 'wants_one_of',
      path,
      params: { expected: union ? describe(union) : '', got: shown(issue.input) }
    }
  ];
}
