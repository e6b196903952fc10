import { all, join, name, sql, type Fragment } from '#lib/core/sql';
import { missingSubject } from '../conditions';
import { asked, bindable, isRequest, mayConcern } from '../requests';
import type { SelectScope } from '../rule-kind';
import type { StopContactParams } from './params';

/**
 * By which key requests meet contacts, and which requests go by it. A request without an account concerns all accounts of its
 * consumer; keys that no request has (agency, creditor, agent, place) do not narrow it.
 */
function meetings(
  per: StopContactParams['per']
): { key: 'account' | 'address' | 'consumer'; of: Fragment }[] {
  if (per.includes('consumer')) return [{ key: 'consumer', of: sql`true` }];
  if (per.includes('account') || !per.includes('address')) {
    return [
      { key: 'account', of: sql`account is not null` },
      { key: 'consumer', of: sql`account is null` }
    ];
  }
  return [
    { key: 'address', of: sql`address is not null` },
    { key: 'account', of: sql`address is null and account is not null` },
    { key: 'consumer', of: sql`address is null and account is null` }
  ];
}

/**
 * Outbound contacts with each request that concerns them, in the columns that `bound` wants, with the subject's columns, `free`
 * (whether the contact can be bound at all, three-valued) and `matched`: null where the request says neither account nor consumer,
 * so that it may be anybody's.
 */
export function pairsOf({ per, request_kinds }: StopContactParams, scope: SelectScope): Fragment {
  const narrower = (['account', 'address'] as const)
    .filter((key) => per.includes(key))
    .map((key) => sql`(r.${name(key)} is null or r.${name(key)} = c.${name(key)})`);
  const columns = sql`c.n, c.t, c.span, c.day, c.zone, ${join(
    per.map((key) => sql`c.${name(key)}`),
    ', '
  )}, c.free, ${asked}`;
  const contacts = (key: Fragment, requests: Fragment): Fragment => sql`(
      select *, ${bindable} as free
      from ${scope.scoped} where direction = 0 and ${missingSubject(per)} is null and ${key} in (select ${key} from ${requests}))`;
  const requests = sql`select * from request where ${isRequest(request_kinds)}`;
  const known = meetings(per).map(({ key, of }) => {
    const own = sql`(${requests} and ${of} and ${name(key)} is not null)`;
    const same = sql`r.${name(key)} = c.${name(key)}`;
    return sql`select ${columns}, true as matched from ${contacts(name(key), own)} c join ${own} r
      on ${all([same, mayConcern, ...narrower])}`;
  });
  const anybodys = sql`(${requests} and consumer is null and account is null${per.includes('address') && !per.includes('consumer') ? sql` and address is null` : sql``})`;
  const open = sql`select ${columns}, null::boolean as matched
      from (select *, ${bindable} as free from ${scope.scoped} where direction = 0 and ${missingSubject(per)} is null) c
      join ${anybodys} r on ${all([mayConcern, ...narrower])}`;
  return sql`(${join([...known, open], '\nunion all\n')})`;
}
