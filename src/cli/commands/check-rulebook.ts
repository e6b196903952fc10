import { language, parse } from '../arguments';
import { helpOn } from '../help';
import { readRulebook, sentencesOn } from '../rulebooks';
import { loadSurroundings } from '../surroundings';
import { UsageError } from '../usage-error';

const OPTIONS = { lang: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;

const SEVERITY = { en: { error: 'error', warning: 'warning' }, zh: { error: '错误', warning: '警告' } };
const NONE = { en: 'no mistakes', zh: '没有错误' };

/** `decorum check-rulebook`: lists mistakes and warnings; 2 when there is a mistake. Throws UsageError for a file that cannot be read. */
export async function checkRulebook(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, OPTIONS);
  const locale = language(values.lang);
  if (values.help) {
    process.stdout.write(helpOn('check-rulebook', locale));
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('no rulebook to check was given');
  const around = await loadSurroundings();
  let isFine = true;
  for (const name of positionals) {
    const { file, rulebook, issues } = await readRulebook(name, around, locale);
    if (!rulebook) isFine = false;
    const lines = issues.map(
      (issue) =>
        `${file}:${issue.line}:${issue.column}: ${SEVERITY[locale][issue.severity]}: ${sentencesOn(issue, locale)}`
    );
    if (lines.length === 0) lines.push(`${file}: ${NONE[locale]}`);
    process.stdout.write(`${lines.join('\n')}\n`);
  }
  return isFine ? 0 : 2;
}
