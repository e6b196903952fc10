import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { sampleData } from './tools/setup/sample-plugin.mjs';

export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/core/i18n/generated',
      strategy: ['globalVariable', 'baseLocale'],
      emitTsDeclarations: true
    }),
    sampleData(),
    sveltekit()
  ],
  worker: { format: 'es' },
  build: { target: 'es2022', assetsInlineLimit: 0 }
});
