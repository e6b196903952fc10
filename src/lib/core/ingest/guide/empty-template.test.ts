import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { TABLE_COLUMNS, TABLES } from '#lib/core/domain';
import { recognise } from '../words/recognise';
import { emptyTemplate, type TemplateText } from './empty-template';

const TEXT: TemplateText = {
  name: 'contacts',
  guideName: 'columns',
  guideHeadings: ['column', 'required'],
  guideRow: (entry) => [entry.header.en, entry.required ? 'yes' : 'no']
};

test.each(TABLES.flatMap((table) => (['en', 'zh'] as const).map((locale) => [table, locale] as const)))(
  'the empty %s template in %s is read back column for column',
  async (table, locale) => {
    const { name, bytes } = await emptyTemplate(table, locale, 'csv', TEXT);
    expect(name).toBe('contacts.csv');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const headers = new TextDecoder().decode(bytes).trim().split(',');
    const found = recognise(headers);
    expect(found.table).toBe(table);
    expect(found.columns.map(({ column }) => column)).toEqual(
      TABLE_COLUMNS[table].map((column) => column.name)
    );
  }
);

test('the workbook has a sheet to fill in and one that explains it', async () => {
  const first = await emptyTemplate('contacts', 'zh', 'xlsx', TEXT);
  const { sheets } = await readXlsx(first.bytes);
  expect(sheets.map((sheet) => sheet.name)).toEqual(['contacts', 'columns']);
  expect(sheets[0]!.rows[0]).toContain('催收时间');
  expect(sheets[1]!.rows).toHaveLength(27);
  expect((await emptyTemplate('contacts', 'zh', 'xlsx', TEXT)).bytes).toEqual(first.bytes);
});
