import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { OWN, ownLog } from './own-log';
import { choose, download, drawer, drop, expect, goTo, nav, openSample, tableRows, test } from './own-page';

const FOREIGN = 'http://elsewhere.example/';
const NUMBERED = 'http://192.0.2.1/';

interface Asked {
  url: string;
  /** Origin of the page or worker that asked; `not an origin` is the browser itself. */
  initiator: string;
}

/** Everything the browser's network was asked for, whoever asked: page, worker or worker of a worker. */
async function askedOf(netLog: string): Promise<Asked[]> {
  const { constants, events } = JSON.parse(await readFile(netLog, 'utf8')) as {
    constants: { logEventTypes: Record<string, number> };
    events: { type: number; params?: Partial<Asked> }[];
  };
  return events
    .filter(({ type, params }) => type === constants.logEventTypes.URL_REQUEST_START_JOB && params?.url)
    .map(({ params }) => params as Asked)
    .filter(({ initiator }) => initiator !== 'not an origin');
}

/** Opens every page, loads a log, reads the evidence of a finding and takes both kinds of file away. */
async function mainJob(page: Page): Promise<void> {
  await openSample(page);
  for (const name of ['Frequency', 'Hours', 'Visits', 'Complaints', 'Rules']) await goTo(page, name);
  await drop(page, [ownLog()]);
  await expect(page.getByText('Sample data.')).toBeHidden();
  await goTo(page, 'Findings');
  await expect(tableRows(page)).toHaveCount(OWN.breaches.length);
  await tableRows(page).first().click();
  await expect(drawer(page)).toContainText(OWN.name);
  await page.keyboard.press('Escape');
  await download(page, () => page.getByRole('button', { name: 'Export CSV' }).click());
  await goTo(page, 'Data');
  await download(page, () => page.getByRole('button', { name: 'XLSX' }).first().click());
}

/** Asks a foreign host; answers the directive that forbids it. */
const refusal = (address: string): Promise<string> =>
  new Promise((resolve) => {
    self.addEventListener('securitypolicyviolation', (event) =>
      resolve((event as SecurityPolicyViolationEvent).effectiveDirective)
    );
    fetch(address).then(
      () => resolve('answered'),
      () => undefined
    );
  });

test('the log of the browser’s network holds no request of page or workers to another host', async ({
  playwright,
  launchOptions,
  baseURL
}, info) => {
  const netLog = info.outputPath('net.json');
  const origin = new URL(baseURL!).origin;
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), `--log-net-log=${netLog}`]
  });
  const options = { baseURL, locale: 'en-US', acceptDownloads: true };
  await mainJob(await browser.newPage(options));

  // A page that nothing forbids to ask proves that asking is seen.
  const free = await browser.newPage();
  await free.evaluate((address) => fetch(address).catch(() => undefined), FOREIGN);
  await browser.close();

  const asked = await askedOf(netLog);
  const elsewhere = asked.filter(({ url }) => !url.startsWith(`${origin}/`));
  expect(elsewhere.map(({ url }) => url)).toEqual([FOREIGN]);
  expect(elsewhere[0]!.initiator, 'it was the free page').not.toBe(origin);
  for (const part of ['/workers/worker-', 'zones.json', '.worker.', '.wasm'])
    expect(
      asked.filter(({ url }) => url.includes(part)),
      `what the workers ask for is seen: ${part}`
    ).not.toEqual([]);
});

test('the policy forbids page, worker and the worker inside it to ask another host', async ({
  browser,
  baseURL
}) => {
  const page = await browser.newPage({ baseURL, locale: 'en-US' });
  await openSample(page);
  for (const address of [FOREIGN, NUMBERED])
    expect(await page.evaluate(refusal, address), address).toBe('connect-src');
  const workers = page.workers();
  expect(workers.length, 'the desk and the engine').toBe(2);
  for (const worker of workers) {
    expect(worker.url().startsWith(`blob:${new URL(baseURL!).origin}/`)).toBe(true);
    for (const address of [FOREIGN, NUMBERED])
      expect(await worker.evaluate(refusal, address), address).toBe('connect-src');
  }
  await page.close();
});

test('the program goes on working when its server is gone', async ({ page }) => {
  await openSample(page);
  await page.waitForFunction(
    () =>
      performance.getEntriesByName('decorum:kept').length > 0 &&
      performance.getEntriesByName('decorum:beside').length > 0
  );
  await page.context().setOffline(true);
  for (const name of ['Frequency', 'Hours', 'Visits', 'Complaints', 'Rules', 'Data', 'Findings'])
    await goTo(page, name);
  await choose(page, [ownLog()]);
  await expect(tableRows(page)).toHaveCount(OWN.breaches.length);
  await expect(nav(page, 'Findings')).toContainText(String(OWN.breaches.length));
});

test.describe('after one visit', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the program opens anew without its server, and reads kinds of files it never read', async ({
    page
  }) => {
    await openSample(page);
    await page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      if (active?.state !== 'activated')
        await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }));
    });
    await page.context().setOffline(true);
    await openSample(page, 'complaints');
    await expect(page.getByRole('heading', { level: 1, name: 'Complaints' })).toBeVisible();
    await goTo(page, 'Data');
    const template = await download(page, () => page.getByRole('button', { name: 'XLSX' }).first().click());
    expect(template.name).toMatch(/\.xlsx$/);
    await choose(page, [ownLog()]);
    await expect(nav(page, 'Findings')).toContainText(String(OWN.breaches.length));
  });
});
