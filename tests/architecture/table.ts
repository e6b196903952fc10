/** What one folder of src/ may import. A folder or package not listed here may not be imported. */
export interface Allowance {
  /** Folders of src/lib by their path, `core/*` for every folder below core. */
  readonly folders: readonly string[];
  /** Folders of which only types may be imported. */
  readonly types?: readonly string[];
  /** Packages by name; `node:*` for everything of Node, `svelte` covers svelte/store and the like. */
  readonly packages?: readonly string[];
  /** Whether each subfolder has an index.ts that others may import by itself. */
  readonly hasParts?: boolean;
  /** What relative imports may reach, where that is not the row's own folder. */
  readonly beside?: readonly string[];
  /** Whether this place may name an engine, the clock or randomness. */
  readonly composes?: boolean;
}

/** Who may import whom. The key is a folder, or one file, below src/lib, or `cli` and `routes`; the longest match wins. */
export const table: Readonly<Record<string, Allowance>> = {
  'core/domain': { folders: [] },
  'core/sql': { folders: [] },
  'core/csv': { folders: [] },
  'core/stats': { folders: [], packages: ['jstat'] },
  'core/engine': { folders: [], types: ['core/sql'] },
  'core/i18n': { folders: [], types: ['core/domain'] },
  'core/ingest': {
    folders: ['core/domain', 'core/sql', 'core/csv', 'core/engine'],
    packages: ['papaparse', 'hucre', 'hyparquet', 'hyparquet-compressors', 'valibot']
  },
  'core/rules': { folders: ['core/domain', 'core/sql', 'core/stats'], packages: ['valibot'] },
  'core/rulebook': { folders: ['core/domain', 'core/rules'], packages: ['yaml', 'valibot'] },
  'core/compile': { folders: ['core/domain', 'core/sql', 'core/rules', 'core/rulebook'] },
  'core/audit': {
    folders: [
      'core/domain',
      'core/sql',
      'core/csv',
      'core/stats',
      'core/engine',
      'core/ingest',
      'core/rules',
      'core/rulebook',
      'core/compile'
    ]
  },
  'core/charts': { folders: ['core/domain', 'core/csv', 'core/stats', 'core/i18n'] },
  'core/report': {
    folders: ['core/domain', 'core/csv', 'core/stats', 'core/charts', 'core/rulebook', 'core/i18n'],
    types: ['core/audit', 'core/engine'],
    packages: ['hucre', 'pdfkit', 'fflate', '@noble/hashes', 'canonicalize']
  },
  'engines/duckdb-wasm': {
    folders: ['core/engine', 'core/sql'],
    packages: ['@duckdb/duckdb-wasm', '@uwdata/flechette']
  },
  'engines/duckdb-wasm/assets': {
    folders: [],
    packages: ['@duckdb/duckdb-wasm'],
    beside: ['engines/duckdb-wasm']
  },
  'engines/duckdb-node': {
    folders: ['core/engine', 'core/sql'],
    packages: ['@duckdb/node-api', '@duckdb/node-bindings']
  },
  'app/ui': {
    folders: [],
    packages: ['svelte', 'bits-ui', '@lucide/svelte', '@tanstack/virtual-core', '@internationalized/date']
  },
  'app/charts': {
    folders: ['app/ui', 'core/domain', 'core/charts', 'core/stats', 'core/i18n'],
    packages: ['svelte', 'chart.js', 'chartjs-chart-matrix', 'chartjs-plugin-annotation']
  },
  'app/state': { folders: ['core/*'], packages: ['svelte', 'idb-keyval'] },
  'app/workspace': { folders: ['core/*'], types: ['app/state'] },
  'app/views': {
    folders: [
      'app/ui',
      'app/charts',
      'app/state',
      'core/domain',
      'core/i18n',
      'core/stats',
      'core/charts',
      'core/report'
    ],
    packages: ['svelte'],
    hasParts: true
  },
  'app/services.ts': {
    folders: ['core/*', 'engines/*', 'app/*'],
    packages: ['comlink'],
    beside: ['app/services.ts', 'app/worker.ts'],
    composes: true
  },
  'app/worker.ts': {
    folders: ['core/*', 'engines/*', 'app/workspace', 'app/services.ts'],
    packages: ['comlink'],
    beside: ['app/services.ts', 'app/worker.ts'],
    composes: true
  },
  'service-worker.ts': { folders: [], packages: ['$service-worker'] },
  cli: { folders: ['core/*', 'engines/*'], packages: ['citty', 'node:*'], composes: true },
  routes: {
    folders: ['app/views', 'app/services.ts', 'app/state'],
    packages: ['svelte', '@sveltejs/kit', '$app'],
    beside: ['routes', 'app.css']
  }
};

/** Packages that a test beside the code may import in any folder. */
export const testPackages = ['vitest', 'fast-check', 'svelte', 'node:*'];

/** Whether `name` is one of `patterns`, of which `x/*` covers everything below x. */
export function covers(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
  );
}

/** The row of the table for a file below src/ (path without `lib/`), or undefined when it has no place. */
export function rowOf(place: string): { key: string; allowance: Allowance } | undefined {
  const key = Object.keys(table)
    .filter((candidate) => place === candidate || place.startsWith(`${candidate}/`))
    .sort((a, b) => b.length - a.length)[0];
  const allowance = key === undefined ? undefined : table[key];
  return key === undefined || !allowance ? undefined : { key, allowance };
}

/** The rows that allow a package, as an end of a sentence: `It belongs in core/stats.` */
export function homesOfPackage(name: string): string {
  const homes = Object.keys(table).filter((key) => covers(table[key]?.packages ?? [], name));
  return homes.length > 0
    ? `It belongs in ${homes.join(' or ')}.`
    : 'No folder may: first give it a row in the table.';
}
