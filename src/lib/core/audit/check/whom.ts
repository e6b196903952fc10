import { PLACES, STORED_CONTACT, type Channel, type Place, CHANNELS } from '#lib/core/domain';
import { int, join, name, sql, type Fragment } from '#lib/core/sql';
import { ask, type FigureContext } from '../figures/context';
import type { CheckAccount, CheckPerson } from './types';

/** Sorts after every other id at the same instant. */
export const CHECK_ID = '\u{10ffff}';
export const CHECK_N = -1;

/** What a contact about an account is taken to be like: as its latest one, else as the account itself. Codes of words. */
export interface Whom {
  account: CheckAccount;
  codes: Record<
    'account' | 'consumer' | 'agency' | 'agent' | 'creditor' | 'zone' | 'region' | 'product',
    number | null
  >;
  agent: string | null;
  /** Due date as the days past due of the latest contact, or the account, give it. */
  dueDay: number | null;
  /** By channel, as last time. */
  address: ReadonlyMap<Channel, { code: number; text: string }>;
  place: ReadonlyMap<Channel, Place>;
}

interface Row {
  [column: string]: string | number | null;
  code: number;
  account_id: string;
  consumer_id: string | null;
  agency_name: string | null;
  agent_name: string | null;
  zone_text: string | null;
  contacts: number;
  day: number | null;
  days_past_due: number | null;
  due_date: number | null;
  due_day: number | null;
}

/** Accounts with the codes of their latest contact, filled from themselves. */
const accounts = (which: Fragment): Fragment => sql`
  select q.*, ac.text as account_id, co.text as consumer_id, a.text as agency_name, ag.text as agent_name, z.text as zone_text
  from (
    select w.code, coalesce(c.contacts, 0) as contacts, c.last, coalesce(l.consumer, o.consumer) as consumer,
      coalesce(l.agency, o.agency) as agency, l.agent, coalesce(l.creditor, o.creditor) as creditor, coalesce(l.zone, o.zone) as zone,
      coalesce(l.region, o.region) as region, coalesce(l.product, o.product) as product, l.local_day as day, l.days_past_due, l.due_day,
      o.due_date
    from (${which}) w
    left join (select account, count(*) as contacts, max(n) as last from contact where account in (${which}) group by account) c on c.account = w.code
    left join contact l on l.n = c.last
    left join (select * from account where is_first) o on o.account = w.code
  ) q
  left join word_account ac on ac.code = q.code
  left join word_consumer co on co.code = q.consumer
  left join word_agency a on a.code = q.agency
  left join word_agent ag on ag.code = q.agent
  left join word_zone z on z.code = q.zone
  order by q.last desc nulls last, account_id`;

/** The zone that the rulebooks in use give consumers of unknown zone. */
export const consumerZone = ({ judgement }: FigureContext): string | null =>
  judgement.rules.find(({ compiled }) => compiled.rulebook.consumerTimeZone !== null)?.compiled.rulebook
    .consumerTimeZone ?? null;

const accountOf = (ctx: FigureContext, row: Row): CheckAccount => ({
  accountId: row.account_id,
  consumerId: row.consumer_id,
  agency: row.agency_name,
  contacts: row.contacts,
  zone: row.zone_text ?? consumerZone(ctx)
});

export const asOfDay = ({ judgement }: FigureContext): number =>
  judgement.rules[0]?.compiled.context.asOf ?? 0;

const MOST_ACCOUNTS = 50;

/** The accounts of a person, or the one account. */
export async function checkPerson(
  ctx: FigureContext,
  of: { consumerId?: string; accountId?: string }
): Promise<CheckPerson> {
  const which =
    of.consumerId === undefined
      ? sql`select code from word_account where text = ${of.accountId ?? ''}`
      : sql`select distinct account as code from (
          select account, consumer from contact union all select account, consumer from account where is_first)
        where account is not null and consumer = (select code from word_consumer where text = ${of.consumerId})`;
  const rows = await ask<Row>(ctx, sql`${accounts(which)} limit ${int(MOST_ACCOUNTS)}`);
  const found = rows.map((row) => accountOf(ctx, row));
  return { consumerId: of.consumerId ?? found[0]?.consumerId ?? null, accounts: found, day: asOfDay(ctx) };
}

/** Throws RangeError for an account that is not there. */
export async function whomOf(ctx: FigureContext, accountId: string): Promise<Whom> {
  const [row] = await ask<Row>(ctx, accounts(sql`select code from word_account where text = ${accountId}`));
  if (!row) throw new RangeError(`no account ${accountId}`);
  const last = await ask<{
    channel: number;
    address: number | null;
    text: string | null;
    place: number | null;
  }>(
    ctx,
    sql`select channel, address, w.text, place from (
        select channel, arg_max(address, n) as address, arg_max(place, n) as place from contact
        where account = ${int(row.code)} and direction = 0 and coalesce(party, 0) = 0 group by channel)
      left join word_address w on w.code = address order by channel`
  );
  const { consumer, agency, agent, creditor, zone, region, product } = row as Record<string, number | null>;
  return {
    account: accountOf(ctx, row),
    codes: {
      account: row.code,
      consumer: consumer!,
      agency: agency!,
      agent: agent!,
      creditor: creditor!,
      zone: zone!,
      region: region!,
      product: product!
    },
    agent: row.agent_name,
    dueDay:
      row.day !== null && row.days_past_due !== null
        ? row.day - row.days_past_due
        : (row.due_day ?? row.due_date),
    address: new Map(
      last.flatMap(({ channel, address, text }) =>
        address === null ? [] : [[CHANNELS[channel]!, { code: address, text: text! }]]
      )
    ),
    place: new Map(
      last.flatMap(({ channel, place }) => (place === null ? [] : [[CHANNELS[channel]!, PLACES[place]!]]))
    )
  };
}

/** Longer than any conversation that a rule asks for. */
const LONG = 86_400;

/** The contact as one row with the columns of `contact`: on the channel 0 of the log, to be replaced in every world. */
export function contactRow(
  { codes, dueDay }: Whom,
  at: number,
  local: { day: number; second: number } | null
): Fragment {
  const values: Record<string, number | null> = {
    ...codes,
    n: CHECK_N,
    t: at,
    span: 0,
    local_day: local?.day ?? null,
    local_second: local?.second ?? null,
    channel: 0,
    direction: 0,
    party: 0,
    days_past_due: local === null || dueDay === null ? null : local.day - dueDay,
    due_day: local === null ? dueDay : null,
    duration_s: LONG
  };
  const columns = Object.entries(STORED_CONTACT).map(([column, type]) => {
    const value = values[column] ?? null;
    const written = column === 'contact_id' ? sql`${CHECK_ID}` : value === null ? sql`null` : int(value);
    return sql`cast(${written} as ${name(type.toLowerCase())}) as ${name(column)}`;
  });
  return sql`select ${join(columns, ', ')}`;
}
