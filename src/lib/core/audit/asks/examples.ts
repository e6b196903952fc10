import { TABLE_COLUMNS, type ColumnType, type TableName } from '#lib/core/domain';

type Example = { en: string; zh: string };
const same = (text: string): Example => ({ en: text, zh: text });

const BY_TYPE: Record<ColumnType, Example> = {
  boolean: { en: 'yes', zh: '是' },
  instant: same('2026-03-31 14:05:00'),
  date: same('2026-03-31'),
  time: same('09:00'),
  zone: { en: 'America/Chicago', zh: 'Asia/Shanghai' },
  integer: same('45'),
  number: same('62'),
  money: same('1234.50'),
  enum: same(''),
  id: same('A-1024'),
  word: same('A'),
  text: { en: 'Your payment is 45 days late.', zh: '您的账单已逾期 45 天。' }
};

const BY_COLUMN: Readonly<Record<string, Example>> = {
  address: { en: '+1 312 555 0142', zh: '13800000000' },
  region: { en: 'US-IL', zh: 'CN-HA' },
  product: { en: 'credit card', zh: '信用卡' },
  category: { en: 'harassment', zh: '骚扰催收' },
  consumer_id: same('P-1024'),
  agent: { en: 'E-207', zh: '工号 207' },
  crew_size: same('2')
};

/** A value of a column as an agency would write it; empty for an `enum`, whose words are listed. */
export function exampleOf(table: TableName, column: string): Example {
  const definition = TABLE_COLUMNS[table].find(({ name }) => name === column);
  return BY_COLUMN[column] ?? BY_TYPE[definition?.type ?? 'text'];
}
