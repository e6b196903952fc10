import { all, join, name, sql, type Fragment } from '#lib/core/sql';
import { missingSubject } from '../conditions';
import { asked, bindable, isRequest, mayConcern } from '../requests';
import type { SelectScope } from '../rule-kind';
import type { StopContactParams } from './params';

/** Requests by the key they meet contacts by: per account one that names none concerns all accounts of its consumer. */
const meetings = (per: StopContactParams['per']): { key: 'account' | 'consumer'; of: Fragment }[] =>
  per.includes('account')
    ? [
        { key: 'account', of: sql`account is not null` },
        { key: 'consumer', of: sql`account is null` }
      ]
    : [{ key: 'consumer', of: sql`true` }];

/**
 * Outbound contacts with each request of their subject, in the columns that `bound` wants, with the subject's columns and `free`
 * (whether the contact can be bound at all, three-valued). Keys that no request has (agency, creditor, agent, place) do not
 * narrow it, nor does an address it does not name. A request that says neither account nor consumer is nobody's.
 */
export function pairsOf({ per, request_kinds }: StopContactParams, scope: SelectScope): Fragment {
  const columns = sql`c.n, c.t, c.span, c.day, c.zone, ${join(
    per.map((key) => sql`c.${name(key)}`),
    ', '
  )}, c.free, ${asked}`;
  const narrower = [
    ...(per.includes('account') && per.includes('consumer') ? [sql`r.consumer = c.consumer`] : []),
    ...(per.includes('address') ? [sql`r.address is null or r.address = c.address`] : [])
  ];
  return sql`(${join(
    meetings(per).map(({ key, of }) => {
      const own = sql`(select * from request where ${isRequest(request_kinds)} and ${of} and ${name(key)} is not null)`;
      return sql`
      select ${columns} from (
        select *, ${bindable} as free from ${scope.scoped}
        where direction = 0 and ${missingSubject(per)} is null and ${name(key)} in (select ${name(key)} from ${own})) c
      join ${own} r on ${all([sql`r.${name(key)} = c.${name(key)}`, mayConcern, ...narrower])}`;
    }),
    '\nunion all\n'
  )})`;
}
