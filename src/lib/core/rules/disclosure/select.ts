import { int, join, name, nameLiteral, sql, type Fragment } from '#lib/core/sql';
import { byItself, itself } from '../by-itself';
import { countsAs, onChannels } from '../conditions';
import type { SelectScope } from '../rule-kind';
import { fieldsOf, WEIGHT, type Field } from './fields';
import type { DisclosureParams } from './params';

/** Consent that is not recorded is no consent, once the log records consent at all; nothing else is completed with false. */
const absent = (field: Field, scope: SelectScope): Fragment =>
  field === 'consent' && scope.logHas('consent')
    ? sql`not coalesce(consent, false)`
    : sql`not ${name(field)}`;

export function select(params: DisclosureParams, scope: SelectScope): Fragment {
  const fields = fieldsOf(params);
  const open = fields.map((field) => sql`when (${absent(field, scope)}) is null then ${nameLiteral(field)}`);
  const weights = fields.map(
    (field) => sql`case when ${absent(field, scope)} then ${int(WEIGHT[field])} else 0 end`
  );
  return byItself(scope, {
    covered: onChannels(params.channels),
    broken: sql`((${countsAs(params)}) and (${join(
      fields.map((field) => absent(field, scope)),
      ' or '
    )}))`,
    missing: sql`case ${join(open, ' ')} else 'outcome' end`,
    measured: weights.reduce((sum, weight) => sql`${sum} + ${weight}`)
  });
}

export const witnesses = (_params: DisclosureParams, _scope: SelectScope, findings: Fragment): Fragment =>
  itself(findings);
