import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

const ROOT = path.resolve(import.meta.dirname, '../../build');
const MOST_BYTES = 250_000;
const ASKED = [/(?:href|src)="\.\/([^"]+\.(?:js|css))"/g, /import\("\.\/([^"]+\.js)"\)/g];
const IMPORTED = /(?:from|import)\s*["'`](\.[^"'`]+\.js)["'`]/g;

test('the shell and the Overview come to at most 250 kB compressed, without the database', async () => {
  const html = await readFile(path.join(ROOT, 'overview.html'), 'utf8');
  const waiting = ASKED.flatMap((pattern) => [...html.matchAll(pattern)].map(([, file]) => file!));
  const sizes = new Map([['overview.html', gzipSync(html).length]]);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (sizes.has(file)) continue;
    const text = await readFile(path.join(ROOT, file));
    sizes.set(file, gzipSync(text).length);
    if (file.endsWith('.js'))
      for (const [, name] of text.toString('utf8').matchAll(IMPORTED))
        waiting.push(path.posix.join(path.posix.dirname(file), name!));
  }
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  console.log(`first download: ${(total / 1000).toFixed(1)} kB in ${sizes.size} files`);
  expect(sizes.size, 'entry, pages and shared parts are found').toBeGreaterThan(10);
  expect(total, [...sizes].map(([file, size]) => `${size} ${file}`).join('\n')).toBeLessThanOrEqual(
    MOST_BYTES
  );
});
