import { sql, type Fragment } from '#lib/core/sql';
import { isRequest } from '../requests';

/** One that says neither account nor consumer is nobody's. */
export const hoursRequests = sql`(select * from request where ${isRequest(['hours'])} and consumer is not null)`;

/** Whether a request may be, and certainly is, in force at a contact, over `c` and `r`. */
export const mayBeInForce = sql`c.t + c.span > r.received_at and (r.until is null or c.t < r.until + coalesce(r.until_span, 0))`;
export const isInForce = sql`(c.t > r.received_at + r.span and (r.until is null or c.t + c.span < r.until))`;

/** Contacts (n) of a relation at which a request of their consumer may be in force. */
export const concerned = (contacts: Fragment): Fragment => sql`
      select c.n from (select * from ${contacts} where consumer in (select consumer from ${hoursRequests})) c
      join ${hoursRequests} r on r.consumer = c.consumer and ${mayBeInForce}`;
