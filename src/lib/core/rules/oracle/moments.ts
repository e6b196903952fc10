import { localDay, type Maybe } from './applies';
import { afterBusinessDays, dayAtContact } from './days';
import type { OracleContact, OracleEnv, OracleRequest } from './types';

/** Instants at which a contact may have happened between which an answer can change: its own, or those about each edge of its day. */
export function momentsOf(contact: OracleContact, edges: readonly number[]): number[] {
  const { t, span } = contact;
  if (span === 0) return [t];
  const around = edges.flatMap((edge) => [edge - 1, edge, edge + 1]);
  return [...new Set([t, t + span, ...around.filter((moment) => moment > t && moment < t + span)])];
}

/** What holds at every moment, at none, or at some only. */
export function overMoments(moments: readonly number[], holds: (moment: number) => Maybe): Maybe {
  const answers = new Set(moments.map(holds));
  if (answers.size > 1) return 'maybe';
  return [...answers][0]!;
}

/** Whether `now` is later than something that happened within `span` seconds from `since`. */
export const isAfter = (now: number, since: number, span: number): Maybe =>
  now > since + span ? 'yes' : now > since ? 'maybe' : 'no';

/** Whether something that ends within `span` seconds from `end` has not ended `now`; null never ends. */
export const isNotOver = (now: number, end: number | null, span: number): Maybe =>
  end === null || now < end ? 'yes' : now < end + span ? 'maybe' : 'no';

export type HonourWithin =
  { hours: number } | { days: number } | { business_days: number; calendar?: string | undefined };

/** Seconds that a request has to be honoured in; null where dates decide. */
const secondsOf = (within: HonourWithin | undefined): number | null =>
  within === undefined ? 0 : 'hours' in within ? within.hours * 3600 : null;

/** Whether a request binds a contact that happens at `now`. */
export function binds(
  request: OracleRequest,
  contact: OracleContact,
  now: number,
  within: HonourWithin | undefined,
  env: OracleEnv
): Maybe {
  const seconds = secondsOf(within);
  if (seconds !== null) return isAfter(now, request.received_at + seconds, request.span);
  const day = localDay(contact, env);
  const received = dayAtContact(request.received_at, request.writtenDay, contact, env);
  if (day === null || received === null) {
    return contact.t + contact.span <= request.received_at ? 'no' : 'maybe';
  }
  if (day <= received) return 'no';
  const last = lastFreeDay(received, within!, env);
  return last === null ? 'maybe' : day > last ? 'yes' : 'no';
}

/** Last date on which contact is still free; null when the calendar is not known so far. */
function lastFreeDay(received: number, within: HonourWithin, env: OracleEnv): number | null {
  if ('days' in within) return received + within.days;
  if ('hours' in within) return null;
  const calendar = within.calendar === undefined ? null : env.calendar(within.calendar);
  return afterBusinessDays(received, within.business_days, calendar);
}

/** Instants at which the answer to `binds` or `until` of a request can change. */
export function edgesOf(request: OracleRequest, within: HonourWithin | undefined): number[] {
  const bound = request.received_at + (secondsOf(within) ?? 0);
  const edges = [bound, bound + request.span];
  return request.until === null ? edges : [...edges, request.until, request.until + request.until_span];
}
