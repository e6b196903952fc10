import { csvFile } from './own-log';
import { choose, equation, expect, fileCard, goTo, openSample, test } from './own-page';

const rows = [
  ['Day', 'Clock', 'Kind of attempt', 'Debt', 'Ended', 'State'],
  ...Array.from({ length: 30 }, (_, i) => [
    '2026-04-01',
    i % 3 === 0 ? '000000' : `1${i % 10}3000`,
    'Autodial',
    `00${i}`,
    i % 2 === 0 ? 'RNA' : 'answered',
    'FL'
  ])
];

test('a file that no header of which is known is matched by hand, kept, and read again by itself', async ({
  page
}) => {
  await openSample(page, 'data');
  await choose(page, [csvFile('dialler.csv', rows)]);
  await page.getByRole('button', { name: 'Match columns' }).click();
  const dialog = page.getByRole('dialog');
  const readAs = (header: string) => dialog.getByLabel(`Read as: ${header}`, { exact: true });
  await readAs('Day').selectOption('occurred_at');
  await readAs('Clock').selectOption('occurred_at');
  await readAs('Kind of attempt').selectOption('channel');
  await readAs('Debt').selectOption('account_id');
  await readAs('Ended').selectOption('outcome');
  await dialog.getByLabel('Region', { exact: true }).selectOption('State');
  await dialog.getByLabel('Country of regions, postcodes and numbers').selectOption('US');
  await dialog.getByLabel('Times without an offset').selectOption('consumer');
  await dialog.getByLabel('Channel: Autodial').selectOption('call');
  await dialog.getByLabel('Outcome: RNA').selectOption('no_answer');
  await dialog.getByLabel(/000000 in Clock/).check();
  await expect(dialog.getByRole('cell', { name: '2026-04-01 11:30:00' }).first()).toBeVisible();
  await expect(dialog.getByRole('cell', { name: 'America/New_York;America/Chicago' }).first()).toBeVisible();
  await dialog.getByLabel('Remember it').check();
  await dialog.getByRole('button', { name: 'Load this way' }).click();
  await goTo(page, 'Data');
  await expect(fileCard(page, 'dialler.csv')).toContainText('Read through “dialler”');
  expect(await equation(page, 'dialler.csv')).toEqual([30, 30, 0]);

  await choose(page, [
    csvFile(
      'next.csv',
      rows.map((row, i) => (i === 0 ? row : row.with(3, `9${i}`)))
    )
  ]);
  await expect(fileCard(page, 'next.csv')).toContainText('Read through “dialler”');
  expect(await equation(page, 'next.csv')).toEqual([30, 30, 0]);

  await page.getByRole('button', { name: 'Forget dialler' }).click();
  await expect(page.getByText('Kept mappings')).toHaveCount(0);
});
