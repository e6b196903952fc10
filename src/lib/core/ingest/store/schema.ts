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

/** What the tables are made from: the stored columns, where each comes from, and by what its rows are ordered. */
export const SHAPES = {
  contacts: { target: 'contact', stored: STORED_CONTACT as Types, id: 'contact_id', time: 't' },
  complaints: {
    target: 'complaint',
    stored: STORED_COMPLAINT as Types,
    id: 'complaint_id',
    time: 'received_at'
  }
} as const;

/** Columns of the rows of one file as they were read, before duplicates leave and ids are made. */
export function readColumns(table: TableName): Types {
  const { n: _n, file: _file, ...columns } = SHAPES[table].stored;
  return table === 'complaints' ? { ...columns, account_consumer: 'INTEGER' } : columns;
}

/** The engine table with the rows of one file. */
export const readTable = (file: number): Fragment => name(`read_${file}`);

const define = (table: Fragment, columns: Types, how: Fragment): Fragment => {
  const list = Object.entries(columns).map(([column, type]) => sql`${name(column)} ${TYPES[type]!}`);
  return sql`${how} ${table} (${join(list, ', ')})`;
};

const CREATE = sql`create or replace table`;
const REPLACE = sql`create or replace table`;

export const createReadTable = (file: number, table: TableName): Fragment =>
  define(readTable(file), readColumns(table), CREATE);

export const createWorkspace = (): Fragment[] => [
  define(name('contact'), STORED_CONTACT, REPLACE),
  define(name('complaint'), STORED_COMPLAINT, REPLACE),
  define(name('request'), STORED_REQUEST, REPLACE),
  define(name('account'), STORED_ACCOUNT, REPLACE),
  define(name('agent'), STORED_AGENT, REPLACE),
  define(name('payment'), STORED_PAYMENT, REPLACE),
  define(name('rejected'), FAULT, REPLACE),
  define(name('data_issue'), FAULT, REPLACE),
  ...createDictionaries()
];

export const createDictionaries = (): Fragment[] =>
  DICTIONARIES.map((word) => define(name(`word_${word}`), { code: 'INTEGER', text: 'VARCHAR' }, REPLACE));

/** Rows named by file and record: candidates for being repeated, by group, and rows known by another id. */
export const createRepeats = (): Fragment =>
  define(name('repeat_row'), { file: 'INTEGER', record: 'INTEGER', family: 'INTEGER' }, REPLACE);
export const createRenamed = (): Fragment =>
  define(name('renamed'), { file: 'INTEGER', record: 'INTEGER', id: 'VARCHAR' }, REPLACE);
export const dropScratch = (): Fragment[] =>
  ['repeat_row', 'renamed', 'dropped'].map((table) => sql`drop table if exists ${name(table)}`);
