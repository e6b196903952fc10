import { readFileSync } from 'node:fs';
import path from 'node:path';
import { drawn, expect, give, nav, test } from './own-page';

const SLOW = { timeout: 20_000 };
const awkward = (name: string): { name: string; text: Buffer } => ({
  name,
  text: readFileSync(path.join(import.meta.dirname, '../../sample-data/awkward', name))
});

test('what cannot be used gets one sentence and changes nothing', async ({ page }) => {
  await page.goto('/overview');
  await drawn(page);
  for (const [name, clause] of [
    ['not-a-table.csv', /is a picture/],
    ['empty.csv', /is empty/],
    ['missing-required.csv', /has no column for/]
  ] as const) {
    await give(page, [awkward(name)]);
    await expect(page.getByText(clause).first()).toBeVisible(SLOW);
    await expect(nav(page, 'findings')).toContainText('312');
  }
});

test('times without a zone raise the question, and its answer loads the file', async ({ page }) => {
  await page.goto('/overview');
  await drawn(page);
  await give(page, [awkward('naive-no-zone.csv')]);
  const dialog = page.getByRole('dialog').filter({ hasText: /zone/i });
  await expect(dialog).toBeVisible(SLOW);
  await dialog.getByRole('searchbox').fill('Chicago');
  await dialog.getByRole('radio', { name: 'America/Chicago' }).check();
  await dialog
    .getByRole('button', { name: /load|continue|read/i })
    .last()
    .click();
  await expect(page.getByText('Sample data.')).toBeHidden(SLOW);
});

test('a GB18030 file with Chinese words is read as it was meant', async ({ page }) => {
  await page.goto('/overview');
  await drawn(page);
  await give(page, [awkward('gb18030.csv')]);
  await expect(page.getByText('Sample data.')).toBeHidden(SLOW);
  await nav(page, 'data').click();
  await expect(page.getByText(/GB18030/i).first()).toBeVisible();
});

test('a template goes out as a workbook', async ({ page }) => {
  await page.goto('/data');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'XLSX' }).first().click()
  ]);
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString()
  ).toBe('PK');
});
