// Takes the place of core/sql's fragment.ts in the copy: SQL is put together when it is read, with the mutant of that moment.
import * as eager from './fragment-eager';

export type { Fragment, SqlValue } from './fragment-eager';
export { int, name, nameLiteral } from './fragment-eager';

interface World {
  decorumMutant: number;
  eitherSql: (id: number, original: eager.Fragment, mutated: eager.Fragment) => eager.Fragment;
  eitherOf: (id: number, original: string, mutated: string, a: Operand, b: Operand) => unknown;
}
/** Numbers and booleans are all the kinds compare; `never` lets the operators take either. */
type Operand = () => never;

const world = globalThis as unknown as World;
world.decorumMutant ??= Number(process.env.DECORUM_MUTANT ?? -1);

function lazy(make: () => eager.Fragment): eager.Fragment {
  let kept: eager.Fragment | undefined;
  let madeFor: unknown;
  const made = (): eager.Fragment => {
    if (!kept || madeFor !== world.decorumMutant) [kept, madeFor] = [make(), world.decorumMutant];
    return kept;
  };
  return {
    get sql() {
      return made().sql;
    },
    get params() {
      return made().params;
    }
  };
}

world.eitherSql = (id, original, mutated) => lazy(() => (world.decorumMutant === id ? mutated : original));

const OPERATORS: Record<string, (a: Operand, b: Operand) => unknown> = {
  '<': (a, b) => a() < b(),
  '<=': (a, b) => a() <= b(),
  '>': (a, b) => a() > b(),
  '>=': (a, b) => a() >= b(),
  '===': (a, b) => a() === b(),
  '!==': (a, b) => a() !== b(),
  '&&': (a, b) => a() && b(),
  '||': (a, b) => a() || b(),
  '+': (a, b) => a() + b(),
  '-': (a, b) => a() - b()
};
world.eitherOf = (id, original, mutated, a, b) =>
  OPERATORS[world.decorumMutant === id ? mutated : original]!(a, b);

export const sql: typeof eager.sql = (text, ...parts) => lazy(() => eager.sql(text, ...parts));
export const join: typeof eager.join = (parts, separator) => lazy(() => eager.join(parts, separator));
export const all: typeof eager.all = (conditions) => lazy(() => eager.all(conditions));
export const ints: typeof eager.ints = (values) => lazy(() => eager.ints(values));
