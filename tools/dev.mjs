// `npm run dev`: the page with hot reload. Arguments go to vite.
import { ensureInstalled } from './setup/install.mjs';
import { runInstalled } from './setup/run.mjs';

await ensureInstalled();
const { code } = await runInstalled('vite', ['dev', ...process.argv.slice(2)]);
process.exitCode = code;
