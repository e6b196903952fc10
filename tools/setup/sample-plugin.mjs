// Serves sample-data/ as sample/ while developing and puts it into the build: only what index.json names.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from './run.mjs';

const FOLDER = path.join(projectRoot, 'sample-data');

async function listed() {
  const index = JSON.parse(await readFile(path.join(FOLDER, 'index.json'), 'utf8'));
  return ['index.json', ...index.sets.flatMap((set) => set.files.map((file) => file.path))];
}

/** @returns {import('vite').Plugin} */
export function sampleData() {
  let forBrowser = false;
  return {
    name: 'decorum-sample-data',
    configResolved(config) {
      forBrowser = !config.build.ssr;
    },
    configureServer(server) {
      server.middlewares.use('/sample', async (request, response, next) => {
        const name = (request.url ?? '').split('?')[0].replace(/^\//, '');
        if (!(await listed()).includes(name)) return next();
        response.end(await readFile(path.join(FOLDER, name)));
      });
    },
    async generateBundle() {
      if (!forBrowser) return;
      for (const name of await listed()) {
        this.emitFile({
          type: 'asset',
          fileName: `sample/${name}`,
          source: await readFile(path.join(FOLDER, name))
        });
      }
    }
  };
}
