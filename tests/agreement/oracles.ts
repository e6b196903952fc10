import { segmentsOf, type Rule } from '#lib/core/rulebook';
import { RULE_KINDS } from '#lib/core/rules';
import { judge as judgeComplaintRate } from '../../src/lib/core/rules/complaint-rate/oracle';
import { judge as judgeContactHours } from '../../src/lib/core/rules/contact-hours/oracle';
import { judge as judgeCoolOff } from '../../src/lib/core/rules/cool-off/oracle';
import { judge as judgeFrequencyCap } from '../../src/lib/core/rules/frequency-cap/oracle';
import type {
  OracleComplaint,
  OracleContact,
  OracleEnv,
  OracleVerdict
} from '../../src/lib/core/rules/oracle';

type Judge = (
  rule: Rule,
  contacts: OracleContact[],
  complaints: OracleComplaint[],
  env: OracleEnv
) => OracleVerdict[];

const ofKind = <P>(rule: Rule) => segmentsOf<P>(rule, RULE_KINDS.get(rule.kind)!);

/** The oracle of each kind under one signature. */
export const ORACLES: Record<string, Judge> = {
  'frequency-cap': (rule, contacts, _, env) => judgeFrequencyCap(rule, ofKind(rule), contacts, env),
  'cool-off': (rule, contacts, _, env) => judgeCoolOff(rule, ofKind(rule), contacts, env),
  'contact-hours': (rule, contacts, _, env) => judgeContactHours(rule, ofKind(rule), contacts, env),
  'complaint-rate': (rule, contacts, complaints, env) =>
    judgeComplaintRate(rule, ofKind(rule), contacts, complaints, env)
};
