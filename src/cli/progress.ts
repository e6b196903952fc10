import type { Progress } from '#lib/core/ingest';

let shownAt = 0;

/** One line on a terminal, rewritten; nothing in a pipe. */
export function showProgress({ file, rows, bytes, totalBytes, phase }: Progress): void {
  if (!process.stderr.isTTY) return;
  const now = performance.now();
  if (phase === 'reading' && bytes < totalBytes && now - shownAt < 100) return;
  shownAt = now;
  const share = totalBytes === 0 ? 100 : Math.floor((bytes / totalBytes) * 100);
  process.stderr.write(
    `\r\x1b[K${phase === 'settling' ? 'ordering rows' : `${file}  ${rows} rows  ${share} %`}`
  );
  if (phase === 'settling') process.stderr.write('\r\x1b[K');
}
