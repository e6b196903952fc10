import type { TableName } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { join, name, sql, type Fragment } from '#lib/core/sql';
import type { ZoneTable } from '../zones/zone-table';
import type { ReadFile } from './load-file';
import { rowsOf } from './rows';
import { createStretches } from './schema';

/** How the columns of a table are made from a row `r` as read, and what it must be joined with. */
export interface Fills {
  joins: Fragment;
  values: Record<string, Fragment>;
}

const FIRST_ACCOUNT = sql`left join account as a on a.account = r.account and a.is_first`;
/** Words of an account that its contacts take where they name none. */
const WORDS = { agency: 'agency', creditor: 'creditor', region: 'region', product: 'product' } as const;

/** Whether accounts can fill anything. */
export const canFill = (files: readonly ReadFile[]): boolean => knownOfAccounts(files).size > 1;

const knownOfAccounts = (files: readonly ReadFile[]): Set<string> =>
  new Set(files.filter((file) => file.table === 'accounts').flatMap((file) => [...file.known]));

/** What the rows of a table take from tables settled before. */
export async function fillsOf(
  engine: Engine,
  zones: ZoneTable,
  table: TableName,
  files: readonly ReadFile[]
): Promise<Fills> {
  const accounts = knownOfAccounts(files);
  if (table === 'accounts')
    return {
      joins: sql``,
      values: { is_first: sql`row_number() over (partition by r.account order by r.file, r.record) = 1` }
    };
  if (table === 'complaints' || table === 'requests') return consumerOfAccount();
  if (table !== 'contacts') return { joins: sql``, values: {} };
  const values: Record<string, Fragment> = {
    consumer: sql`coalesce(r.consumer, r.account_consumer)`
  };
  if (!canFill(files)) return { joins: sql``, values };
  for (const [column, known] of Object.entries(WORDS))
    if (accounts.has(known)) values[column] = sql`coalesce(r.${name(column)}, a.${name(column)})`;
  if (accounts.has('consumer_id'))
    values.consumer = sql`coalesce(r.consumer, a.consumer, r.account_consumer)`;
  const hasZones = accounts.has('time_zone') && (await storeStretches(engine, zones, files));
  const localDay = hasZones ? sql`coalesce(r.local_day, ${localDayOf})` : sql`r.local_day`;
  if (hasZones) {
    values.zone = sql`coalesce(r.zone, a.zone)`;
    values.local_day = localDay;
    values.local_second = sql`coalesce(r.local_second, ${localSecondOf})`;
  }
  if (accounts.has('due_date')) {
    values.days_past_due = sql`coalesce(r.days_past_due, ${localDay} - a.due_date)`;
    values.due_day = sql`case when r.days_past_due is null and ${localDay} is null then a.due_date end`;
  }
  return { joins: hasZones ? sql`${FIRST_ACCOUNT} ${STRETCHES}` : FIRST_ACCOUNT, values };
}

/** Canonical columns that accounts have filled in some contact. */
export async function filledColumns(engine: Engine, files: readonly ReadFile[]): Promise<string[]> {
  if (!files.some((file) => file.table === 'accounts')) return [];
  const columns = { ...WORDS, time_zone: 'zone', days_past_due: 'days_past_due' };
  const [row] = await engine.query<Record<string, boolean>>(
    sql`select ${join(
      Object.entries(columns).map(
        ([column, stored]) =>
          sql`exists (select 1 from contact where ${name(stored)} is not null) as ${name(column)}`
      ),
      ', '
    )}, exists (select 1 from contact join account on contact.account = account.account where is_first and account.consumer is not null) as consumer_id`
  );
  return Object.keys(row!).filter((column) => row![column]);
}

/** A complaint or request without consumer: that of its account, else of the account's first contact, else the account. */
const consumerOfAccount = (): Fills => ({
  joins: sql`${FIRST_ACCOUNT} left join (select account, arg_min(consumer, n) as consumer from contact where account is not null group by account) as first_contact on r.account = first_contact.account`,
  values: { consumer: sql`coalesce(r.consumer, a.consumer, first_contact.consumer, r.account_consumer)` }
});

/** Only a contact with a time and no zone of its own gets local values from its account's zone. */
const STRETCHES = sql`left join zone_stretch as z on z.zone = (case when r.zone is null and r.span = 0 then a.zone end) and r.t >= z.since and r.t < z.until`;
const localSecondOf = sql`((r.t + z.shift) % 86400 + 86400) % 86400`;
const localDayOf = sql`((r.t + z.shift - ${localSecondOf}) // 86400)::INTEGER`;

/** The offsets of the accounts' zones (of several candidates the first) while contacts happened; false when no zone is named. */
async function storeStretches(
  engine: Engine,
  zones: ZoneTable,
  files: readonly ReadFile[]
): Promise<boolean> {
  const contacts = files.filter((file) => file.table === 'contacts');
  const [range] = await engine.query<{ first: number | null; last: number | null }>(
    sql`select min(t) as first, max(t) as last from (${rowsOf('contacts', contacts)})`
  );
  const named = await engine.query<{ code: number; text: string }>(
    sql`select code, text from word_zone where code in (select zone from account where is_first)`
  );
  const { first = null, last = null } = range ?? {};
  if (first === null || last === null || named.length === 0) return false;
  const rows: { zone: number; since: number; until: number; shift: number }[] = [];
  for (const { code, text } of named) {
    const { until, offset } = zones.transitions(text.split(';')[0]!, first, last);
    offset.forEach((shift, index) =>
      rows.push({
        zone: code,
        since: index === 0 ? first : until[index - 1]!,
        until: until[index] ?? last + 1,
        shift
      })
    );
  }
  await engine.query(createStretches());
  const column = (key: keyof (typeof rows)[number], type: 'int32' | 'int64') => ({
    type,
    values: rows.map((row) => row[key])
  });
  await engine.append(
    'zone_stretch',
    {
      zone: column('zone', 'int32'),
      since: column('since', 'int64'),
      until: column('until', 'int64'),
      shift: column('shift', 'int32')
    },
    rows.length
  );
  return true;
}
