import { existsSync } from 'node:fs';
import { installWithApt } from './apt.mjs';
import { run, runInstalled } from './run.mjs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium'
];

// Some distributions put a script there that only asks for another package, so being there is not enough.
async function works(file) {
  if (!file || !existsSync(file)) return false;
  const { code, output } = await run(file, ['--version'], { capture: true });
  return code === 0 && /chrom/i.test(output);
}

async function machinesOwn() {
  for (const file of [process.env.DECORUM_CHROMIUM, process.env.CHROME_PATH, ...USUAL_PLACES]) {
    if (await works(file)) return file;
  }
  return undefined;
}

async function playwrightsFile() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

async function playwrightsOwn() {
  const file = await playwrightsFile();
  if (await works(file)) return file;
  console.log('No Chromium on this machine: asking Playwright for one …');
  const { code } = await runInstalled('playwright', ['install', 'chromium'], {
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' }
  });
  return code === 0 && (await works(file)) ? file : undefined;
}

/** The path of a Chromium that runs: the machine's, else Playwright's, else Debian's when this runs as root. */
export async function ensureBrowser() {
  const found = (await machinesOwn()) ?? (await playwrightsOwn());
  if (found) return found;
  if (await installWithApt(['chromium'])) {
    for (const file of [...USUAL_PLACES, await playwrightsFile()]) if (await works(file)) return file;
  }
  throw new Error(
    'No Chromium was found or could be installed. Install one, or name it in DECORUM_CHROMIUM.'
  );
}
