import { int, ints, name, sql, type Fragment } from '#lib/core/sql';
import { ask, type FigureContext } from '../figures/context';
import type { SearchHit } from '../figures/types';
import { contains } from './selection';

const MOST_SHOWN = 20;

type Kind = SearchHit['kind'];
interface Match {
  [column: string]: string | number | boolean;
  kind: Kind;
  code: number;
  id: string;
  begins: boolean;
}

/** People, accounts and contacts whose id begins with the text, then those that contain it; shorter ids first, at most 20. */
export async function search(ctx: FigureContext, text: string): Promise<SearchHit[]> {
  const wanted = text.trim();
  if (wanted === '') return [];
  const matches = (kind: Kind, source: Fragment): Promise<Match[]> =>
    ask<Match>(
      ctx,
      sql`select ${kind} as kind, code, id, starts_with(lower(id), ${wanted.toLowerCase()}) as begins from ${source}
        where ${contains(sql`id`, wanted)} order by begins desc, length(id), id limit ${int(MOST_SHOWN)}`
    );
  const consumers = await matches('consumer', sql`(select code, text as id from word_consumer)`);
  const accounts = await matches('account', sql`(select code, text as id from word_account)`);
  const contacts = await matches('contact', sql`(select n as code, contact_id as id from contact)`);
  const people = new Set(consumers.map(({ id }) => id));
  const all = [...consumers, ...accounts.filter(({ id }) => !people.has(id)), ...contacts];
  const best = [...all.filter(({ begins }) => begins), ...all.filter(({ begins }) => !begins)].slice(
    0,
    MOST_SHOWN
  );
  return counted(ctx, best);
}

interface Counts {
  [column: string]: string | number | null;
  code: number;
  consumer: string | null;
  contacts: number;
  violations: number;
}

async function counted(ctx: FigureContext, matches: readonly Match[]): Promise<SearchHit[]> {
  const counts = new Map<string, Counts>();
  for (const [kind, column] of [
    ['consumer', 'consumer'],
    ['account', 'account'],
    ['contact', 'n']
  ] as const) {
    const codes = matches.filter((match) => match.kind === kind).map(({ code }) => code);
    if (codes.length === 0) continue;
    const key = name(column);
    const rows = await ask<Counts>(
      ctx,
      sql`select s.code, w.text as consumer, s.contacts, coalesce(f.violations, 0) as violations
        from (select ${key} as code, arg_max(consumer, n) as person, count(*) as contacts from shown where ${key} in (${ints(codes)}) group by ${key}) s
        left join word_consumer w on w.code = s.person
        left join (select ${key} as code, count(*) as violations from finding where ${key} in (${ints(codes)}) group by ${key}) f on f.code = s.code`
    );
    for (const row of rows) counts.set(`${kind}:${row.code}`, row);
  }
  return matches.map(({ kind, code, id }) => {
    const row = counts.get(`${kind}:${code}`);
    return {
      kind,
      id,
      consumerId: kind === 'consumer' ? id : (row?.consumer ?? null),
      contacts: row?.contacts ?? 0,
      violations: row?.violations ?? 0
    };
  });
}
