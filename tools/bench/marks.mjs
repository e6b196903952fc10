// The page says where it is by performance marks: decorum:ready, and :start and :end of load, judge and charts.
const PATIENCE_MS = 120_000;

/** Milliseconds since navigation at which a mark was set for the first time after `since`; waits for it. */
export function waitForMark(page, name, since = 0) {
  return page.evaluate(
    ([wanted, after, patience]) =>
      new Promise((resolve, reject) => {
        const find = () =>
          performance.getEntriesByName(wanted, 'mark').find((entry) => entry.startTime >= after);
        const answer = () => {
          const entry = find();
          if (!entry) return;
          observer.disconnect();
          clearTimeout(timer);
          resolve(entry.startTime);
        };
        const observer = new PerformanceObserver(answer);
        const timer = setTimeout(() => {
          observer.disconnect();
          reject(new Error(`The page set no mark ${wanted} within ${patience / 1000} s.`));
        }, patience);
        observer.observe({ type: 'mark' });
        answer();
      }),
    [name, since, PATIENCE_MS]
  );
}

/** Seconds between the :start and :end of a step, both after `since`. */
export async function secondsOf(page, step, since) {
  const start = await waitForMark(page, `decorum:${step}:start`, since);
  const end = await waitForMark(page, `decorum:${step}:end`, start);
  return { start, end, seconds: (end - start) / 1000 };
}

/** Milliseconds since navigation, now. */
export const now = (page) => page.evaluate(() => performance.now());
