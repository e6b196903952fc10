import { expect, test as base, type Page } from '@playwright/test';

/** A page whose every request elsewhere, error and policy breach fails the test. */
export const test = base.extend<{ page: Page }>({
  page: async ({ page, context, baseURL }, use) => {
    const wrong: string[] = [];
    const origin = new URL(baseURL!).origin;
    const isOwn = (url: string): boolean => /^(blob|data):/.test(url) || new URL(url).origin === origin;
    await context.route('**', (route) => (isOwn(route.request().url()) ? route.continue() : route.abort()));
    context.on('request', (request) => {
      if (!isOwn(request.url())) wrong.push(`request to ${request.url()}`);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`policy: ${event.violatedDirective}`)
      );
    });
    await use(page);
    expect(wrong).toEqual([]);
  }
});

/** Waits until the last chart or table of the page has been drawn since the marks were last cleared. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName('decorum:charts:end').length > 0);
}

/** Gives files to the page and waits until they are judged and drawn. */
export async function give(page: Page, files: { name: string; text: string | Buffer }[]): Promise<void> {
  await page.evaluate(() => performance.clearMarks());
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(
      files.map(({ name, text }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) }))
    );
}

export const nav = (page: Page, name: string) => page.locator(`nav a[href$="/${name}"]`).first();

/** A log in canonical columns: nine calls to one person in three days, one of them at night, one row without a channel. */
export const OWN_LOG = [
  'contact_id,occurred_at,channel,agency,agent,account_id,consumer_id,outcome,time_zone',
  ...Array.from(
    { length: 9 },
    (_, i) =>
      `own-${i + 1},2026-05-0${1 + Math.floor(i / 3)}T1${5 + (i % 3)}:00:00Z,call,=Acme,Ann,A-1,P-777,no_answer,America/New_York`
  ),
  'own-night,2026-05-20T03:30:00Z,call,Bolt,Ben,A-2,P-888,no_answer,America/New_York',
  'own-broken,2026-05-20T15:30:00Z,,Bolt,Ben,A-2,P-888,no_answer,America/New_York',
  ''
].join('\n');

export { expect };
