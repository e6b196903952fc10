import {
  DICTIONARIES,
  STORED_ACCOUNT,
  STORED_AGENT,
  STORED_COMPLAINT,
  STORED_CONTACT,
  STORED_PAYMENT,
  STORED_REQUEST,
  type TableName
} from '#lib/core/domain';
import { join, name, sql, type Fragment } from '#lib/core/sql';

type Types = Record<string, string>;
const TYPES: Record<string, Fragment> = {
  INTEGER: sql`INTEGER`,
  BIGINT: sql`BIGINT`,
  TINYINT: sql`TINYINT`,
  DOUBLE: sql`DOUBLE`,
  VARCHAR: sql`VARCHAR`,
  BOOLEAN: sql`BOOLEAN`
};

const FAULT: Types = {
  file: 'INTEGER',
  record: 'INTEGER',
  line: 'INTEGER',
  field: 'VARCHAR',
  value: 'VARCHAR',
  code: 'VARCHAR',
  settled: 'BOOLEAN'
};

/** What a table is made from: its engine table and columns, the id its rows are told apart by, and what they are ordered by. */
export interface Shape {
  target: string;
  stored: Types;
  id: 'contact_id' | 'complaint_id' | 'request_id' | null;
  order: readonly string[];
}

export const SHAPES: Record<TableName, Shape> = {
  contacts: { target: 'contact', stored: STORED_CONTACT, id: 'contact_id', order: ['t', 'contact_id'] },
  complaints: {
    target: 'complaint',
    stored: STORED_COMPLAINT,
    id: 'complaint_id',
    order: ['received_at', 'complaint_id']
  },
  requests: {
    target: 'request',
    stored: STORED_REQUEST,
    id: 'request_id',
    order: ['received_at', 'request_id']
  },
  accounts: { target: 'account', stored: STORED_ACCOUNT, id: null, order: ['file', 'record'] },
  agents: { target: 'agent', stored: STORED_AGENT, id: null, order: ['file', 'record'] },
  payments: { target: 'payment', stored: STORED_PAYMENT, id: null, order: ['paid_at', 'file', 'record'] }
};

/** Columns that only settling knows; of a contact log in order, `n` is known when it is read. */
const SETTLED = new Set(['n', 'file', 'due_day', 'is_first']);

/** Columns of the rows of one file as they were read, before duplicates leave, ids are made and gaps filled. */
export function readColumns(table: TableName): string[] {
  const { id, stored } = SHAPES[table];
  const columns = Object.keys(stored).filter((column) => !SETTLED.has(column));
  return id === null ? columns : [...columns, 'account_consumer'];
}

export const typeOf = (table: TableName, column: string): Fragment =>
  TYPES[SHAPES[table].stored[column] ?? 'INTEGER']!;

/** The engine table with the rows of one file. */
export const readTable = (file: number): Fragment => name(`read_${file}`);

const define = (table: Fragment, columns: Types, how: Fragment): Fragment => {
  const list = Object.entries(columns).map(([column, type]) => sql`${name(column)} ${TYPES[type]!}`);
  return sql`${how} ${table} (${join(list, ', ')})`;
};

const REPLACE = sql`create or replace table`;

/**
 * `contact` is a view: of the rows of a log as they were read when nothing about them had to be settled, else of `settled`.
 * `file_name` holds the names that made ids begin with.
 */
export const SETTLED_CONTACTS = 'settled_contact';

/** A table for the rows of one file, with the columns that the file has. */
export const createReadTable = (file: number, table: TableName, columns: readonly string[]): Fragment =>
  sql`create or replace table ${readTable(file)} (${join(
    columns.map((column) => sql`${name(column)} ${typeOf(table, column)}`),
    ', '
  )})`;
export const addColumn = (file: number, table: TableName, column: string): Fragment =>
  sql`alter table ${readTable(file)} add column ${name(column)} ${typeOf(table, column)}`;

export const createWorkspace = (): Fragment[] => [
  ...Object.values(SHAPES)
    .filter(({ target }) => target !== 'contact')
    .map(({ target, stored }) => define(name(target), stored, REPLACE)),
  ...viewNoContacts(),
  define(name('file_name'), { file: 'INTEGER', name: 'VARCHAR' }, REPLACE),
  define(name('rejected'), FAULT, REPLACE),
  define(name('data_issue'), FAULT, REPLACE),
  ...createDictionaries()
];

export const viewNoContacts = (): Fragment[] => [
  define(name(SETTLED_CONTACTS), STORED_CONTACT, REPLACE),
  viewSettledContacts()
];
export const viewSettledContacts = (): Fragment =>
  sql`create or replace view contact as select * from ${name(SETTLED_CONTACTS)}`;

export const createDictionaries = (): Fragment[] =>
  DICTIONARIES.map((word) => define(name(`word_${word}`), { code: 'INTEGER', text: 'VARCHAR' }, REPLACE));

/** Rows named by file and record: candidates for being repeated, by group, and rows known by another id. */
export const createRepeats = (): Fragment =>
  define(name('repeat_row'), { file: 'INTEGER', record: 'INTEGER', family: 'INTEGER' }, REPLACE);
/** Offsets of the zones of accounts: `shift` seconds east of UTC hold from `since` until before `until`. */
export const createStretches = (): Fragment =>
  define(
    name('zone_stretch'),
    { zone: 'INTEGER', since: 'BIGINT', until: 'BIGINT', shift: 'INTEGER' },
    REPLACE
  );
export const createRenamed = (): Fragment =>
  define(name('renamed'), { file: 'INTEGER', record: 'INTEGER', id: 'VARCHAR' }, REPLACE);
export const dropScratch = (): Fragment[] =>
  ['repeat_row', 'renamed', 'dropped', 'zone_stretch'].map(
    (table) => sql`drop table if exists ${name(table)}`
  );
