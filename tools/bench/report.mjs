const LIMITS = {
  load: 5,
  judge: 4,
  median: 150,
  memory: 1000,
  paint: 1,
  charted: 4,
  loadRatio: 2.5,
  judgeRatio: 1.5
};
/** Of the command line, by rows: seconds and MB. */
const COMMAND_LINE_LIMITS = { 1_000_000: { seconds: 5 }, 10_000_000: { seconds: 60, memory: 4000 } };
const GROWTH_LIMIT = 12;
/** Of a million contacts, of workbooks a fifth of them. */
const FORMAT_LIMITS = {
  'dialler.csv': { seconds: 8, memory: 1000 },
  'dialler.xlsx': { seconds: 15 },
  'contacts.parquet': { seconds: 5 }
};

/** The value below which `share` of the numbers lie (nearest rank). */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

const sum = (numbers) => Object.values(numbers).reduce((total, number) => total + number, 0);
const line = (what, value, unit, limit) => {
  const verdict = limit === undefined ? '' : `   limit ${limit} ${unit}${value <= limit ? '' : '   OVER'}`;
  console.log(
    `  ${what.padEnd(44)}${value.toFixed(unit === 'ms' || unit === 'MB' ? 0 : 2).padStart(8)} ${unit}${verdict}`
  );
};

export function reportInput({ rows, bytes, schema }, { chromium, cores }) {
  console.log(
    `\n${rows.toLocaleString('en')} contacts, ${(bytes / 1e6).toFixed(0)} MB of CSV: ${schema.join(', ')}`
  );
  console.log(`Chromium ${chromium}, Node ${process.versions.node}, ${cores} cores\n`);
}

export function reportProduct({ cold, loaded, pages, memory }) {
  console.log('Decorum, in Chromium');
  line('first paint of the shell, nothing cached', cold.paint, 's', LIMITS.paint);
  line('sample charted, nothing cached', cold.charted, 's', LIMITS.charted);
  line('file loaded', loaded.load, 's', LIMITS.load);
  line('judged', loaded.judge, 's', LIMITS.judge);
  line('file given to page charted', loaded.charted, 's');
  for (const { name, arrived, times } of pages) {
    if (arrived !== null) line(`${name}: opened and charted`, arrived, 'ms');
    line(`${name}: filter change, median of ${times.length}`, quantile(times, 0.5), 'ms', LIMITS.median);
    line(`${name}: filter change, 95th percentile`, quantile(times, 0.95), 'ms');
  }
  line('peak memory of the renderer', memory / 1e6, 'MB', LIMITS.memory);
}

function reportStatements(title, { read, narrow, rules, found }) {
  console.log(`\n${title}`);
  line('read_csv of the whole file', read, 's');
  line('narrow table from it', narrow, 's');
  for (const [name, seconds] of Object.entries(rules)) line(name, seconds, 's');
  line('all three', sum(rules), 's');
  console.log(
    `  found: ${Object.entries(found)
      .map(([rule, count]) => `${rule} ${count}`)
      .join(', ')}`
  );
}

export function reportBare(tab, native) {
  reportStatements('Bare SQL, DuckDB-Wasm in the same tab', tab);
  line(`append of ${tab.append.columns} columns through the engine`, tab.append.seconds, 's');
  line('engine opened', tab.append.open, 's');
  reportStatements('Bare SQL, native DuckDB', native);
}

export function reportRatios({ loaded }, tab, native) {
  const ratio = (what, value, limit) => line(what, value, '×', limit);
  console.log('\nRatios');
  ratio('load ÷ bare read_csv in the tab', loaded.load / tab.read, LIMITS.loadRatio);
  ratio('judge ÷ bare statements in the tab', loaded.judge / sum(tab.rules), LIMITS.judgeRatio);
  ratio('load ÷ native read_csv', loaded.load / native.read);
  ratio('judge ÷ native statements', loaded.judge / sum(native.rules));
}

export function reportCommandLine([small, large]) {
  console.log(`decorum audit, Node ${process.versions.node}, ${small.rules} rules`);
  for (const { rows, seconds, memory, violations } of [small, large]) {
    const limit = COMMAND_LINE_LIMITS[rows] ?? {};
    const contacts = rows.toLocaleString('en');
    line(`${contacts} contacts, load included`, seconds, 's', limit.seconds);
    line(`${contacts} contacts, peak memory`, memory / 1e6, 'MB', limit.memory);
    line(`${contacts} contacts, violations per 1,000`, (violations / rows) * 1000, '');
  }
  line('growth for ten times the rows', large.seconds / small.seconds, '×', GROWTH_LIMIT);
}

export function reportFormat({ file, rows, bytes, seconds, memory }) {
  const limit = FORMAT_LIMITS[file] ?? {};
  console.log(`\n${file}: ${rows.toLocaleString('en')} contacts, ${(bytes / 1e6).toFixed(0)} MB`);
  line('file loaded', seconds, 's', limit.seconds);
  line('peak memory of the renderer', memory / 1e6, 'MB', limit.memory);
}
