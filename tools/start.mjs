// `npm start`: installs and builds what is missing, then serves. Must run before anything is installed.
import { build, isBuilt } from './build.mjs';
import { serve } from './serve.mjs';
import { portFrom } from './setup/arguments.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { checkNode } from './setup/node-version.mjs';
import { projectRoot, secondsSince } from './setup/run.mjs';

async function main() {
  const start = process.hrtime.bigint();
  checkNode();
  const wanted = portFrom(process.argv.slice(2), 4173);
  await ensureInstalled();
  if (!(await isBuilt())) await build();
  const { url, port } = await serve({ root: `${projectRoot}/build`, port: wanted });
  const moved = wanted !== 0 && port !== wanted ? ` (port ${wanted} is taken)` : '';
  console.log(`\n  Decorum is ready at ${url}${moved}\n  ${secondsSince(start)} s · stop with Ctrl+C\n`);
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
