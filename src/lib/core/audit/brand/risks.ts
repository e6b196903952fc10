import { CHANNELS, type Filter } from '#lib/core/domain';
import { int, sql } from '#lib/core/sql';
import { wilsonInterval } from '#lib/core/stats';
import type { JudgedRule } from '../judge';
import { ask, type FigureContext } from '../figures/context';
import { maskOf, prepareMarks, type FoundTotals } from '../figures/found';
import { prepareReach, isWholeMonths, whereReached } from '../figures/reach';
import { rateOf, rounded } from '../figures/rate';
import type { Scene } from '../figures/scene';
import { contactsOf, sum, type CellTotal } from '../figures/totals';
import type { Rate } from '../figures/types';
import { shownRules, whereShown } from '../figures/where';
import type { Risks } from './types';

const PER_THOUSAND = 1000;
const PERCENT = 100;
const VISIT = CHANNELS.indexOf('visit');
const CONFIDENCE = 0.95;

/** People with that many outbound contacts, by agency; agency null is all agencies together. */
export interface Load {
  agency: number | null;
  contacts: number;
  people: number;
}

export async function loadsBy(ctx: FigureContext, scene: Scene, filter: Filter): Promise<Load[]> {
  const isByMonth = isWholeMonths(filter);
  if (isByMonth) await prepareReach(ctx);
  const rows = isByMonth
    ? sql`select agency, consumer, sum(contacts)::bigint as contacts from figure_reach
        where consumer is not null and ${whereReached(scene, filter)} group by agency, consumer`
    : sql`select agency, consumer, count(*) as contacts from shown
        where direction = 0 and consumer is not null and ${whereShown(scene, filter)} group by agency, consumer`;
  return ask<Load & Record<string, number | null>>(
    ctx,
    sql`with load as materialized (${rows})
      select agency, contacts, count(*) as people from load where agency is not null group by agency, contacts
      union all
      select null, contacts, count(*) from (select sum(contacts)::bigint as contacts from load group by consumer) group by contacts
      order by contacts desc`
  );
}

const MOST_CONTACTED = 0.01;

/** Contacts on the most-contacted 1 % of people; `loads` of one agency, highest first. */
function burdenOf(loads: readonly Load[]): { part: number; base: number } {
  const people = sum(loads.map((load) => load.people));
  let left = Math.ceil(people * MOST_CONTACTED - 1e-9);
  let part = 0;
  for (const load of loads) {
    const taken = Math.min(left, load.people);
    part += taken * load.contacts;
    left -= taken;
  }
  return { part, base: sum(loads.map((load) => load.people * load.contacts)) };
}

/** People with a violating contact, and those with more than one. */
export interface Repeat {
  agency: number | null;
  affected: number;
  repeated: number;
}

export async function repeatsBy(ctx: FigureContext, scene: Scene, filter: Filter): Promise<Repeat[]> {
  await prepareMarks(ctx);
  const mask = maskOf(shownRules(ctx.judgement, filter));
  return ask<Repeat & Record<string, number | null>>(
    ctx,
    sql`with person as materialized (
        select agency, consumer, count(*) as contacts from figure_violating
        where consumer is not null and rules & ${mask} <> 0 and ${whereShown(scene, filter)} group by agency, consumer)
      select agency, count(*) as affected, count(*) filter (where contacts > 1) as repeated from person
      where agency is not null group by agency
      union all
      select null, count(*), count(*) filter (where contacts > 1) from (
        select sum(contacts)::bigint as contacts from person group by consumer)`
  );
}

/** Outbound contacts and visits among them. */
export interface Visiting {
  [column: string]: number;
  agency: number;
  outbound: number;
  visits: number;
}

export const visitsBy = (ctx: FigureContext, scene: Scene, filter: Filter): Promise<Visiting[]> =>
  ask<Visiting>(
    ctx,
    sql`select coalesce(agency, -1) as agency, sum(contacts)::bigint as outbound,
        coalesce(sum(contacts) filter (where channel = ${int(VISIT)}), 0)::bigint as visits
      from cell where direction = 0 and ${whereShown(scene, filter)} group by agency`
  );

export interface Counts {
  /** Of the agency, or of all. */
  cells: readonly CellTotal[];
  found: FoundTotals['found'];
  loads: readonly Load[];
  repeat: Repeat | undefined;
  visiting: readonly Visiting[];
  complaints: number;
  accounts: number;
}

const plain = (count: number, base: number): Rate => ({
  count,
  base,
  scale: PERCENT,
  value: base === 0 ? null : rounded((count / base) * PERCENT),
  low: null,
  high: null
});

function shareOf(count: number, base: number): Rate {
  if (base === 0) return plain(count, base);
  const { lower, upper } = wilsonInterval(count, base, CONFIDENCE);
  return { ...plain(count, base), low: rounded(lower * PERCENT), high: rounded(upper * PERCENT) };
}

export function risksOf(rules: readonly JudgedRule[], counts: Counts): Risks {
  const ofContacts = rules.filter(({ compiled }) => compiled.kind.judges === 'contacts');
  const violations = (own: readonly JudgedRule[]): number =>
    sum(
      counts.found
        .filter(({ rule }) => own.some(({ index }) => index === rule))
        .map((each) => each.violations)
    );
  const severe = ofContacts.filter(({ compiled }) => compiled.rule.severity === 'critical');
  const hours = ofContacts.filter(({ compiled }) => compiled.kind.family === 'hours');
  const burden = burdenOf(counts.loads);
  return {
    complaints: rateOf(counts.complaints, counts.accounts, PER_THOUSAND),
    severe: rateOf(violations(severe), contactsOf(counts.cells, 'judged', rules), PER_THOUSAND),
    hours: rateOf(
      violations(hours),
      sum(hours.map((rule) => contactsOf(counts.cells, 'judged', [rule]))),
      PER_THOUSAND
    ),
    repeat: shareOf(counts.repeat?.repeated ?? 0, counts.repeat?.affected ?? 0),
    burden: plain(burden.part, burden.base),
    visits: plain(
      sum(counts.visiting.map(({ visits }) => visits)),
      sum(counts.visiting.map(({ outbound }) => outbound))
    )
  };
}
