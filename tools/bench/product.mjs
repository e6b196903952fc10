import { now, secondsOf, waitForMark } from './marks.mjs';

export const PAGES = [
  'overview',
  'frequency',
  'hours',
  'visits',
  'complaints',
  'agencies',
  'brand',
  'findings'
];

/** First paint of the shell and the sample charted, from an empty cache. */
export async function measureColdStart(page, url) {
  await page.goto(`${url}/overview`, { waitUntil: 'commit' });
  const ready = await waitForMark(page, 'decorum:ready');
  const charted = await waitForMark(page, 'decorum:charts:end');
  const [paint] = await page.evaluate(() =>
    performance.getEntriesByName('first-contentful-paint').map((entry) => entry.startTime)
  );
  return { paint: paint / 1000, ready: ready / 1000, charted: charted / 1000 };
}

/** Seconds to load, judge and chart the file given to the page's own file input. */
export async function measureLoad(page, file) {
  const given = await now(page);
  await page.locator('input[type=file]').first().setInputFiles(file);
  const load = await secondsOf(page, 'load', given);
  const judge = await secondsOf(page, 'judge', given);
  const charted = await waitForMark(page, 'decorum:charts:end', judge.end);
  return { load: load.seconds, judge: judge.seconds, charted: (charted - load.start) / 1000 };
}

async function visit(page, name) {
  const asked = await now(page);
  if (new URL(page.url()).pathname.endsWith(`/${name}`)) return null;
  await page.locator(`nav a[href$="/${name}"]`).first().click();
  await page.waitForURL(`**/${name}*`);
  return (await waitForMark(page, 'decorum:charts:end', asked)) - asked;
}

/** Clicks an agency's box in the filter bar and waits until the page's last chart is drawn. Milliseconds. */
function changeFilter(page, index) {
  return page.evaluate(
    (wanted) =>
      new Promise((resolve, reject) => {
        const boxes = [...document.querySelectorAll('fieldset input[type=checkbox]:not(:disabled)')].filter(
          (box) => box.checkVisibility()
        );
        if (boxes.length === 0) return reject(new Error('The agency filter shows no box to tick.'));
        const start = performance.now();
        const timer = setTimeout(() => reject(new Error('The charts were not redrawn within 20 s.')), 20_000);
        const observer = new PerformanceObserver(() => {
          const last = (name) => performance.getEntriesByName(name, 'mark').at(-1)?.startTime ?? 0;
          const end = last('decorum:charts:end');
          if (end < start || end < last('decorum:charts:start')) return;
          observer.disconnect();
          clearTimeout(timer);
          resolve(end - start);
        });
        observer.observe({ type: 'mark' });
        boxes[wanted % boxes.length].click();
      }),
    index
  );
}

/** Milliseconds of each of `changes` filter changes on every page, and of going there. */
export async function measurePages(page, changes) {
  const results = [];
  for (const name of PAGES) {
    const arrived = await visit(page, name);
    await page
      .locator('header')
      .getByRole('button', { name: /agency/i })
      .first()
      .click();
    await page.locator('fieldset input[type=checkbox]').first().waitFor();
    const times = [];
    for (let index = 0; index < changes; index++) times.push(await changeFilter(page, index));
    await page.keyboard.press('Escape');
    results.push({ name, arrived, times });
  }
  return results;
}
