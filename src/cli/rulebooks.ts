import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Calendars } from '#lib/core/audit';
import { sentenceOf, type Locale } from '#lib/core/i18n';
import type { ZoneTable } from '#lib/core/ingest';
import { parseRulebook, type Rulebook } from '#lib/core/rulebook';
import { RULE_KINDS } from '#lib/core/rules';
import { programFile, readText } from './program';
import { UsageError } from './usage-error';

export interface LoadedRulebook {
  rulebook: Rulebook;
  sha256: string;
}

/** What rulebooks refer to. */
export interface Surroundings {
  zones: ZoneTable;
  calendars: Calendars;
}

const isId = (name: string): boolean => /^[a-z0-9][a-z0-9-]*$/.test(name);

/** The file of a rulebook: one that comes with the program by its id, else a path. */
function fileOf(name: string): string {
  const shipped = isId(name) ? programFile(`rulebooks/${name}/rulebook.yaml`) : '';
  return shipped !== '' && existsSync(shipped) ? shipped : name;
}

/** Reads and checks a rulebook. Throws UsageError with its first mistake and where it is. */
export async function loadRulebook(
  name: string,
  { zones, calendars }: Surroundings,
  locale: Locale
): Promise<LoadedRulebook> {
  const file = fileOf(name);
  if (isId(name) && !existsSync(file)) {
    throw new UsageError(
      `--rulebook: there is no rulebook or file "${name}"; "decorum --help" names those that come with it`
    );
  }
  const text = await readText(file);
  const bases = new Map<string, Rulebook>();
  const options = {
    kinds: [...RULE_KINDS.values()],
    zoneExists: (zone: string) => zones.has(zone),
    calendarExists: (id: string) => calendars.has(id),
    lookup: (id: string) => bases.get(id) ?? null
  };
  const base = /^extends:\s*["']?([a-z0-9-]+)/m.exec(text)?.[1];
  if (base !== undefined && base !== name && fileOf(base) !== base) {
    bases.set(base, (await loadRulebook(base, { zones, calendars }, locale)).rulebook);
  }
  const { rulebook, issues } = parseRulebook(text, options);
  const mistake = issues.find(({ severity }) => severity === 'error');
  if (!rulebook) {
    const where = mistake ? `${file}:${mistake.line}:${mistake.column}` : file;
    throw new UsageError(`${where}: ${mistake ? sentenceOf(mistake, locale) : 'this is no rulebook'}`);
  }
  return { rulebook, sha256: createHash('sha256').update(text).digest('hex') };
}
