import type { Progress } from '#lib/core/ingest';

const MS_BETWEEN_LINES = 100;
const CLEAR = '\r\x1b[K';

let shownAt = -Infinity;

/** One line on a terminal, rewritten; nothing in a pipe. `isLast`: shown however soon after the one before. */
function show(line: string, isLast: boolean): void {
  if (!process.stderr.isTTY) return;
  const now = performance.now();
  if (!isLast && now - shownAt < MS_BETWEEN_LINES) return;
  shownAt = now;
  process.stderr.write(CLEAR + line);
}

export const clearProgress = (): void => {
  if (process.stderr.isTTY) process.stderr.write(CLEAR);
};

const share = (done: number, total: number): string =>
  `${total === 0 ? 100 : Math.floor((done / total) * 100)} %`;

/** Reading of files. */
export function showProgress({ file, rows, bytes, totalBytes, phase }: Progress): void {
  if (phase === 'settling') show('ordering rows', true);
  else show(`${file}  ${rows} rows  ${share(bytes, totalBytes)}`, bytes >= totalBytes);
}

/** Rules judged so far. */
export const showRules = (done: number, total: number): void => show(`rule ${done} of ${total}`, false);

export const showShare =
  (name: string, total: number) =>
  (done: number): void => {
    show(`${name}  ${share(done, total)}`, false);
    if (done === total) clearProgress();
  };
