import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findCycle, judgeFile, judgeImport } from './architecture/judge';
import { foldersWithFiles, readSource, sourceFiles, TEST_CODE } from './architecture/source';
import type { SourceFile } from './architecture/source';

const root = path.resolve(import.meta.dirname, '..');
const files = sourceFiles(path.join(root, 'src'));

function fileAt(place: string, text: string): SourceFile {
  return { place, isTest: TEST_CODE.test(place), lines: 1, ...readSource(place, text) };
}

function verdict(place: string, text: string): string[] {
  const file = fileAt(place, text);
  return [...judgeFile(file), ...file.imports.flatMap((each) => judgeImport(file, each) ?? [])];
}

describe('the program keeps to its tiers', () => {
  test('every import is one that the table allows', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap((file) => file.imports.flatMap((each) => judgeImport(file, each) ?? []))).toEqual(
      []
    );
  });

  test('every file has a place, at most 400 lines and, outside the composing files, no clock and no chance', () => {
    expect(files.flatMap(judgeFile)).toEqual([]);
  });

  test('folders do not import each other in a circle', () => {
    expect(findCycle(files)?.join(' → ')).toBeUndefined();
  });

  test('no folder is named utils', () => {
    const named = ['src', 'tests', 'tools'].flatMap((top) =>
      foldersWithFiles(path.join(root, top), /\.(ts|mjs|svelte)$/).map((folder) => `${top}/${folder}`)
    );
    expect(named.filter((folder) => /(^|\/)utils?(\/|$)/.test(folder))).toEqual([]);
  });

  test('every folder of the tree has a README.md that says what lives there', () => {
    const folders = foldersWithFiles(path.join(root, 'src/lib'), /\.(ts|svelte)$/)
      .map((folder) => /^(core|engines)\/[^/]+|^app\/[^/]+/.exec(folder)?.[0])
      .filter((folder) => folder !== undefined);
    const wanted = [
      ...['core', 'engines', 'app', ...folders].map((folder) => `src/lib/${folder}`),
      'src/routes',
      'src/cli',
      'tools',
      'tests'
    ];
    const bare = [...new Set(wanted)].filter(
      (folder) => existsSync(path.join(root, folder)) && !existsSync(path.join(root, folder, 'README.md'))
    );
    expect(bare).toEqual([]);
  });
});

describe('the check itself sees what it should', () => {
  test('a package in the wrong folder is told where it belongs', () => {
    expect(verdict('core/audit/run.ts', "import { chisquare } from 'jstat';")).toEqual([
      'core/audit/run.ts imports the package jstat, which core/audit may not. It belongs in core/stats.'
    ]);
  });

  test('a folder above is refused, in any way of writing an import', () => {
    for (const text of [
      "import { a } from '#lib/core/audit';",
      "import type { a } from '#lib/core/audit';",
      "export { a } from '#lib/core/audit';",
      "const a = await import('#lib/core/audit');",
      "type A = import('#lib/core/audit').A;"
    ]) {
      expect(verdict('core/sql/fragment.ts', text), text).toHaveLength(1);
    }
  });

  test('types only means types only', () => {
    expect(verdict('core/engine/engine.ts', "import type { Statement } from '#lib/core/sql';")).toEqual([]);
    expect(verdict('core/engine/engine.ts', "import { type Statement } from '#lib/core/sql';")).toEqual([]);
    expect(verdict('core/engine/engine.ts', "import { sql } from '#lib/core/sql';")[0]).toContain(
      'import type'
    );
  });

  test('another folder is entered by its index only', () => {
    expect(verdict('core/rules/select.ts', "import { sql } from '../sql/fragment';")[0]).toContain('#lib/');
    expect(verdict('core/rules/select.ts', "import { sql } from '#lib/core/sql/fragment';")[0]).toContain(
      'reaches into'
    );
    expect(verdict('core/rules/cool-off/select.ts', "import { words } from '../words';")).toEqual([]);
  });

  test('pages may be imported one by one, what lies inside them may not', () => {
    expect(verdict('routes/+page.ts', "import { Overview } from '#lib/app/views/overview';")).toEqual([]);
    expect(verdict('routes/+page.ts', "import { x } from '#lib/app/views/overview/strip';")).toHaveLength(1);
  });

  test('only the composing files name an engine', () => {
    const text = "import { createDuckDbWasm } from '#lib/engines/duckdb-wasm';";
    expect(verdict('app/worker.ts', text)).toEqual([]);
    expect(verdict('cli/main.ts', text)).toEqual([]);
    expect(verdict('app/state/files.svelte.ts', text)).toHaveLength(1);
    expect(verdict('core/audit/run.ts', text)).toHaveLength(1);
  });

  test('the clock and chance are seen in code and not in comments or text', () => {
    const impure = 'a(Date.now(), new Date(), Math.random(), performance.now(), new Date(0));';
    expect(verdict('core/domain/day.ts', impure)).toHaveLength(4);
    expect(verdict('cli/main.ts', impure)).toEqual([]);
    expect(verdict('core/domain/day.ts', "// Date.now()\nconst text = 'Math.random()';")).toEqual([]);
  });

  test('scripts of components are read', () => {
    const text = '<script lang="ts">\n  import { x } from "#lib/engines/duckdb-wasm";\n</script>\n<p>{x}</p>';
    expect(verdict('app/ui/Card.svelte', text)).toHaveLength(1);
  });

  test('an oracle is imported by tests only', () => {
    const text = "import { oracle } from './oracle';";
    expect(verdict('core/rules/cool-off/select.ts', text)).toHaveLength(1);
    expect(verdict('core/rules/cool-off/cool-off.test.ts', text)).toEqual([]);
  });

  test('a circle is found and named', () => {
    const circle = [
      fileAt('core/domain/a.ts', "import '#lib/core/sql';"),
      fileAt('core/sql/b.ts', "import '#lib/core/stats';"),
      fileAt('core/stats/c.ts', "import '#lib/core/domain';")
    ];
    expect(findCycle(circle)).toEqual(['core/domain', 'core/sql', 'core/stats', 'core/domain']);
  });

  test('a file outside the tree and a file too long are told so', () => {
    expect(verdict('core/helpers/a.ts', '')[0]).toContain('in no folder of the table');
    expect(judgeFile({ ...fileAt('core/sql/a.ts', ''), lines: 401 })[0]).toContain('401 lines');
  });
});
