export const HELP = `decorum: watches how debt collectors treat people

  decorum audit [FILES…] --rulebook ID|PATH --out DIR [options]

Judges contact logs and complaints (CSV, Excel, JSON or Parquet, also in gzip or ZIP), with requests, accounts, agents and
payments where there are any, and writes findings.csv, rejected.csv and summary.json into DIR. What a file holds is
recognised by its columns.

  --rulebook ID|PATH   a rulebook that comes with the program (cn-gbt-45251, us-reg-f, house-policy) or a YAML file;
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
