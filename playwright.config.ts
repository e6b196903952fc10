import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const port = Number(process.env.DECORUM_E2E_PORT ?? 4390);
const chromium = process.env.DECORUM_CHROMIUM ?? '/usr/bin/chromium';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  reporter: 'list',
  webServer: {
    command: `node tools/serve.mjs --port ${port}`,
    url: `http://localhost:${port}`,
    reuseExistingServer: false
  },
  use: {
    baseURL: `http://localhost:${port}`,
    headless: true,
    locale: 'en-US',
    timezoneId: 'UTC',
    // It would keep the whole program for every test anew; the test about it lets it in.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(existsSync(chromium) ? { executablePath: chromium } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync'
      ]
    }
  },
  projects: [{ name: 'desktop', use: { browserName: 'chromium', viewport: { width: 1440, height: 900 } } }]
});
