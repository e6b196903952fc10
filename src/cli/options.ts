import { TABLES, type TableName } from '#lib/core/domain';
import { date, language, oneOf, parse } from './arguments';
import { UsageError } from './usage-error';

export interface AuditOptions {
  /** In the order given. */
  files: { path: string; as: TableName | null }[];
  rulebooks: string[];
  out: string;
  zone: string | undefined;
  dayMonth: 'dmy' | 'mdy' | undefined;
  /** Files of mappings, each for the files whose headers it reads. */
  mappings: string[];
  /** Days since 1970-01-01, both included. */
  from: number | null;
  to: number | null;
  asOf: number | null;
  locale: 'en' | 'zh';
  verdicts: boolean;
  help: boolean;
}

const OPTIONS = {
  rulebook: { type: 'string', multiple: true },
  contacts: { type: 'string', multiple: true },
  complaints: { type: 'string', multiple: true },
  requests: { type: 'string', multiple: true },
  accounts: { type: 'string', multiple: true },
  agents: { type: 'string', multiple: true },
  payments: { type: 'string', multiple: true },
  zone: { type: 'string' },
  'day-month': { type: 'string' },
  map: { type: 'string', multiple: true },
  from: { type: 'string' },
  to: { type: 'string' },
  'as-of': { type: 'string' },
  lang: { type: 'string' },
  verdicts: { type: 'boolean' },
  out: { type: 'string' },
  help: { type: 'boolean', short: 'h' }
} as const;

const isTable = (option: string): option is TableName => (TABLES as readonly string[]).includes(option);

/** Reads the words of `decorum audit`. Throws UsageError with one line. */
export function readOptions(args: string[]): AuditOptions {
  const { values, tokens } = parse(args, OPTIONS);
  const files: AuditOptions['files'] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') files.push({ path: token.value, as: null });
    if (token.kind === 'option' && token.value && isTable(token.name)) {
      files.push({ path: token.value, as: token.name });
    }
  }
  const options: AuditOptions = {
    files,
    rulebooks: values.rulebook ?? [],
    out: values.out ?? '',
    zone: values.zone,
    dayMonth: oneOf('day-month', values['day-month'], ['dmy', 'mdy'] as const),
    mappings: values.map ?? [],
    from: date('from', values.from),
    to: date('to', values.to),
    asOf: date('as-of', values['as-of']),
    locale: language(values.lang),
    verdicts: values.verdicts ?? false,
    help: values.help ?? false
  };
  if (options.help) return options;
  if (files.length === 0) throw new UsageError('no file to audit was given');
  if (options.rulebooks.length === 0) throw new UsageError('give at least one --rulebook');
  if (options.out === '') throw new UsageError('--out is missing: the folder to write to');
  if (options.from !== null && options.to !== null && options.from > options.to) {
    throw new UsageError('--from is later than --to');
  }
  return options;
}
