import { readFileSync } from 'node:fs';
import {
  choose,
  download,
  drawer,
  drop,
  equation,
  expect,
  fileCard,
  goTo,
  nav,
  openSample,
  records,
  sentence,
  tableRows,
  test
} from './own-page';
import { awkward, OWN, ownLog } from './own-log';

const planted = (set: string) =>
  (
    JSON.parse(readFileSync(new URL(`../../sample-data/${set}/planted.json`, import.meta.url), 'utf8')) as {
      violations: unknown[];
    }
  ).violations.length;

/** The files of the main job hold these breaches: what was planted, and a call at 07:59:59 in Kolkata. */
const BREACHES = OWN.breaches.length + 1;

test('a first visit shows the US sample charted, and a dropped log replaces it', async ({ page }) => {
  await openSample(page);
  await expect(page.getByText('Sample data.')).toBeVisible();
  await expect(sentence(page)).toContainText(`${planted('us')} violations in`);
  await expect(page.getByRole('figure').getByRole('img').first()).toHaveAccessibleName(/\w+/);

  await drop(page, [ownLog()]);
  await expect(sentence(page)).toContainText(`${OWN.breaches.length} violations in`);
  await expect(page.getByText('Sample data.')).toBeHidden();
  await goTo(page, 'Data');
  await expect(page.getByRole('article')).toHaveCount(1);
  expect(await equation(page, OWN.name)).toEqual([OWN.rows, OWN.rows - OWN.rejected, OWN.rejected]);
});

test.describe('in a Chinese browser', () => {
  test.use({ locale: 'zh-CN' });

  test('a first visit shows the Chinese sample charted in Chinese', async ({ page }) => {
    await openSample(page);
    await expect(page.locator('html')).toHaveAttribute('lang', /^zh/);
    await expect(sentence(page)).toContainText(`有 ${planted('cn')} 次违规`);
    await expect(page.getByText('示例数据')).toBeVisible();
    await expect(page.getByRole('figure').getByRole('img').first()).toHaveAccessibleName(/\p{Script=Han}/u);
  });
});

