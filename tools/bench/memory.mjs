import { readdir, readFile } from 'node:fs/promises';

const MILLISECONDS_BETWEEN_SAMPLES = 100;
const KIB = 1024;

async function renderersOf(ancestor) {
  const parents = new Map();
  const renderers = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const [status, command] = await Promise.all(
      ['status', 'cmdline'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => ''))
    );
    parents.set(pid, /^PPid:\s+(\d+)/m.exec(status)?.[1]);
    if (command.includes('--type=renderer')) renderers.push(pid);
  }
  const descends = (pid) => {
    for (let up = pid; up && up !== '0'; up = parents.get(up)) if (up === String(ancestor)) return true;
    return false;
  };
  return renderers.filter(descends);
}

async function proportionalBytes(pid) {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0) * KIB;
}

/**
 * Watches the browser's renderer processes (workers live in them) and keeps the highest sum of their proportional
 * set sizes. Linux only.
 */
export function watchRendererMemory(browserPid) {
  let peak = 0;
  let stopped = false;
  const watch = (async () => {
    while (!stopped) {
      const sizes = await Promise.all((await renderersOf(browserPid)).map(proportionalBytes));
      peak = Math.max(
        peak,
        sizes.reduce((sum, size) => sum + size, 0)
      );
      await new Promise((resolve) => setTimeout(resolve, MILLISECONDS_BETWEEN_SAMPLES));
    }
  })();
  return {
    peak: () => peak,
    stop: async () => {
      stopped = true;
      await watch;
    }
  };
}
