import { CHANNELS, OUTCOMES, PLACES } from '#lib/core/domain';
import type { OracleAccount, OracleContact, OracleLog } from '../../src/lib/core/rules/oracle';
import type { RandomLog } from './random-log';
import { moment, momentOrNone, number, text, truth, word } from './read/cells';
import { records } from './read/records';
import { readAccount, readAgent, readComplaint, readRequest, zonesOf } from './read/tables';
import { localAt } from './zone-maths';

export interface ReadOptions {
  /** Zone the file is declared to be in; for files without naive times any will do for order. */
  fileZone?: string;
  /** The rulebook's `consumer_time_zone`. */
  consumerTimeZone?: string | null;
}

type Accounts = Map<string, OracleAccount>;
const accountNamed = (accounts: Accounts, id: string | null): OracleAccount | undefined =>
  id === null ? undefined : accounts.get(id);

/** Contacts of a canonical CSV, read without any code of the program's ingest; what they lack comes from their accounts. */
export function readContacts(
  csv: string,
  options: ReadOptions = {},
  accounts: Accounts = new Map()
): OracleContact[] {
  return records(csv).map((row) => {
    const fileZone = options.fileZone ?? 'UTC';
    const id = text(row.account_id!);
    const account = accountNamed(accounts, id);
    let zones = zonesOf(row.time_zone!);
    if (zones.length === 0) zones = [...(account?.zones ?? [])];
    if (zones.length === 0 && options.consumerTimeZone) zones = [options.consumerTimeZone];
    const when = moment(row.occurred_at!, fileZone);
    const notice = momentOrNone(row.notice_at!, fileZone);
    const day = when.writtenDay ?? (zones[0] === undefined ? null : localAt(zones[0], when.t).day);
    const due = account?.due_date ?? null;
    return {
      contact_id: row.contact_id!,
      ...when,
      zones,
      channel: word(row.channel!, CHANNELS)!,
      direction: row.direction === 'inbound' ? 'inbound' : 'outbound',
      outcome: word(row.outcome!, OUTCOMES),
      party: (row.party || 'debtor') as OracleContact['party'],
      place: word(row.place!, PLACES),
      agency: text(row.agency!) ?? account?.agency ?? null,
      agent: text(row.agent!),
      creditor: text(row.creditor!) ?? account?.creditor ?? null,
      account_id: id,
      consumer_id: text(row.consumer_id!) ?? account?.consumer_id ?? id,
      address: text(row.address!),
      region: text(row.region!) ?? account?.region ?? null,
      product: text(row.product!) ?? account?.product ?? null,
      days_past_due: number(row.days_past_due!) ?? (day === null || due === null ? null : day - due),
      duration_s: number(row.duration_s!),
      recorded: truth(row.recorded!),
      identity_disclosed: truth(row.identity_disclosed!),
      consent: truth(row.consent!),
      crew_size: number(row.crew_size!),
      notice_at: notice.t,
      notice_span: notice.span,
      noticeWrittenDay: notice.writtenDay,
      text: text(row.text!)
    };
  });
}

/** The consumer of a row that may only name an account: from accounts, else from contacts of that account, else the account. */
function consumerOf(
  row: Record<string, string>,
  accounts: Accounts,
  contacts: readonly OracleContact[]
): string | null {
  const own = text(row.consumer_id!);
  const id = text(row.account_id!);
  if (own !== null || id === null) return own;
  const contact = contacts.find(({ account_id }) => account_id === id);
  return accountNamed(accounts, id)?.consumer_id ?? contact?.consumer_id ?? id;
}

/** Every table of a random log as the oracles want it (semantics §1). */
export function readLog(log: RandomLog, options: ReadOptions = {}): OracleLog {
  const zone = options.fileZone ?? 'UTC';
  const accounts = records(log.accounts).map((row) => readAccount(row, zone));
  const byId: Accounts = new Map(accounts.map((account) => [account.account_id, account]));
  const contacts = readContacts(log.contacts, options, byId);
  const withConsumer = <T>(csv: string, read: (row: Record<string, string>, zone: string) => T) =>
    records(csv).map((row) => ({ ...read(row, zone), consumer_id: consumerOf(row, byId, contacts) }));
  return {
    contacts,
    complaints: withConsumer(log.complaints, readComplaint),
    requests: withConsumer(log.requests, readRequest),
    accounts,
    agents: records(log.agents).map(readAgent),
    has: (column) => contacts.some((contact) => contact[column as keyof OracleContact] !== null)
  };
}
