import { readFileSync } from 'node:fs';
import {
  choose,
  download,
  equation,
  expect,
  fileCard,
  goTo,
  nav,
  openSample,
  records,
  sentence,
  test
} from './own-page';
import { awkward, OWN, ownLog } from './own-log';

test('a file that is no log is refused in one sentence and what was loaded stays', async ({ page }) => {
  await openSample(page, 'data');
  await choose(page, [ownLog()]);
  await expect(fileCard(page, OWN.name)).toBeVisible();
  await expect(nav(page, 'Findings')).toContainText(String(OWN.breaches.length));

  const refused = [
    ['not-a-table.csv', /is a picture, not a table/],
    ['empty.csv', /is empty\. Nothing was loaded from it/],
    ['missing-required.csv', /has no column for channel, which is required/]
  ] as const;
  for (const [name, words] of refused) {
    await choose(page, awkward(name));
    const notice = page.getByRole('alert').filter({ hasText: name });
    await expect(notice).toHaveCount(1);
    await expect(notice).toContainText(words);
    await expect(notice).toContainText('What was loaded before is unchanged.');
    await expect(page.getByRole('article')).toHaveCount(1);
    expect(await equation(page, OWN.name)).toEqual([OWN.rows, OWN.rows - OWN.rejected, OWN.rejected]);
    await expect(nav(page, 'Findings')).toContainText(String(OWN.breaches.length));
  }
});

test('times without a zone are asked about before anything of the file is loaded', async ({ page }) => {
  await openSample(page, 'data');
  await choose(page, awkward('naive-no-zone.csv'));
  const question = page.getByRole('dialog', { name: 'Which time zone are these times in?' });
  await expect(question).toContainText('naive-no-zone.csv');
  await expect(page.getByText('Sample data.')).toBeVisible();
  await question.getByRole('searchbox').fill('Shanghai');
  await question.getByRole('radio', { name: 'Asia/Shanghai' }).check();
  await question.getByRole('button', { name: 'Read in Asia/Shanghai' }).click();
  await expect(fileCard(page, 'naive-no-zone.csv')).toContainText('Asia/Shanghai');
  expect(await equation(page, 'naive-no-zone.csv')).toEqual([3, 3, 0]);
});

test('a file in GB18030 is read with its names whole', async ({ page }) => {
  await openSample(page, 'data');
  await choose(page, awkward('gb18030.csv'));
  await expect(fileCard(page, 'gb18030.csv')).toContainText('GB18030');
  expect(await equation(page, 'gb18030.csv')).toEqual([3, 3, 0]);
  await goTo(page, 'Overview');
  await page.getByRole('button', { name: 'Agency' }).click();
  const agencies = new TextDecoder('gb18030')
    .decode(readFileSync(awkward('gb18030.csv')))
    .split('\n')
    .slice(1, 4)
    .map((line) => line.split(',')[3]!);
  for (const agency of agencies)
    await expect(page.getByRole('group', { name: 'Agency' }).getByLabel(agency)).toBeVisible();
});

test('rejected rows are listed with their reason, downloaded, and gone with their file', async ({ page }) => {
  await openSample(page, 'data');
  await choose(page, [awkward('bad-channel.csv'), awkward('duplicate-rows.csv')]);
  await expect(fileCard(page, 'bad-channel.csv')).toBeVisible();
  expect(await equation(page, 'bad-channel.csv')).toEqual([3, 2, 1]);
  const list = page.getByRole('grid');
  await expect(list.getByText('“carrier pigeon” is not a known value of channel')).toBeVisible();

  const saved = await download(page, () => page.getByRole('button', { name: 'Rejected as CSV' }).click());
  const pigeon = records(saved.bytes).find(({ file }) => file === 'bad-channel.csv');
  expect(pigeon).toMatchObject({
    line: '3',
    column: 'channel',
    value: 'carrier pigeon',
    reason: 'unknown_word'
  });

  await page.getByRole('button', { name: 'Remove bad-channel.csv' }).click();
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(list.getByText('carrier pigeon')).toHaveCount(0);
  await page.getByRole('button', { name: 'Remove duplicate-rows.csv' }).click();
  await expect(sentence(page)).toHaveText('Nothing is loaded.');
  await page.getByRole('button', { name: 'Show the sample' }).click();
  await expect(page.getByText('Sample data.')).toBeVisible();
});

test('an empty template to send to an agency comes as CSV and as a workbook, in both languages', async ({
  page
}) => {
  await openSample(page, 'data');
  const contacts = page.getByRole('listitem').filter({ hasText: 'Contact log' });
  const csv = await download(page, () => contacts.getByRole('button', { name: 'CSV' }).click());
  expect(csv.name).toMatch(/\.csv$/);
  expect(csv.bytes.toString('utf8').replace(/^\ufeff/, '')).toMatch(/^contact_id,occurred_at,channel,/);
  const workbook = await download(page, () => contacts.getByRole('button', { name: 'XLSX' }).click());
  expect(workbook.name).toMatch(/\.xlsx$/);
  expect(workbook.bytes.subarray(0, 2).toString()).toBe('PK');
  const guide = await download(page, () =>
    page.getByRole('listitem').filter({ hasText: 'Guide to the columns' }).getByRole('button').click()
  );
  expect(records(guide.bytes).map(({ column }) => column)).toContain('occurred_at');

  await page.getByRole('button', { name: '中文' }).click();
  const chinese = await download(page, () =>
    page.getByRole('main').getByRole('listitem').getByRole('button', { name: 'CSV' }).first().click()
  );
  expect(chinese.bytes.toString('utf8')).toMatch(/\p{Script=Han}/u);
});
