import {
  DIRECTIONS,
  VERDICTS,
  type Channel,
  type Direction,
  type Filter,
  type Verdict
} from '#lib/core/domain';
import { all, int, sql, type Fragment } from '#lib/core/sql';
import type { FigureContext } from '../figures/context';
import { maskOf, prepareMarks } from '../figures/found';
import { LAST_BIN } from '../figures/frequency';
import { timed } from '../figures/hours-table';
import { loadsOf } from '../figures/load-table';
import { sceneOf, weekdayOf, type Scene } from '../figures/scene';
import type { TimelineContact } from '../figures/types';
import { shownRules, whereShown } from '../figures/where';
import type { JudgedRule } from '../judge';
import { pageOfContacts } from './timeline';

/** The rows behind a mark. Everything given narrows; weeks and days travel in the filter. */
export interface ContactQuery {
  filter: Filter;
  /** Figures count outbound contacts, so this is the default. */
  direction?: Direction | 'any';
  agency?: string;
  channel?: Channel;
  /** Monday = 0. */
  weekday?: number;
  hour?: number;
  /** Minute of the local day. */
  minute?: number;
  /** Position of the days-past-due band; −1 is unknown. */
  band?: number;
  /** Contacts at which the subject's window was fullest and held `count` contacts (`atLeast`: or more). */
  load?: { rule: number; count: number; atLeast: boolean };
  /** Contacts with that share of people, 0 … 1, who had the most outbound contacts under the filter. */
  mostContacted?: number;
  /** Contacts on which a rule gave this verdict. */
  verdict?: { rule: number; verdict: Exclude<Verdict, 'pass'> };
  /** Contacts to which at least one of the rules shown applies or may apply; `judged` by at least one, or by none. */
  coverage?: 'judged' | 'not-judged';
  /** Contacts with a violation of at least one of the rules shown. */
  violating?: true;
  /** The same, of people who have more than one of them under the filter. */
  repeated?: true;
  consumerId?: string;
  offset: number;
  limit: number;
}

export async function contactsOf(
  ctx: FigureContext,
  query: ContactQuery
): Promise<{ contacts: TimelineContact[]; total: number }> {
  const scene = await sceneOf(ctx);
  const {
    filter,
    direction = 'outbound',
    agency,
    channel,
    weekday,
    hour,
    minute,
    band,
    load,
    mostContacted,
    verdict,
    coverage,
    violating,
    repeated,
    consumerId
  } = query;
  const narrowed: Filter[] = [
    filter,
    ...(agency === undefined ? [] : [{ ...filter, agencies: [agency] }]),
    ...(channel === undefined ? [] : [{ ...filter, channels: [channel] }])
  ];
  const conditions = [
    ...narrowed.map((each) => whereShown(scene, each)),
    ...(direction === 'any' ? [] : [sql`direction = ${int(DIRECTIONS.indexOf(direction))}`]),
    ...(weekday === undefined ? [] : [sql`${timed(scene)} and ${weekdayOf(sql`day`)} = ${int(weekday)}`]),
    ...(hour === undefined ? [] : [sql`${timed(scene)} and minute // 60 = ${int(hour)}`]),
    ...(minute === undefined ? [] : [sql`${timed(scene)} and minute = ${int(minute)}`]),
    ...(band === undefined ? [] : [sql`band = ${int(band)}`]),
    ...(load === undefined ? [] : [sql`n in (${await fullest(ctx, load, whereShown(scene, filter))})`]),
    ...(mostContacted === undefined
      ? []
      : [sql`consumer in (${mostContactedPeople(mostContacted, whereShown(scene, filter))})`]),
    ...(verdict === undefined
      ? []
      : [
          sql`n in (select n from exception where rule = ${int(verdict.rule)} and verdict = ${int(VERDICTS.indexOf(verdict.verdict))})`
        ]),
    ...(coverage === undefined ? [] : [covered(shownRules(ctx.judgement, filter), coverage)]),
    ...(violating === undefined ? [] : [await violatingOf(ctx, shownRules(ctx.judgement, filter))]),
    ...(repeated === undefined ? [] : [await repeatedOf(ctx, scene, filter)]),
    ...(consumerId === undefined
      ? []
      : [sql`consumer in (select code from word_consumer where text = ${consumerId})`])
  ];
  return pageOfContacts(ctx, sql`shown`, all(conditions), query);
}

/** The people of the burden curve up to a share of all: most contacted first, as the curve counts them. */
const mostContactedPeople = (share: number, shown: Fragment): Fragment =>
  sql`select consumer from (
    select consumer, row_number() over (order by count(*) desc, consumer) as place, count(*) over () as people
    from shown where direction = 0 and consumer is not null and ${shown} group by consumer
  ) where place <= ceil(people * ${share} - 1e-9)`;

async function violatingOf(ctx: FigureContext, rules: readonly JudgedRule[]): Promise<Fragment> {
  await prepareMarks(ctx);
  return sql`n in (select n from figure_violating where rules & ${maskOf(rules)} <> 0)`;
}

async function repeatedOf(ctx: FigureContext, scene: Scene, filter: Filter): Promise<Fragment> {
  const violating = await violatingOf(ctx, shownRules(ctx.judgement, filter));
  return sql`${violating} and consumer in (select consumer from figure_violating
    where consumer is not null and ${violating} and ${whereShown(scene, filter)} group by consumer having count(*) > 1)`;
}

function covered(rules: readonly JudgedRule[], coverage: NonNullable<ContactQuery['coverage']>): Fragment {
  const mask = maskOf(rules);
  const judging = sql`scope & ${mask} & ~coalesce((select bit_or(1::bigint << rule) from exception e where e.n = shown.n and verdict = 2), 0)`;
  return coverage === 'judged' ? sql`(${judging}) <> 0` : sql`scope & ${mask} <> 0 and (${judging}) = 0`;
}

/** One contact per subject and bar: the first at which its window was as full as it ever was under the filter. */
async function fullest(
  ctx: FigureContext,
  { rule, count, atLeast }: NonNullable<ContactQuery['load']>,
  shown: Fragment
): Promise<Fragment> {
  const judged = ctx.judgement.rules[rule];
  if (!judged) throw new RangeError(`no rule ${rule}`);
  const loads = await loadsOf(ctx, judged);
  const wanted = atLeast || count >= LAST_BIN ? sql`peak >= ${int(count)}` : sql`peak = ${int(count)}`;
  return sql`select first from (
    select max(load) as peak, arg_max(n, load * 4294967296 - n) as first from ${loads} where ${shown} group by subject) where ${wanted}`;
}
