import { CHANNELS, COMPLAINT_OUTCOMES, COMPLAINT_SEVERITIES } from '#lib/core/domain';
import type {
  OracleAccount,
  OracleAgent,
  OracleComplaint,
  OracleRequest
} from '../../../src/lib/core/rules/oracle';
import { isZone } from '../zone-maths';
import { clock, date, moment, momentOrNone, text, word } from './cells';

type Row = Record<string, string>;

/** Zone candidates of a cell. */
export function zonesOf(cell: string): string[] {
  const zones = cell === '' ? [] : cell.split(';');
  if (!zones.every(isZone)) throw new Error(`not zones: ${cell}`);
  return zones;
}

/** A complaint but for its consumer, which may come from its account. */
export function readComplaint(row: Row, zone: string): Omit<OracleComplaint, 'consumer_id'> {
  const { t, span, writtenDay } = moment(row.received_at!, zone);
  const closed = momentOrNone(row.closed_at!, zone);
  return {
    complaint_id: row.complaint_id!,
    received_at: t,
    span,
    writtenDay,
    account_id: text(row.account_id!),
    agency: text(row.agency!),
    agent: text(row.agent!),
    channel: word(row.channel!, CHANNELS),
    category: text(row.category!),
    severity: word(row.severity!, COMPLAINT_SEVERITIES),
    outcome: word(row.outcome!, COMPLAINT_OUTCOMES),
    closed_at: closed.t,
    closed_span: closed.span,
    closedWrittenDay: closed.writtenDay,
    extended_to: date(row.extended_to!),
    contact_id: null
  };
}

export function readRequest(row: Row, zone: string): Omit<OracleRequest, 'consumer_id'> {
  const { t, span, writtenDay } = moment(row.received_at!, zone);
  const until = momentOrNone(row.until!, zone);
  return {
    request_id: row.request_id!,
    received_at: t,
    span,
    writtenDay,
    account_id: text(row.account_id!),
    kind: row.kind as OracleRequest['kind'],
    channel: word(row.channel!, CHANNELS),
    address: text(row.address!),
    hours_from: clock(row.hours_from!),
    hours_to: clock(row.hours_to!),
    until: until.t,
    until_span: until.span,
    untilWrittenDay: until.writtenDay
  };
}

export function readAccount(row: Row, zone: string): OracleAccount {
  const placed = momentOrNone(row.placed_at!, zone);
  return {
    account_id: row.account_id!,
    consumer_id: text(row.consumer_id!),
    agency: text(row.agency!),
    creditor: text(row.creditor!),
    product: text(row.product!),
    opened_at: date(row.opened_at!),
    due_date: date(row.due_date!),
    placed_at: placed.t,
    placed_span: placed.span,
    placedWrittenDay: placed.writtenDay,
    region: text(row.region!),
    zones: zonesOf(row.time_zone!)
  };
}

export const readAgent = (row: Row): OracleAgent => ({
  agent: row.agent!,
  agency: text(row.agency!),
  trained_at: date(row.trained_at!),
  certified_from: date(row.certified_from!),
  certified_until: date(row.certified_until!)
});
