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

/** Accounts of the consumers of requests, as contacts name them; of a contact with its own consumer too. */
const withAccounts = (requests: Fragment): Fragment => sql`(
        select q.*, held from ${requests} q
        join (select distinct consumer, account as held from contact where account is not null) using (consumer))`;

/**
 * Outbound contacts with each request of their subject, in the columns that `bound` wants, with the subject's columns, `free`
 * (whether the contact can be bound at all, three-valued) and `concerned` (false where the request is only of another contact of
 * the same account: then the contact can use up a followup, no more). Keys that no request has (agency, creditor, agent, place)
 * do not narrow it, nor does an address it does not name. A request that says neither account nor consumer is nobody's.
 */
export function pairsOf(
  { per, request_kinds, allowed_followups }: StopContactParams,
  scope: SelectScope
): Fragment {
  const columns = sql`c.n, c.t, c.span, c.day, c.zone, ${join(
    per.map((key) => sql`c.${name(key)}`),
    ', '
  )}, c.free, ${asked}`;
  const narrower = [
    ...(per.includes('account') && per.includes('consumer') ? [sql`r.consumer = c.consumer`] : []),
    ...(per.includes('address') ? [sql`r.address is null or r.address = c.address`] : [])
  ];
  const sharesAccounts = per.includes('account') && !per.includes('consumer') && allowed_followups > 0;
  return sql`(${join(
    meetings(per).map(({ key, of }) => {
      const own = sql`(select * from request where ${isRequest(request_kinds)} and ${of} and ${name(key)} is not null)`;
      const isShared = sharesAccounts && key === 'consumer';
      const requests = isShared ? withAccounts(own) : own;
      const [mine, theirs] = isShared ? [sql`account`, sql`held`] : [name(key), name(key)];
      return sql`
      select ${columns}, ${isShared ? sql`r.consumer = c.consumer` : sql`true`} as concerned from (
        select *, ${bindable} as free from ${scope.scoped}
        where direction = 0 and ${missingSubject(per)} is null and ${mine} in (select ${theirs} from ${requests})) c
      join ${requests} r on ${all([sql`r.${theirs} = c.${mine}`, mayConcern, ...narrower])}`;
    }),
    '\nunion all\n'
  )})`;
}
