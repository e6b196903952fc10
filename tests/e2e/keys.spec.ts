import { OWN, ownLog } from './own-log';
import { choose, drawer, expect, openSample, palette, sentence, tableRows, test } from './own-page';

test('findings are walked by keys, and evidence opens, follows and closes beside them', async ({ page }) => {
  await openSample(page, 'findings');
  await choose(page, [ownLog()]);
  await expect(tableRows(page)).toHaveCount(OWN.breaches.length);
  const title = drawer(page).getByRole('heading', { level: 2 });

  await page.getByRole('grid').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(tableRows(page).nth(0)).toHaveClass(/active/);
  await page.keyboard.press('Enter');
  await expect(title).toHaveText('At most three visits to a person in a calendar month');
  await page.keyboard.press('j');
  await expect(title).not.toHaveText('At most three visits to a person in a calendar month');
  await page.keyboard.press('Escape');
  await expect(drawer(page)).toBeHidden();
});

test('a person is found from anywhere, also by who presses Enter before the answer is there', async ({
  page
}) => {
  await openSample(page, 'rules');
  await choose(page, [ownLog()]);
  await expect(sentence(page)).toContainText(`find ${OWN.breaches.length} violations`);
  const title = drawer(page).getByRole('heading', { level: 2 });
  await page.keyboard.press('/');
  await palette(page).fill('PERSON-0002');
  await expect(page.getByRole('group', { name: 'People' }).getByRole('option')).toContainText(
    '3 contacts, 1 in violation'
  );
  await page.keyboard.press('Enter');
  await expect(title).toHaveText('Person PE…02');
  await expect(drawer(page)).toContainText(`${OWN.name}, line ${OWN.lineOf('free-again')}`);
  await page.keyboard.press('Escape');
  await expect(drawer(page)).toBeHidden();

  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeFocused();
  await page.keyboard.insertText('ACCOUNT-0003');
  await page.keyboard.press('Enter');
  await expect(title).toHaveText('Account ACCO…0003');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await palette(page).fill('nobody of this name');
  await expect(page.getByText('Nothing matches “nobody of this name”.')).toBeVisible();
  await palette(page).fill('hours');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Hours' })).toBeVisible();
});

test('the way from the address bar to a row needs no mouse', async ({ page }) => {
  await openSample(page, 'findings');
  await choose(page, [ownLog()]);
  await expect(tableRows(page)).toHaveCount(OWN.breaches.length);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toBeVisible();
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('calls-8');
  await expect(tableRows(page)).toHaveCount(1);
  for (let step = 0; step < 20; step += 1) {
    if (await page.getByRole('grid').evaluate((grid) => grid === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(page.getByRole('grid')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(drawer(page)).toContainText('This is number 8 of the calls');
  await page.keyboard.press('Escape');
  await expect(drawer(page)).toBeHidden();
  await expect(page.getByRole('grid')).toBeFocused();
});
