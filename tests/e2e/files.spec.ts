import { csvFile, OWN, ownLog } from './own-log';
import {
  choose,
  drop,
  equation,
  expect,
  fileCard,
  goTo,
  nav,
  openSample,
  sentence,
  tableRows,
  test
} from './own-page';

const HEADER = ['occurred_at', 'channel', 'agency', 'account_id', 'consumer_id', 'outcome', 'time_zone'];
const row = (minute: number) => [
  `2026-04-01T10:${String(minute % 60).padStart(2, '0')}:00-04:00`,
  'call',
  'Alder',
  `A-${minute}`,
  `P-${minute}`,
  'no_answer',
  'America/New_York'
];
const calm = (name: string, rows: number) =>
  csvFile(name, [HEADER, ...Array.from({ length: rows }, (_, i) => row(i))]);
/** Rows of a log that takes long enough to load for somebody to act meanwhile. */
const MANY = 4000;

test('files dragged over any page are loaded, in the order of their names', async ({ page }) => {
  await openSample(page, 'hours');
  await drop(page, [calm('b-april.csv', 3), ownLog(), calm('a-april.csv', 2)]);
  await expect(page.getByText('Let go to load these files')).toBeHidden();
  await expect(nav(page, 'Findings')).toContainText(String(OWN.breaches.length));
  await goTo(page, 'Data');
  await expect(page.getByRole('article').getByRole('heading')).toHaveText([
    /a-april\.csv/,
    /b-april\.csv/,
    new RegExp(OWN.name)
  ]);
  expect(await equation(page, 'b-april.csv')).toEqual([3, 1, 2]);
});

test('a load given up leaves what was loaded as it was, and the next one works', async ({ page }) => {
  await openSample(page, 'data');
  await choose(page, [ownLog()]);
  await expect(fileCard(page, OWN.name)).toBeVisible();
  await expect(nav(page, 'Findings')).toContainText(String(OWN.breaches.length));

  await drop(page, [calm('endless.csv', 60)], MANY);
  await expect(page.getByText('Reading endless.csv')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('progressbar')).toBeHidden();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('article')).toHaveCount(1);
  expect(await equation(page, OWN.name)).toEqual([OWN.rows, OWN.rows - OWN.rejected, OWN.rejected]);
  await expect(nav(page, 'Findings')).toContainText(String(OWN.breaches.length));
  await goTo(page, 'Findings');
  await expect(tableRows(page)).toHaveCount(OWN.breaches.length);

  await choose(page, [calm('april.csv', 5)]);
  await goTo(page, 'Data');
  await expect(fileCard(page, 'april.csv')).toBeVisible();
});

test('files dropped during a load are said to be next, and loaded after it', async ({ page }) => {
  await openSample(page, 'data');
  await drop(page, [calm('long.csv', 60)], MANY / 2);
  await expect(page.getByText('Reading long.csv')).toBeVisible();
  await drop(page, [ownLog()]);
  await expect(page.getByText(`Next: ${OWN.name}`)).toBeVisible();
  await expect(fileCard(page, OWN.name)).toBeVisible({ timeout: 30_000 });
  await expect(fileCard(page, 'long.csv')).toBeVisible();
  await expect(nav(page, 'Findings')).toContainText(String(OWN.breaches.length));
});

test('a file is read again in its place, and removed with its findings', async ({ page }) => {
  await openSample(page, 'data');
  await choose(page, [ownLog(), calm('april.csv', 4)]);
  await expect(page.getByRole('article')).toHaveCount(2);
  await page.getByRole('button', { name: `Read ${OWN.name} again` }).click();
  await expect(page.getByRole('progressbar')).toBeHidden();
  await expect(page.getByRole('article')).toHaveCount(2);
  expect(await equation(page, OWN.name)).toEqual([OWN.rows, OWN.rows - OWN.rejected, OWN.rejected]);
  await expect(nav(page, 'Findings')).toContainText(String(OWN.breaches.length));

  await page.getByRole('button', { name: `Remove ${OWN.name}` }).click();
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(nav(page, 'Findings')).not.toContainText(String(OWN.breaches.length));
  await page.getByRole('button', { name: 'Remove april.csv' }).click();
  await expect(sentence(page)).toHaveText('Nothing is loaded.');
  await page.getByRole('button', { name: 'Show the sample' }).click();
  await expect(page.getByText('Sample data.')).toBeVisible();
});
