import { chromium } from '@playwright/test';
import { ensureBrowser } from '../setup/browser.mjs';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];

/** A Chromium of its own with one empty tab, nothing cached. `pid` is the browser process. */
export async function openBrowser() {
  const server = await chromium.launchServer({ executablePath: await ensureBrowser(), args: ARGUMENTS });
  const browser = await chromium.connect(server.wsEndpoint());
  const context = await browser.newContext({
    locale: 'en-US',
    timezoneId: 'America/New_York',
    viewport: { width: 1440, height: 900 }
  });
  return {
    page: await context.newPage(),
    pid: server.process().pid,
    version: browser.version(),
    close: async () => {
      await browser.close();
      await server.close();
    }
  };
}
