import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/** Installs Debian packages when this runs as root on a machine with apt. Answers whether it did. */
export async function installWithApt(packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`Installing ${packages.join(', ')} with apt …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  const { code } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    env
  });
  return code === 0;
}
