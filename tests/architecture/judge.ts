import path from 'node:path';
import type { Import, SourceFile } from './source';
import { covers, homesOfPackage, rowOf, table, testPackages } from './table';

const MODULE_FOLDERS = /^(core|engines|app)\/[^/]+/;

/** The unit other folders see: `core/rules` for `core/rules/cool-off/select.ts`, `app/worker.ts` for itself. */
export function unitOf(place: string): string {
  return rowOf(place)?.key ?? MODULE_FOLDERS.exec(place)?.[0] ?? place.split('/')[0] ?? place;
}

// package.json maps the two composing files by name; every other `#lib/…` is a folder with an index.ts.
function libTarget(specifier: string): string {
  const target = specifier.slice('#lib/'.length);
  return table[`${target}.ts`] ? `${target}.ts` : target;
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function judgeFolder(file: SourceFile, wanted: Import, target: string): string | undefined {
  const row = rowOf(file.place);
  if (!row || row.key === target) return undefined;
  const { folders, types = [] } = row.allowance;
  if (covers(folders, target)) return undefined;
  if (covers(types, target)) {
    return wanted.onlyTypes || file.isTest
      ? undefined
      : `${file.place} imports values of ${target}; ${row.key} may import only its types ("import type").`;
  }
  const allowed = [...folders, ...types.map((name) => `${name} (types)`)].join(', ') || 'no other folder';
  return `${file.place} imports ${target}, but ${row.key} may import: ${allowed}. Move the code to a folder that may, or hand the value in from outside.`;
}

function judgeRelative(file: SourceFile, specifier: string): string | undefined {
  const target = path.posix.join(path.posix.dirname(file.place), specifier.replace(/\?.*$/, ''));
  const unit = unitOf(file.place);
  const mine = rowOf(file.place)?.allowance.beside ?? [unit];
  const stays = mine.some(
    (name) => target === name || `${target}.ts` === name || target.startsWith(`${name}/`)
  );
  if (stays) return undefined;
  return `${file.place} reaches out of ${unit} with "${specifier}"; another folder is imported through #lib/… and its index.ts.`;
}

function judgeLib(file: SourceFile, wanted: Import): string | undefined {
  const target = libTarget(wanted.specifier);
  const known = rowOf(target);
  if (!known) return judgeFolder(file, wanted, target);
  const inside = target.slice(known.key.length + 1);
  const isDoor = inside === '' || (known.allowance.hasParts && !inside.includes('/'));
  return isDoor
    ? judgeFolder(file, wanted, known.key)
    : `${file.place} reaches into ${known.key} with "${wanted.specifier}"; import it through #lib/${known.key}.`;
}

/** A sentence when one import of one file is not allowed, else undefined. */
export function judgeImport(file: SourceFile, wanted: Import): string | undefined {
  const { specifier } = wanted;
  const row = rowOf(file.place);
  if (!row) return undefined;
  if (!file.isTest && /\/oracle$|\.fixture$/.test(specifier.replace(/\.ts$/, ''))) {
    return `${file.place} imports "${specifier}"; oracles and fixtures are for tests only.`;
  }
  if (specifier.startsWith('.')) return judgeRelative(file, specifier);
  if (specifier.startsWith('#lib/')) return judgeLib(file, wanted);
  if (specifier.startsWith('$lib')) return `${file.place} imports "${specifier}"; write it as #lib/…`;
  const name = packageOf(specifier);
  if (covers(row.allowance.packages ?? [], name)) return undefined;
  if (file.isTest && covers(testPackages, name)) return undefined;
  return `${file.place} imports the package ${name}, which ${row.key} may not. ${homesOfPackage(name)}`;
}

/** Sentences about a file that has no place in the tree, names the clock, or is too long. */
export function judgeFile(file: SourceFile): string[] {
  const complaints: string[] = [];
  const row = rowOf(file.place);
  if (!row) {
    complaints.push(`${file.place} is in no folder of the table; put it in one of them or add its row.`);
  }
  for (const impurity of row?.allowance.composes ? [] : file.impurities) {
    complaints.push(
      `${file.place} uses ${impurity}; only app/services.ts, app/worker.ts and cli know the time or chance. Take it as a parameter.`
    );
  }
  if (file.lines > 400) {
    complaints.push(`${file.place} has ${file.lines} lines; over 400 it is two things: split it by idea.`);
  }
  return complaints;
}

/** The folders of one circle of imports, first one repeated at the end, or undefined when there is none. */
export function findCycle(files: readonly SourceFile[]): string[] | undefined {
  const edges = new Map<string, Set<string>>();
  for (const file of files.filter((candidate) => !candidate.isTest)) {
    const from = unitOf(file.place);
    for (const { specifier } of file.imports.filter((each) => each.specifier.startsWith('#lib/'))) {
      const to = unitOf(libTarget(specifier));
      if (to !== from) edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
  }
  const done = new Set<string>();
  const walk = (unit: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(unit)) return [...trail.slice(trail.indexOf(unit)), unit];
    if (done.has(unit)) return undefined;
    for (const next of edges.get(unit) ?? []) {
      const cycle = walk(next, [...trail, unit]);
      if (cycle) return cycle;
    }
    done.add(unit);
    return undefined;
  };
  for (const unit of edges.keys()) {
    const cycle = walk(unit, []);
    if (cycle) return cycle;
  }
  return undefined;
}
