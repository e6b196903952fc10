import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a program in the project's folder. Answers `{ code, output }`; output only with `{ capture: true }`. */
export function run(command, args, { env = {}, cwd = projectRoot, capture = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: capture ? ['ignore', 'pipe', 'ignore'] : ['ignore', 'inherit', 'inherit']
    });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', () => resolve({ code: 127, output }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs the command `name` of an installed package with this Node, without a shell and without npx. */
export function runInstalled(name, args, options) {
  const bin = path.join(projectRoot, 'node_modules', '.bin', name);
  if (process.platform === 'win32') return run('npx', ['--no-install', name, ...args], options);
  return existsSync(bin) ? run(bin, args, options) : Promise.resolve({ code: 127, output: '' });
}

/** Runs npm itself, the same one that started this script when there is one. */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath;
  return npm?.endsWith('.js') ? run(process.execPath, [npm, ...args], options) : run('npm', args, options);
}

/** Seconds since `start` (a value of process.hrtime.bigint()), to one decimal. */
export function secondsSince(start) {
  return (Number(process.hrtime.bigint() - start) / 1e9).toFixed(1);
}
