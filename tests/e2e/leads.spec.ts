import { awkward, csvFile, OWN, ownLog } from './own-log';
import {
  choose,
  download,
  drawer,
  expect,
  fileCard,
  goTo,
  nav,
  openSample,
  records,
  tableRows,
  test
} from './own-page';

test('evidence on an agency shows what was counted, and the complaints', async ({ page }) => {
  await openSample(page, 'findings#rule=house-policy/complaints-per-agency');
  await expect(tableRows(page)).toHaveCount(2);
  await tableRows(page).filter({ hasText: 'Birch' }).click();
  const evidence = drawer(page);
  await expect(evidence.getByRole('heading', { name: 'How it was counted' })).toBeVisible();
  const counted = Number(
    await evidence.getByText('Complaints counted').locator('xpath=following-sibling::dd[1]').innerText()
  );
  await expect(evidence.getByText(/us-complaints\.csv, line \d+/)).toHaveCount(counted);
});

test('evidence opens its timeline at the contact it is about', async ({ page }) => {
  const calls = Array.from({ length: 120 }, (_, i) => {
    const day = new Date(Date.UTC(2026, 0, 1) + i * 86_400_000).toISOString().slice(0, 10);
    return [
      `k-${i}`,
      `${day}T${i === 60 ? '23:30' : '12:00'}:00-05:00`,
      'call',
      'A-1',
      'P-1',
      'America/New_York'
    ];
  });
  await openSample(page, 'findings#rule=us-reg-f/inconvenient-hours');
  await choose(page, [
    csvFile('long.csv', [
      ['contact_id', 'occurred_at', 'channel', 'account_id', 'consumer_id', 'time_zone'],
      ...calls
    ])
  ]);
  await expect(tableRows(page)).toHaveCount(1);
  await tableRows(page).click();
  await expect(drawer(page).locator('.subject')).toBeInViewport();
  await expect(drawer(page).getByText('long.csv, line 2', { exact: true })).not.toBeInViewport();
});

test('the burden curve leads to the contacts behind it', async ({ page }) => {
  await openSample(page, 'frequency');
  await choose(page, [ownLog()]);
  await expect(nav(page, 'Findings')).toContainText(String(OWN.breaches.length));
  const curve = page.getByRole('figure').filter({ hasText: 'A tenth of the people' });
  await curve.getByRole('button', { name: 'Show as table' }).click();
  await curve.getByRole('row', { name: /25%/ }).getByRole('button').first().click();
  await expect(drawer(page).getByRole('heading', { level: 2 })).toHaveText(
    'Contacts with the most contacted 25% of people'
  );
  await expect(drawer(page)).toContainText('8 contacts');
});

test('a zone set for a rulebook lets it judge times whose zone is not known, and is kept', async ({
  page
}) => {
  await openSample(page, 'rules');
  await choose(page, [
    csvFile('no-zones.csv', [
      ['occurred_at', 'channel', 'account_id', 'consumer_id', 'outcome'],
      ['2026-05-05T03:00:00Z', 'sms', 'A-1', 'P-1', 'sent']
    ])
  ]);
  const card = page.getByRole('article').filter({ hasText: 'Contact before 8 a.m.' });
  await expect(card).toContainText('missing: time zone (1)');
  const zone = page.getByLabel(/Consumers’ time zone/).first();
  await zone.selectOption('America/New_York');
  await expect(card).toContainText('1 violation');
  await expect(page.getByText('Consumers’ time zone · shipped: Not set')).toBeVisible();
  await page.reload();
  await expect(zone).toHaveValue('America/New_York');
  await page.getByRole('button', { name: 'Reset all changes' }).click();
  await expect(zone).toHaveValue('');
});

test('what was noticed about a file is said, and rejected rows leave in the language of the reader', async ({
  page
}) => {
  await openSample(page, 'data');
  await choose(page, [awkward('preamble.csv'), awkward('repeated-header.csv'), awkward('bad-channel.csv')]);
  await expect(fileCard(page, 'preamble.csv')).toContainText('The header of preamble.csv was found on line');
  await expect(fileCard(page, 'repeated-header.csv')).toContainText('another header already gives agency');
  await page.getByRole('button', { name: '中文' }).click();
  const saved = await download(page, () => page.getByRole('button', { name: '下载拒收行' }).click());
  expect(records(saved.bytes)[0]!.explanation).toMatch(/\p{Script=Han}/u);
});

test('each file says which table it is', async ({ page }) => {
  await openSample(page, 'data');
  await choose(page, [
    ownLog(),
    csvFile('r.csv', [
      ['request_id', 'received_at', 'account_id', 'kind'],
      ['r-1', '2026-05-04T10:00:00Z', 'ACCOUNT-0001', 'cease']
    ]),
    csvFile('p.csv', [
      ['account_id', 'paid_at', 'amount'],
      ['ACCOUNT-0001', '2026-05-04', '12.50']
    ])
  ]);
  await expect(fileCard(page, 'r.csv')).toContainText('Requests of consumers');
  await expect(fileCard(page, 'p.csv')).toContainText('Payments');
  await expect(fileCard(page, OWN.name)).toContainText('Contact log');
  await goTo(page, 'Findings');
  await expect(tableRows(page).first()).toBeVisible();
});
