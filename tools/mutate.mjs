// Mutation check of the rules: flips comparisons and boundaries of the SELECTs one at a time in a copy of the project and runs
// the tests that know right from wrong (random logs against the oracles, the kind's own tests, worked cases of rulebooks).
// Golden SQL is left out: it would notice every change without knowing whether it matters.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { instrumented, sitesOf } from './mutate/sites.mjs';
import { projectRoot } from './setup/run.mjs';

const { values } = parseArgs({
  options: {
    kind: { type: 'string', multiple: true },
    logs: { type: 'string', default: '12' },
    rules: { type: 'string', default: '5' },
    every: { type: 'string', default: '1' },
    compile: { type: 'boolean', default: false },
    'only-logs': { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    out: { type: 'string' }
  }
});

const RULES = 'src/lib/core/rules';
const NOT_SQL = /(?:^|\/)(params|explain|index|oracle|remedy|rule-kind|words)\.ts$|\.test\.ts$|-remedy\.ts$/;

/** Files that a kind's SELECT is made of: its own and those of rules/ they import. */
function filesOf(kind) {
  const found = new Set();
  const follow = (file) => {
    if (found.has(file) || NOT_SQL.test(file)) return;
    found.add(file);
    for (const [, from] of readFileSync(path.join(projectRoot, file), 'utf8').matchAll(/from '(\.[^']+)'/g)) {
      const next = path.posix.join(path.posix.dirname(file), `${from}.ts`);
      if (existsSync(path.join(projectRoot, next))) follow(next);
    }
  };
  follow(`${RULES}/${kind}/select.ts`);
  if (existsSync(path.join(projectRoot, `${RULES}/${kind}/decide.ts`))) follow(`${RULES}/${kind}/decide.ts`);
  if (values.compile)
    for (const name of ['applicability', 'business-days', 'compile-rule', 'local-time', 'scoped-complaints'])
      follow(`src/lib/core/compile/${name}.ts`);
  return [...found];
}

const kinds =
  values.kind ??
  readdirSync(path.join(projectRoot, RULES)).filter((name) =>
    existsSync(path.join(projectRoot, RULES, name, 'select.ts'))
  );

const copy = mkdtempSync(path.join(os.tmpdir(), 'decorum-mutants-'));
for (const name of [
  'src',
  'static',
  'tests',
  'tools',
  'project.inlang',
  'package.json',
  'tsconfig.json',
  'svelte.config.js',
  'vitest.config.ts'
])
  cpSync(path.join(projectRoot, name), path.join(copy, name), { recursive: true });
for (const name of ['.svelte-kit/tsconfig.json', 'src/lib/core/i18n/generated'])
  if (existsSync(path.join(projectRoot, name)))
    cpSync(path.join(projectRoot, name), path.join(copy, name), { recursive: true });
symlinkSync(path.join(projectRoot, 'node_modules'), path.join(copy, 'node_modules'));
const inCopy = (name) => path.join(copy, name);

renameSync(inCopy('src/lib/core/sql/fragment.ts'), inCopy('src/lib/core/sql/fragment-eager.ts'));
cpSync(inCopy('tools/mutate/lazy-fragment.ts'), inCopy('src/lib/core/sql/fragment.ts'));
cpSync(inCopy('tools/mutate/mutants.test.ts'), inCopy('tests/agreement/mutants.test.ts'));

/** Every mutant: {id, file, line, what, into, kinds, fate}. */
const mutants = [];
const numbered = new Map();
for (const kind of kinds) {
  for (const file of filesOf(kind)) {
    if (!numbered.has(file)) {
      const text = readFileSync(path.join(projectRoot, file), 'utf8');
      const sites = sitesOf(file, text);
      writeFileSync(inCopy(file), instrumented(text, sites, mutants.length));
      numbered.set(
        file,
        sites.map(({ line, what, into }) => {
          const mutant = { id: mutants.length, file, line, what, into, kinds: [], fate: null };
          mutants.push(mutant);
          return mutant;
        })
      );
    }
    for (const mutant of numbered.get(file)) mutant.kinds.push(kind);
  }
}
const tried = mutants.filter(({ id }) => id % Number(values.every) === 0);

function vitest(files, more, env) {
  return spawnSync(
    process.execPath,
    [
      path.join(projectRoot, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--project',
      'engines',
      '--bail',
      '1',
      ...files,
      ...more
    ],
    { cwd: copy, env: { ...process.env, ...env }, encoding: 'utf8' }
  );
}

const report = () => values.out && writeFileSync(values.out, JSON.stringify(tried, null, 1));

for (const kind of kinds) {
  const open = () => tried.filter((mutant) => mutant.fate === null && mutant.kinds.includes(kind));
  const own = open();
  const [list, fates] = [inCopy('mutants.json'), inCopy('killed.json')];
  rmSync(fates, { force: true });
  writeFileSync(
    list,
    JSON.stringify({
      kind,
      mutants: own.map(({ id }) => id),
      logs: Number(values.logs),
      rules: Number(values.rules)
    })
  );
  const run = vitest(['tests/agreement/mutants.test.ts'], [], {
    DECORUM_MUTANTS: list,
    DECORUM_KILLED: fates
  });
  if (run.status !== 0) {
    console.error(
      `${kind}: the copy does not pass without a mutant\n${run.stdout.slice(-3000)}${run.stderr.slice(-2000)}`
    );
    process.exitCode = 1;
    continue;
  }
  const killed = existsSync(fates) ? JSON.parse(readFileSync(fates, 'utf8')) : {};
  for (const mutant of own) if (killed[mutant.id]) mutant.fate = `${kind}, ${killed[mutant.id]}`;
  const byLogs = own.length - open().length;
  const test = `tests/engines/kinds/${kind}.test.ts`;
  const books = readdirSync(inCopy('static/rulebooks')).filter((id) => {
    const file = inCopy(`static/rulebooks/${id}/rulebook.yaml`);
    return existsSync(file) && readFileSync(file, 'utf8').includes(`kind: ${kind}\n`);
  });
  const cases = ['-t', `native DuckDB worked cases of (${books.join('|')})( |$)`];
  const suites = [
    ...(existsSync(inCopy(test)) ? [{ name: test, args: [[test], ['-t', 'native DuckDB']] }] : []),
    ...(books.length > 0
      ? [{ name: `worked cases of ${books.join(', ')}`, args: [['tests/rulebooks/examples.test.ts'], cases] }]
      : [])
  ].filter(({ name, args }) => {
    if (values['only-logs']) return false;
    const clean = open().length === 0 || vitest(...args, {}).status === 0;
    if (!clean) console.error(`${kind}: ${name} do not pass without a mutant and are left out`);
    return clean;
  });
  for (const mutant of open()) {
    const killer = suites.find(
      ({ args }) => vitest(...args, { DECORUM_MUTANT: String(mutant.id) }).status !== 0
    );
    if (killer) mutant.fate = killer.name;
    report();
  }
  const left = open();
  console.log(
    `${kind}: ${own.length} mutants, ${byLogs} killed by random logs, ${own.length - byLogs - left.length} by its tests, ${left.length} alive`
  );
  for (const { file, line, what, into } of left)
    console.log(`  ${file}:${line} ${what} → ${into || 'nothing'}`);
  report();
}

const alive = tried.filter(({ fate }) => fate === null);
console.log(
  `${tried.length} mutants of ${mutants.length}, ${tried.length - alive.length} killed, ${alive.length} alive`
);
if (values.keep) console.log(copy);
else rmSync(copy, { recursive: true, force: true });
