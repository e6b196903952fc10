import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { writeContacts } from './contacts.mjs';
import { MAPPING, writeDialler, writeParquet, writeWorkbook } from './dialler.mjs';
import { waitForMark } from './marks.mjs';
import { watchRendererMemory } from './memory.mjs';
import { measureColdStart, measureLoad } from './product.mjs';

/** Workbooks hold no more than 1,048,576 rows; of those people send, 200,000 are many. */
const WORKBOOK_SHARE = 0.2;

/** Keeps the mapping as “Remember it” does, in the database that the page reads when it opens. */
function keepMapping(page) {
  return page.evaluate(
    (mapping) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('keyval-store');
        opening.onupgradeneeded = () => opening.result.createObjectStore('keyval');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('keyval', 'readwrite');
          writing.objectStore('keyval').put([mapping], 'decorum-mappings');
          writing.oncomplete = resolve;
          writing.onerror = () => reject(writing.error);
        };
      }),
    MAPPING
  );
}

/** Rows that the page says it loaded of the file, so that no number is of a file that was refused. */
async function rowsLoaded(page) {
  await page.locator('nav a[href$="/data"]').first().click();
  await page.waitForURL('**/data*');
  const text = await page.locator('.equation strong').nth(1).textContent();
  return Number(text.replaceAll(/\D/g, ''));
}

async function load(page, url, file, rows) {
  await page.goto(`${url}/overview`);
  await waitForMark(page, 'decorum:ready');
  await keepMapping(page);
  await measureColdStart(page, url);
  const { load: seconds } = await measureLoad(page, file);
  const loaded = await rowsLoaded(page);
  if (loaded !== rows)
    throw new Error(`${path.basename(file)}: ${loaded} rows were loaded, ${rows} are in it.`);
  return seconds;
}

/** Seconds, and highest bytes of the renderer, of one file loaded in a browser of its own each time. */
async function measure(inBrowser, url, file, rows) {
  const seconds = await inBrowser(({ page }) => load(page, url, file, rows));
  const memory = await inBrowser(async ({ page, pid }) => {
    const watch = watchRendererMemory(pid);
    try {
      await load(page, url, file, rows);
      return watch.peak();
    } finally {
      await watch.stop();
    }
  });
  const { size: bytes } = await stat(file);
  return { file: path.basename(file), rows, bytes, seconds, memory };
}

/**
 * `rows` contacts through a mapping (date and time joined, value maps, zone from region), a fifth of them as a workbook
 * through the same mapping, and all as Parquet. Tells of each as it is done.
 */
export async function measureFormats(inBrowser, url, folder, rows, tell) {
  const log = path.join(folder, 'contacts.csv');
  await writeContacts(log, rows);
  const fewer = Math.round(rows * WORKBOOK_SHARE);
  for (const [name, write, count] of [
    ['dialler.csv', writeDialler, rows],
    ['dialler.xlsx', writeWorkbook, fewer],
    ['contacts.parquet', writeParquet, rows]
  ]) {
    const file = path.join(folder, name);
    await write(file, log, count);
    tell(await measure(inBrowser, url, file, count));
    await rm(file);
  }
}
