import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { ensureMessages } from './tools/setup/messages.mjs';

await ensureMessages();

const pageCode = ['src/lib/app/**/*.test.ts', 'src/routes/**/*.test.ts'];

export default defineConfig({
  plugins: [svelte()],
  test: {
    passWithNoTests: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'tests/*.test.ts', 'tests/tools/**/*.test.ts'],
          exclude: pageCode,
          environment: 'node'
        }
      },
      {
        extends: true,
        resolve: { conditions: ['browser'] },
        test: {
          name: 'page',
          include: pageCode,
          environment: './tools/suite/page-environment.ts'
        }
      },
      {
        extends: true,
        test: {
          name: 'engines',
          include: ['tests/{engines,agreement,rulebooks,hostile,cli}/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000
        }
      }
    ]
  }
});
