import { readFile } from 'node:fs/promises';
import {
  expect as baseExpect,
  test as base,
  type BrowserContext,
  type Download,
  type Locator,
  type Page
} from '@playwright/test';
import Papa from 'papaparse';
import type { LogFile } from './own-log';

/** Waits as long as a busy machine needs; a test that passes never waits that long. */
export const expect = baseExpect.configure({ timeout: 20_000 });

/** No name but this machine's has an address. */
export const UNREACHABLE = '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost, EXCLUDE 127.0.0.1';

const isOwn = (address: string, origin: string): boolean =>
  address.startsWith(`${origin}/`) || /^(data|blob|about):/.test(address);

/** Gathers what goes wrong in `context`: requests elsewhere by page or workers, breaches of the policy, errors. */
export async function watch(context: BrowserContext, origin: string): Promise<string[]> {
  const wrong: string[] = [];
  context.on('request', (request) => {
    if (!isOwn(request.url(), origin)) wrong.push(`request elsewhere: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()} for ${response.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') wrong.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => wrong.push(`uncaught: ${error.error().message}`));
  await context.addInitScript(() =>
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)
    )
  );
  return wrong;
}

/** A page alone on its machine: whatever it asks elsewhere, every error and every breach of the policy fails the test. */
export const test = base.extend({
  launchOptions: [
    async ({ launchOptions }, use) => {
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), UNREACHABLE] });
    },
    { scope: 'worker' }
  ],
  page: async ({ page, context, baseURL }, use, info) => {
    info.setTimeout(120_000);
    const wrong = await watch(context, new URL(baseURL!).origin);
    await use(page);
    expect(wrong, 'nothing is asked of another host, no policy is broken, no error is logged').toEqual([]);
  }
});

/** The sentence under the title of a page. */
export const sentence = (page: Page): Locator => page.locator('main header p').first();
export const nav = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('navigation').getByRole('link', { name });
/** The rows of a virtual table that are in view, without its head. */
export const tableRows = (page: Page): Locator =>
  page.getByRole('grid').getByRole('rowgroup').getByRole('row');
export const drawer = (page: Page): Locator => page.locator('dialog[open]');
export const palette = (page: Page): Locator =>
  page.getByRole('combobox', { name: 'Find an account or person' });
export const fileCard = (page: Page, name: string): Locator =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name }) });

/** Opens the page and waits until the sample is judged: its violations are counted in the navigation. */
export async function openSample(page: Page, path = ''): Promise<void> {
  await page.goto(`/${path}`);
  await expect(nav(page, /Findings|违规明细/).first()).toHaveText(/\d/);
}

export async function goTo(page: Page, name: string): Promise<void> {
  await nav(page, name).click();
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
}

/** Gives files to the file dialog. */
export async function choose(page: Page, files: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(files);
}

/** Lets files go over the page; `times` repeats the rows of each, for a load that takes its time. */
export async function drop(page: Page, files: LogFile[], times = 1): Promise<void> {
  const plain = files.map(({ name, mimeType, buffer }) => ({
    name,
    mimeType,
    text: buffer.toString('utf8')
  }));
  const transfer = await page.evaluateHandle(
    ({ plain: given, times: count }) => {
      const made = new DataTransfer();
      for (const { name, mimeType, text } of given) {
        const head = text.indexOf('\n') + 1;
        const parts = [text.slice(0, head), ...Array<string>(count).fill(text.slice(head))];
        made.items.add(new File(parts, name, { type: mimeType }));
      }
      return made;
    },
    { plain, times }
  );
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  await expect(page.getByText('Let go to load these files')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

/** What stands on the Data page for a file: rows, loaded, rejected. */
export async function equation(page: Page, name: string): Promise<number[]> {
  const text = await fileCard(page, name).locator('.equation').innerText();
  return [...text.matchAll(/([\d,]+)\s+(?:rows? in the file|loaded|rejected)/g)].map(([, count]) =>
    Number(count!.replaceAll(',', ''))
  );
}

export async function download(
  page: Page,
  click: () => Promise<void>
): Promise<{ name: string; bytes: Buffer }> {
  const [saved]: [Download, void] = await Promise.all([page.waitForEvent('download'), click()]);
  return { name: saved.suggestedFilename(), bytes: await readFile(await saved.path()) };
}

/** A CSV as a spreadsheet reads it: one record per row, by its header. */
export const records = (bytes: Buffer): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(bytes.toString('utf8').replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true
  }).data;
