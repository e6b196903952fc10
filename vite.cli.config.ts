import { defineConfig } from 'vite';
import { ensureMessages } from './tools/setup/messages.mjs';

await ensureMessages();

export default defineConfig({
  publicDir: false,
  // The native driver stays a package: it loads a binary from its own folder. All else goes into the one file.
  ssr: { noExternal: true, external: ['@duckdb/node-api', '@duckdb/node-bindings'] },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'build-cli',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rollupOptions: {
      output: {
        format: 'es',
        entryFileNames: 'decorum.mjs',
        codeSplitting: false,
        banner: '#!/usr/bin/env node'
      }
    }
  }
});
