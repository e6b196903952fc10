import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const KIB = 1024;
const MILLISECONDS_BETWEEN_SAMPLES = 200;
const PROGRAM = fileURLToPath(new URL('../../build-cli/decorum.mjs', import.meta.url));
const RULEBOOK = fileURLToPath(new URL('twenty-rules.yaml', import.meta.url));

/** The most memory the process ever held, as the system counts it itself: looking costs it nothing. Linux only, 0 elsewhere. */
async function highWater(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) * KIB;
}

/** `decorum audit` of one file by twenty rules: seconds, highest resident bytes, and the share of contacts in violation. */
export async function measureCommandLine(file, rows) {
  const out = await mkdtemp(path.join(os.tmpdir(), 'decorum-bench-cli-'));
  try {
    const start = performance.now();
    const audit = spawn(
      process.execPath,
      [PROGRAM, 'audit', file, '--rulebook', RULEBOOK, '--out', path.join(out, 'report')],
      { stdio: ['ignore', 'ignore', 'inherit'] }
    );
    let memory = 0;
    const timer = setInterval(
      async () => (memory = Math.max(memory, await highWater(audit.pid))),
      MILLISECONDS_BETWEEN_SAMPLES
    );
    const code = await new Promise((resolve, reject) => audit.once('error', reject).once('exit', resolve));
    clearInterval(timer);
    const seconds = (performance.now() - start) / 1000;
    if (code !== 1) throw new Error(`decorum audit ended with ${code}; with violations it ends with 1.`);
    const { rules } = JSON.parse(await readFile(path.join(out, 'report', 'summary.json'), 'utf8'));
    const violations = rules.reduce((total, rule) => total + rule.violations, 0);
    return { rows, rules: rules.length, seconds, memory, violations };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
