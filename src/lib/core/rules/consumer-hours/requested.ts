import { sql, type Fragment } from '#lib/core/sql';
import { isRequest } from '../requests';

export const hoursRequests = sql`select * from request where ${isRequest(['hours'])}`;

/** Whether a request may be, and certainly is, in force at a contact, over `c` and `r`. */
export const mayBeInForce = sql`c.t + c.span > r.received_at and (r.until is null or c.t < r.until + coalesce(r.until_span, 0))`;
export const isInForce = sql`(c.t > r.received_at + r.span and (r.until is null or c.t + c.span < r.until))`;

/** Contacts (n, t, span, consumer) of a relation at which a request may be in force that is theirs or may be. */
export function concerned(contacts: Fragment): Fragment {
  const from = (whose: Fragment): Fragment => sql`(${hoursRequests} and ${whose})`;
  return sql`
      select c.n from (select * from ${contacts} where consumer in (select consumer from ${from(sql`consumer is not null`)})) c
      join ${from(sql`consumer is not null`)} r on r.consumer = c.consumer and ${mayBeInForce}
      union all
      select c.n from ${contacts} c join ${from(sql`consumer is null`)} r on ${mayBeInForce}
      union all
      select c.n from ${contacts} c where c.consumer is null and c.t + c.span > (select min(received_at) from ${from(sql`until is null`)})
      union all
      select c.n from ${contacts} c join ${from(sql`until is not null`)} r on c.consumer is null and ${mayBeInForce}`;
}
