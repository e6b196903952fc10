import type { Command } from './index';

const AUDIT = `decorum audit [FILES…] --rulebook ID|PATH --out DIR [options]

Judges contact logs and complaints (CSV, Excel, JSON or Parquet, also in gzip or ZIP), with requests, accounts, agents and
payments where there are any, and writes findings.csv, rejected.csv and summary.json into DIR. What a file holds is
recognised by its columns.

  --rulebook ID|PATH   a rulebook that comes with the program ({rulebooks}) or a YAML file;
                       give it again for more
  --out DIR            where to write; made when absent
  --contacts FILE      a file to be read as contacts whatever its columns (also --complaints FILE, --requests FILE,
                       --accounts FILE, --agents FILE, --payments FILE)
  --zone IANA|consumer zone of times without an offset: a zone such as Asia/Shanghai, or each consumer's own
  --day-month dmy|mdy  order of day and month in dates such as 03/04/2026
  --map FILE           a mapping saved on the Data page, for the files whose headers it reads; give it again for more
  --from D, --to D     show findings of these local dates only (YYYY-MM-DD, both included); verdicts do not change
  --as-of D            the date on which open matters are judged; the latest local date in the data when absent
  --lang en|zh         language of the explanations (en)
  --verdicts           also write verdicts.csv with every row that was judged or could not be

Exit 0: no violations. 1: violations found. 2: an input could not be used and nothing was written.
`;

const CHECK = `decorum check-rulebook FILES… [--lang en|zh]

Reads rulebooks (YAML files, or ids of those that come with the program: {rulebooks}) and lists every mistake:
FILE:LINE:COLUMN, what is wrong, what was expected and what was probably meant. Warnings name what was left out and only
a report would miss.

  --lang en|zh         language of the sentences (en)

Exit 0: no mistakes; there may be warnings. 2: mistakes found, or a file could not be read.
`;

const SHOW_SQL = `decorum show-sql RULEBOOK [--rule ID] [--from D --to D]

Prints the statements by which rules are judged, values written into them, one for each stretch of time with the same
values in force. They run on the tables that "decorum audit" makes of its files. RULEBOOK is a YAML file or the id of one
that comes with the program ({rulebooks}).

  --rule ID            this rule only; give it again for more. Rules that are switched off are shown when named
  --from D, --to D     the dates of the log that the statements are made for (YYYY-MM-DD); when absent, 2026 and
                       from a year before the first change of a value to a year after the last
  --lang en|zh         language of titles and remarks (en)

Exit 0: printed. 2: the rulebook has mistakes, or it has no such rule.
`;

const GENERATE = `decorum generate --out DIR [--story cn|us] [--size N] [--seed N]

Writes a made-up log to try things on: contacts.csv, complaints.csv, requests.csv, accounts.csv, agents.csv and
payments.csv. The people do not exist. Most of the work is in order; some agencies call too late, too often or after being
asked to stop. The same story, size and seed give the same bytes on every machine, in memory that hardly grows with size.

  --out DIR            where to write; made when absent
  --story cn|us        a Chinese lender's half year in Chinese words and Beijing time, or a US lender's quarter in four
                       zones (cn). Also --locale
  --size N             number of contacts, up to 100 million (20000)
  --seed N             another number, another log (1)
  --lang en|zh         language of messages (en)

Exit 0: written. 2: an option cannot be used, or nothing can be written there.
`;

export const ENGLISH: Record<Command | 'all', string> = {
  all: `decorum: watches how debt collectors treat people

  decorum audit            judge contact logs by rulebooks; write findings and a summary
  decorum check-rulebook   every mistake in a rulebook, where it stands and what was probably meant
  decorum show-sql         the statements by which the rules of a rulebook are judged
  decorum generate         a made-up log of any size to try things on

"decorum COMMAND --help" says more. --lang zh: 中文帮助。 Rulebooks that come with the program: {rulebooks}.
`,
  audit: AUDIT,
  'check-rulebook': CHECK,
  'show-sql': SHOW_SQL,
  generate: GENERATE
};