test('several logs are judged together, and a finding leads to its clause, its witnesses and their lines', async ({
  page
}) => {
  await openSample(page, 'data');
  await choose(page, [awkward('formula-cells.csv'), awkward('half-hour-zone.csv')]);
  await expect(fileCard(page, 'half-hour-zone.csv')).toBeVisible();
  await choose(page, [ownLog()]);
  await expect(page.getByRole('article')).toHaveCount(3);
  for (const name of ['formula-cells.csv', 'half-hour-zone.csv'])
    expect(await equation(page, name)).toEqual([3, 3, 0]);
  expect(await equation(page, OWN.name)).toEqual([OWN.rows, OWN.rows - OWN.rejected, OWN.rejected]);

  await goTo(page, 'Findings');
  await expect(sentence(page)).toContainText(`${BREACHES} of ${BREACHES} violations are shown.`);
  await expect(tableRows(page)).toHaveCount(BREACHES);

  await tableRows(page).filter({ hasText: 'More than seven calls' }).click();
  const evidence = drawer(page);
  await expect(evidence).toContainText('This is number 8 of the calls');
  await expect(
    evidence.getByRole('link', { name: /12 CFR 1006\.14 .*\(b\)\(2\)\(i\)\(A\)/ })
  ).toHaveAttribute('href', /consumerfinance\.gov/);
  for (let number = 1; number <= 8; number += 1)
    await expect(evidence.getByText(`witness ${number}`, { exact: true })).toBeVisible();
  await expect(evidence.locator('.subject')).toContainText('this contact');
  await expect(evidence.locator('.subject')).toContainText(`${OWN.name}, line ${OWN.lineOf('calls-8')}`);
  await expect(
    evidence.getByText(`${OWN.name}, line ${OWN.lineOf('calls-1')}`, { exact: true })
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(evidence).toBeHidden();

  const saved = await download(page, () => page.getByRole('button', { name: 'Export CSV' }).click());
  const rows = records(saved.bytes);
  expect(saved.name).toBe('findings.csv');
  expect(rows).toHaveLength(BREACHES);
  const ofOwn = rows
    .filter(({ file }) => file === OWN.name)
    .map(({ rule_id, contact_id }) => [rule_id, contact_id]);
  expect(ofOwn.sort()).toEqual([...OWN.breaches].sort());
  expect(rows.find(({ contact_id }) => contact_id === 'late')).toMatchObject({
    agent: `'${OWN.formula}`,
    line: String(OWN.lineOf('late')),
    verdict: 'violation'
  });
  expect(rows.flatMap((row) => Object.values(row)).filter((cell) => /^[=+@\t\r]/.test(cell))).toEqual([]);
});

test('a changed limit is judged at once, marked, kept across a reload and taken back', async ({ page }) => {
  await openSample(page, 'rules');
  await choose(page, [ownLog()]);
  const violations = nav(page, 'Findings');
  await expect(violations).toContainText(String(OWN.breaches.length));
  const card = page.getByRole('article').filter({ hasText: 'More than seven calls' });
  await expect(card).toContainText('1 violation');

  await card.getByLabel('Limit').fill('5');
  await card.getByLabel('Limit').press('Enter');
  await expect(card).toContainText('3 violations');
  await expect(card).toContainText('changed');
  await expect(card).toContainText('shipped: 7');
  await expect(page.getByRole('status').getByText('1 → 3 violations')).toBeVisible();
  await expect(violations).toContainText(String(OWN.breaches.length + 2));

  await page.reload();
  await expect(card).toContainText('changed');
  await expect(card.getByLabel('Limit')).toHaveValue('5');
  await expect(violations).toHaveText(/\d/);
  await choose(page, [ownLog()]);
  await expect(card).toContainText('3 violations');

  await card.getByRole('button', { name: 'Reset' }).click();
  await expect(card).toContainText('1 violation');
  await expect(card.getByText('shipped: 7')).toBeHidden();
  await expect(card.getByLabel('Limit')).toHaveValue('7');
  await expect(sentence(page)).toContainText('All as shipped.');
});

test('the filter stands in the address, back undoes it, and a language switch keeps the data', async ({
  page
}) => {
  await openSample(page, 'findings');
  await choose(page, [ownLog()]);
  await expect(tableRows(page)).toHaveCount(OWN.breaches.length);

  await page.getByRole('button', { name: 'Channel' }).click();
  await page.getByRole('group', { name: 'Channel' }).getByLabel('Visit').check();
  await expect(page).toHaveURL(/\/findings#channel=visit$/);
  await expect(tableRows(page)).toHaveCount(2);
  await expect(sentence(page)).toContainText(`2 of ${OWN.breaches.length} violations are shown.`);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '违规明细' })).toBeVisible();
  await expect(tableRows(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'English' }).click();

  await page.goBack();
  await expect(page).toHaveURL(/\/findings$/);
  await expect(tableRows(page)).toHaveCount(OWN.breaches.length);
  await page.goForward();
  await expect(page).toHaveURL(/#channel=visit$/);
  await expect(tableRows(page)).toHaveCount(2);
  await goTo(page, 'Data');
  await expect(fileCard(page, OWN.name)).toBeVisible();
});

test('every chart is saved as a picture, and its values as they were counted', async ({ page }) => {
  await openSample(page, 'hours');
  const charts = page.getByRole('figure');
  await expect(charts.first()).toBeVisible();
  for (const chart of await charts.all()) {
    const picture = await download(page, () => chart.getByRole('button', { name: 'as a picture' }).click());
    expect(picture.name).toMatch(/^decorum-[\p{L}\p{N}-]+\.png$/u);
    expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.bytes.readUInt32BE(16), 'twice 960 wide').toBe(1920);
    await chart.getByRole('button', { name: 'Show as table' }).click();
    const values = await download(page, () => chart.getByRole('button', { name: 'values as CSV' }).click());
    expect(values.name).toBe(picture.name.replace('.png', '.csv'));
    expect(records(values.bytes).length).toBeGreaterThan(0);
  }
});

test('a view is kept under a name on purpose, opened from another page, and removed', async ({ page }) => {
  await openSample(page, 'findings#channel=visit');
  const views = page.getByRole('button', { name: /^Views/ });
  await views.click();
  await page.getByLabel('Name of what is shown now').fill('Visits <b>only</b>');
  await page.keyboard.press('Enter');
  await expect(views).toHaveClass(/set/);

  await page.goto('/hours');
  await openSample(page, 'hours');
  await expect(views).not.toHaveClass(/set/);
  await views.click();
  await page.getByRole('button', { name: /Visits <b>only<\/b>.*Findings · Visit/ }).click();
  await expect(page).toHaveURL(/\/findings#channel=visit$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Findings' })).toBeVisible();

  await views.click();
  await page.getByRole('button', { name: 'Remove the view' }).click();
  await expect(page.getByText('None is kept yet.')).toBeVisible();
});
