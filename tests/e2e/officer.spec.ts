import { readFileSync } from 'node:fs';
import { drawn, expect, give, nav, OWN_LOG, test } from './own-page';

const SLOW = { timeout: 20_000 };

test('a first visit shows the sample of the reader charted, and says that it is one', async ({ page }) => {
  await page.goto('/overview');
  await drawn(page);
  await expect(page.getByText('Sample data.')).toBeVisible();
  await expect(page.getByText(/312 violations/).first()).toBeVisible();
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });
  test('a Chinese reader gets the Chinese sample, and keeps it when the language changes', async ({
    page
  }) => {
    await page.goto('/overview');
    await drawn(page);
    await expect(page.getByText('示例数据')).toBeVisible();
    await expect(nav(page, 'findings')).toContainText('402', SLOW);
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
    await expect(nav(page, 'findings')).toContainText('402');
  });
});

test('an officer loads a log, finds the breaches and reads the rows that prove one', async ({ page }) => {
  await page.goto('/overview');
  await drawn(page);
  await give(page, [{ name: 'own.csv', text: OWN_LOG }]);
  await expect(nav(page, 'findings')).toHaveText(/\D3\D/, SLOW);
  await expect(page.getByText('Sample data.')).toBeHidden();
  await nav(page, 'data').click();
  await expect(page.getByText('own.csv').first()).toBeVisible();
  await expect(
    page
      .getByText(/rows in the file/)
      .first()
      .locator('..')
  ).toContainText(/11.*10.*1/s);
  await nav(page, 'findings').click();
  await page.getByRole('searchbox').first().fill('P-777');
  await expect(page.getByText(/2 of 3|2 violations/).first()).toBeVisible(SLOW);
  await page.getByRole('row').nth(1).click();
  const evidence = page.getByRole('dialog').or(page.getByRole('complementary')).last();
  await expect(evidence).toContainText('at most 7 are permitted');
  await expect(evidence).toContainText('12 CFR 1006');
  await expect(evidence).toContainText('own.csv');
});

test('findings leave as a CSV whose cells no spreadsheet runs', async ({ page }) => {
  await page.goto('/overview');
  await drawn(page);
  await give(page, [{ name: 'own.csv', text: OWN_LOG }]);
  await expect(nav(page, 'findings')).toHaveText(/\D3\D/, SLOW);
  await nav(page, 'findings').click();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /CSV/ }).click()
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  const lines = text.trim().split('\n');
  expect(lines[0]).toContain('rule_id,rulebook_id,verdict,contact_id');
  expect(lines).toHaveLength(4);
  expect(text).toContain("'=Acme");
});

test('a changed limit acts at once, is kept over a reload and can be taken back', async ({ page }) => {
  await page.goto('/overview');
  await drawn(page);
  await give(page, [{ name: 'own.csv', text: OWN_LOG }]);
  await expect(nav(page, 'findings')).toHaveText(/\D3\D/, SLOW);
  await nav(page, 'rules').click();
  const limit = page.locator('input[type=number]').first();
  await expect(limit).toHaveValue('7');
  await limit.fill('5');
  await limit.press('Enter');
  await expect(nav(page, 'findings')).toHaveText(/\D5\D/, SLOW);
  await page.reload();
  await expect(limit).toHaveValue('5', SLOW);
  await page.getByRole('button', { name: /reset/i }).first().click();
  await expect(limit).toHaveValue('7', SLOW);
});

test('a filter stands in the address after the hash and goes with the way back', async ({ page }) => {
  await page.goto('/overview');
  await drawn(page);
  await page
    .locator('header')
    .getByRole('button', { name: /agency/i })
    .first()
    .click();
  await page.locator('fieldset input[type=checkbox]').first().check();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/#.*Aster/);
  await nav(page, 'hours').click();
  await expect(page).toHaveURL(/hours.*#.*Aster/);
  await page.goBack();
  await expect(page).toHaveURL(/overview.*#.*Aster/);
});

test('a person is found from anywhere and opens with every contact, compliant or not', async ({ page }) => {
  await page.goto('/overview');
  await drawn(page);
  await give(page, [{ name: 'own.csv', text: OWN_LOG }]);
  await expect(nav(page, 'findings')).toHaveText(/\D3\D/, SLOW);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('P-888');
  await page
    .getByRole('option')
    .filter({ hasText: /1 contact/ })
    .first()
    .click();
  await expect(page.getByText(/own\.csv/).first()).toBeVisible();
});
