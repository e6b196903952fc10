import { expect, it } from 'vitest';
import type { Ask } from '#lib/core/audit';
import { askLine, asksSheet } from './asks-sheet';

const ASK: Ask = {
  agency: 'North/South',
  table: 'contacts',
  column: 'days_past_due',
  orAccount: 'due_date',
  timeOfDay: false,
  of: 'contacts',
  rows: 12,
  outOf: 40,
  rules: [{ rulebookId: 'b', ruleId: 'r', title: { en: 'Ladder', zh: '阶梯' }, rows: 12 }]
};

it('a sheet for one agency names the column, how it is written, how much lacks it and which rule waits for it', async () => {
  const { name, blob } = await asksSheet([askLine(ASK, 'en')], ASK.agency, 'csv', 'en');
  const [, line] = (await blob.text()).split('\n');
  expect(name).toBe('data-request-North South.csv');
  expect(line).toBe(
    'North/South,contacts,days_past_due,逾期天数,a number,45,Days past due on the day of the contact,or once per account: due_date in the accounts table,12,40,contacts,Ladder (12)'
  );
});

it('the same in Chinese, and as a workbook', async () => {
  const { name, blob } = await asksSheet([askLine(ASK, 'zh')], undefined, 'csv', 'zh');
  expect(name).toBe('数据索取清单.csv');
  expect(await blob.text()).toContain('阶梯 (12)');
  const book = await asksSheet([askLine(ASK, 'zh')], undefined, 'xlsx', 'zh');
  expect(new TextDecoder('latin1').decode((await book.blob.arrayBuffer()).slice(0, 2))).toBe('PK');
});

it('a column of words has one of them as its example', () => {
  const line = askLine({ ...ASK, column: 'outcome', orAccount: null }, 'en');
  expect([line.example, line.values.startsWith('busy / ')]).toEqual(['busy', true]);
});
