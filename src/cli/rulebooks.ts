import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Calendars } from '#lib/core/audit';
import { sentenceOf, type Locale } from '#lib/core/i18n';
import type { ZoneTable } from '#lib/core/ingest';
import { parseRulebook, type Rulebook, type RulebookIssue } from '#lib/core/rulebook';
import { RULE_KINDS } from '#lib/core/rules';
import { programFile, readBytes } from './program';
import { UsageError } from './usage-error';

export interface LoadedRulebook {
  rulebook: Rulebook;
  sha256: string;
}

/** A rulebook as read: null when it has an error. */
export interface ReadRulebook {
  file: string;
  rulebook: Rulebook | null;
  issues: RulebookIssue[];
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

/** Reads a rulebook and what it extends. Throws UsageError when a file cannot be read. */
export async function readRulebook(
  name: string,
  { zones, calendars }: Surroundings,
  locale: Locale
): Promise<ReadRulebook> {
  const file = fileOf(name);
  if (isId(name) && !existsSync(file)) {
    throw new UsageError(
      `there is no rulebook or file "${name}"; "decorum --help" names those that come with it`
    );
  }
  const bytes = await readBytes(file);
  const bases = new Map<string, Rulebook>();
  const base = /^extends:\s*["']?([a-z0-9-]+)/m.exec(new TextDecoder().decode(bytes))?.[1];
  if (base !== undefined && base !== name && fileOf(base) !== base) {
    bases.set(base, (await loadRulebook(base, { zones, calendars }, locale)).rulebook);
  }
  const { rulebook, issues } = parseRulebook(bytes, {
    kinds: RULE_KINDS.values(),
    zoneExists: (zone) => zones.has(zone),
    calendarExists: (id) => calendars.has(id),
    zones: () => zones.names(),
    lookup: (id) => bases.get(id) ?? null
  });
  return { file, rulebook, issues, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** What is wrong and what was probably meant. */
export function sentencesOn(issue: RulebookIssue, locale: Locale): string {
  const sentences = [sentenceOf(issue, locale)];
  if (issue.params.suggestion !== '')
    sentences.push(sentenceOf({ code: 'rulebook_issue_suggestion', params: issue.params }, locale));
  return sentences.join(locale === 'zh' ? '' : ' ');
}

/** Reads and checks a rulebook. Throws UsageError with its first mistake and where it is. */
export async function loadRulebook(
  name: string,
  around: Surroundings,
  locale: Locale
): Promise<LoadedRulebook> {
  const { file, rulebook, issues, sha256 } = await readRulebook(name, around, locale);
  if (rulebook) return { rulebook, sha256 };
  const mistake = issues.find(({ severity }) => severity === 'error')!;
  throw new UsageError(`${file}:${mistake.line}:${mistake.column}: ${sentencesOn(mistake, locale)}`);
}
