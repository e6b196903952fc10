import type { GenericSchema } from 'valibot';
import { segmentsOf, type Rule } from '#lib/core/rulebook';
import type {
  OracleEnv,
  OracleLog,
  OracleRule,
  OracleSegment,
  OracleVerdict
} from '../../src/lib/core/rules/oracle';

interface Oracle {
  judge(
    rule: OracleRule,
    segments: readonly OracleSegment<never>[],
    log: OracleLog,
    env: OracleEnv
  ): OracleVerdict[];
}
interface Schema {
  params: GenericSchema<unknown, never>;
}

const FOLDER = '../../src/lib/core/rules';
const oracles = import.meta.glob<Oracle>('../../src/lib/core/rules/*/oracle.ts', { eager: true });
const schemas = import.meta.glob<Schema>('../../src/lib/core/rules/*/params.ts', { eager: true });

/** Kinds with an oracle. */
export const ORACLE_KINDS = Object.keys(oracles).map((path) => path.split('/').at(-2)!);

/** What the oracle of a rule's kind says. */
export function oracleVerdicts(rule: Rule, log: OracleLog, env: OracleEnv): OracleVerdict[] {
  const schema = schemas[`${FOLDER}/${rule.kind}/params.ts`]!;
  return oracles[`${FOLDER}/${rule.kind}/oracle.ts`]!.judge(rule, segmentsOf<never>(rule, schema), log, env);
}
