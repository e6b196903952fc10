import { compileRule, type CompileContext, type CompiledRule } from '#lib/core/compile';
import { CONTACT_COLUMNS } from '#lib/core/domain';
import type { Locale } from '#lib/core/i18n';
import { dateOf, segmentsOf, type Rule, type Rulebook } from '#lib/core/rulebook';
import { RULE_KINDS } from '#lib/core/rules';
import { date, language, parse } from '../arguments';
import { helpOn } from '../help';
import { readableSql } from '../readable-sql';
import { loadRulebook, type Surroundings } from '../rulebooks';
import { loadSurroundings } from '../surroundings';
import { UsageError } from '../usage-error';

const OPTIONS = {
  rule: { type: 'string', multiple: true },
  from: { type: 'string' },
  to: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' }
} as const;

const DAY = 86_400;
const YEAR_DAYS = 365;
/** Always within the log: 2026. */
const AT_LEAST = { from: 20_454, to: 20_818 };

const WORDS = {
  en: {
    rule: 'rule',
    off: 'switched off',
    always: 'always',
    from: 'from',
    until: 'until',
    log: 'a log from {from} to {to} in which every column has values'
  },
  zh: {
    rule: '规则',
    off: '已停用',
    always: '一直有效',
    from: '自',
    until: '至',
    log: '记录起止 {from} 至 {to}，各列均有值'
  }
};

/** The dates on which some value of the rules begins or ends. */
function changesOf(rules: readonly Rule[]): number[] {
  return rules
    .flatMap((rule) => segmentsOf(rule, RULE_KINDS.get(rule.kind)!))
    .flatMap(({ from, to }) => [from, to])
    .filter((day) => day !== null);
}

/** Days of the log that statements are made for. */
function spanFor(
  rules: readonly Rule[],
  given: { from: number | null; to: number | null }
): { from: number; to: number } {
  const changes = changesOf(rules);
  const from = given.from ?? Math.min(AT_LEAST.from, ...changes.map((day) => day - YEAR_DAYS));
  const to = given.to ?? Math.max(AT_LEAST.to, ...changes.map((day) => day + YEAR_DAYS));
  if (from > to) throw new UsageError('--from is later than --to');
  return { from, to };
}

const contextFor = (
  rulebook: Rulebook,
  { zones, calendars }: Surroundings,
  { from, to }: { from: number; to: number }
): CompileContext => ({
  firstInstant: from * DAY,
  lastInstant: (to + 1) * DAY,
  earliest: (from - 1) * DAY,
  latest: (to + 2) * DAY,
  logStart: from * DAY,
  asOf: to,
  knownColumns: new Set(CONTACT_COLUMNS.map(({ name }) => name)),
  zones,
  calendars: calendars.of(rulebook)
});

const remark = (...lines: string[]): string =>
  lines
    .filter((line) => line !== '')
    .map((line) => `-- ${line.replaceAll(/\s+/g, ' ')}\n`)
    .join('');

function* textOf({ rule, segments }: CompiledRule, locale: Locale): Generator<string> {
  const words = WORDS[locale];
  const { instrument, article, url } = rule.citation;
  const off = rule.enabled ? '' : ` [${words.off}]`;
  yield remark(
    `${words.rule} ${rule.id} (${rule.kind})${off}: ${rule.title[locale]}`,
    [instrument, article, url].filter((part) => part !== '').join(', ')
  );
  for (const { segment, verdicts, isIdle } of segments) {
    if (isIdle) continue;
    const { from, to } = segment;
    const stretch = [
      ...(from === null ? [] : [`${words.from} ${dateOf(from)}`]),
      ...(to === null ? [] : [`${words.until} ${dateOf(to - 1)}`])
    ];
    const values = Object.entries(segment.params as object).filter(([, value]) => value !== undefined);
    yield remark(
      stretch.length === 0 ? words.always : stretch.join(' '),
      ...values.map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`)
    );
    yield `${readableSql(verdicts)};\n\n`;
  }
}

function chosen({ id, rules }: Rulebook, names: readonly string[] | undefined): Rule[] {
  if (names === undefined) return rules.filter(({ enabled }) => enabled);
  return names.map((name) => {
    const rule = rules.find((each) => each.id === name);
    if (rule) return rule;
    throw new UsageError(
      `--rule: ${id} has no rule "${name}"; it has ${rules.map((each) => each.id).join(', ')}`
    );
  });
}

/** `decorum show-sql`: prints the statements by which rules are judged. */
export async function showSql(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, OPTIONS);
  const locale = language(values.lang);
  if (values.help) {
    process.stdout.write(helpOn('show-sql', locale));
    return 0;
  }
  const [name, ...more] = positionals;
  if (name === undefined) throw new UsageError('no rulebook was given');
  if (more.length > 0) throw new UsageError('give one rulebook at a time');
  const around = await loadSurroundings();
  const { rulebook } = await loadRulebook(name, around, locale);
  const rules = chosen(rulebook, values.rule);
  const days = spanFor(rules, { from: date('from', values.from), to: date('to', values.to) });
  const context = contextFor(rulebook, around, days);
  const { log } = WORDS[locale];
  process.stdout.write(
    `${remark(
      `${rulebook.id} ${rulebook.version}: ${rulebook.title[locale]}`,
      log.replace('{from}', dateOf(days.from)).replace('{to}', dateOf(days.to))
    )}\n`
  );
  for (const rule of rules) {
    const kind = RULE_KINDS.get(rule.kind)!;
    const compiled = compileRule(rulebook, rule, kind, segmentsOf(rule, kind), context);
    for (const text of textOf(compiled, locale)) process.stdout.write(text);
  }
  return 0;
}
