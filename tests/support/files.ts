import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Calendars, type CalendarFile } from '#lib/core/audit';
import type { SourceFile } from '#lib/core/ingest';
import { ZoneTable } from '#lib/core/ingest';
import { parseRulebook, type Rulebook } from '#lib/core/rulebook';
import { RULE_KINDS } from '#lib/core/rules';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export const projectFile = (name: string): string => path.join(root, name);
export const readProject = (name: string): string => readFileSync(projectFile(name), 'utf8');

/** Text or bytes as a file somebody hands over. */
export function sourceFile(name: string, content: string | Uint8Array): SourceFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, size: bytes.length, stream: () => new Blob([bytes.slice()]).stream() };
}

export const projectSource = (name: string): SourceFile =>
  sourceFile(path.basename(name), new Uint8Array(readFileSync(projectFile(name))));

let zones: ZoneTable | undefined;
export const zoneTable = (): ZoneTable =>
  (zones ??= new ZoneTable(JSON.parse(readProject('static/zones.json'))));

let shippedCalendars: Calendars | undefined;
/** The calendars that come with the program. */
export function calendars(): Calendars {
  const files = (): CalendarFile[] =>
    (JSON.parse(readProject('static/calendars/index.json')) as { calendars: string[] }).calendars.map((id) =>
      JSON.parse(readProject(`static/calendars/${id}.json`))
    );
  return (shippedCalendars ??= new Calendars(files()));
}

/** A rulebook from its text; it may extend one that comes with the program. Throws with its first mistake. */
export function rulebookFrom(text: string): Rulebook {
  const { rulebook, issues } = parseRulebook(text, {
    kinds: RULE_KINDS.values(),
    zoneExists: (zone) => zoneTable().has(zone),
    calendarExists: (id) => calendars().has(id),
    lookup: shippedRulebook
  });
  if (!rulebook) throw new Error(JSON.stringify(issues.find(({ severity }) => severity === 'error')));
  return rulebook;
}

export function shippedRulebook(id: string): Rulebook {
  return rulebookFrom(readProject(`static/rulebooks/${id}/rulebook.yaml`));
}
