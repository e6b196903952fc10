// Writes sample-data/: two logs with planted stories and a folder of awkward files. The same bytes every time.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AWKWARD } from './sample-data/awkward.mjs';
import { chineseSample } from './sample-data/cn.mjs';
import { STORIES } from './sample-data/stories.mjs';
import { americanSample } from './sample-data/us.mjs';

const ROOT = fileURLToPath(new URL('../sample-data', import.meta.url));

function write(name, content) {
  const target = path.join(ROOT, name);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, content);
  const bytes = Buffer.from(content);
  console.log(
    `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}  ${String(bytes.length).padStart(8)}  ${name}`
  );
}

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
// One violation a line, so that a change of the plan reads well in a diff.
const planted = (head, violations) =>
  json(head).replace(
    /\n\}\n$/,
    `,\n  "violations": [\n${violations.map((v) => `    ${JSON.stringify(v)}`).join(',\n')}\n  ]\n}\n`
  );

const sets = [
  {
    id: 'cn',
    title: { en: 'A Chinese lender, March to August 2026', zh: '国内贷款机构，2026 年 3 月至 8 月' },
    languages: ['zh'],
    ...chineseSample()
  },
  {
    id: 'us',
    title: { en: 'A US lender, February to April 2026', zh: '美国贷款机构，2026 年 2 月至 4 月' },
    languages: ['en'],
    ...americanSample()
  }
];

for (const { id, zone, log, rows, complaintRows, files } of sets) {
  for (const [name, content] of Object.entries(files)) write(`${id}/${name}`, content);
  const violations = log.planted();
  const rules = {};
  for (const { rulebook, rule } of violations)
    rules[`${rulebook}/${rule}`] = (rules[`${rulebook}/${rule}`] ?? 0) + 1;
  write(
    `${id}/planted.json`,
    planted(
      {
        zone,
        rulebooks: log.rulebooks,
        rows: { 'contacts.csv': rows.length, 'complaints.csv': complaintRows.length },
        rules,
        stories: STORIES[id]
      },
      violations
    )
  );
}

write(
  'index.json',
  json({
    sets: sets.map(({ id, title, languages, zone, log }) => ({
      id,
      title,
      languages,
      zone,
      rulebooks: log.rulebooks,
      files: [
        { path: `${id}/contacts.csv`, table: 'contacts' },
        { path: `${id}/complaints.csv`, table: 'complaints' }
      ]
    }))
  })
);

for (const [name, content] of Object.entries(AWKWARD)) write(`awkward/${name}`, content);
