import { int, sql } from '#lib/core/sql';
import { ask, type FigureContext } from '../figures/context';
import { sceneOf } from '../figures/scene';
import type { Evidence } from '../figures/types';
import type { JudgedRule } from '../judge';
import { explainAll, type ExplainedFinding, type StoredFinding } from './explained';
import { rowOf } from './page';
import type { StoredComplaint } from './stored-complaints';
import { timelineRows } from './timeline';

const MOST_SHOWN = 200;

/** Everything that proves a finding. Throws RangeError for a key that is none of this judgement. */
export async function evidenceOf(ctx: FigureContext, key: string): Promise<Evidence> {
  const scene = await sceneOf(ctx);
  const finding = await findingOf(ctx, key);
  const { judged, contact, explanation, since, citation, stored } = finding;
  const witnesses = await witnessesOf(ctx, judged, stored);
  const { shown, more } = await stretch(ctx, finding, witnesses);
  const timeline = await timelineRows(ctx, shown);
  const idOf = new Map(timeline.map(({ n, contactId }) => [n, contactId]));
  return {
    finding: rowOf(scene, finding),
    message: explanation.message,
    ruleTitle: judged.compiled.rule.title,
    citation,
    since,
    consentUnrecorded:
      judged.compiled.rule.except.includes('consent') && contact !== null && contact.consent === null,
    witnesses: witnesses.flatMap((n) => idOf.get(n) ?? []),
    timeline,
    more
  };
}

/** A finding by its key. Throws RangeError for one that is none of this judgement. */
export async function storedFinding(ctx: FigureContext, key: string): Promise<StoredFinding> {
  const parts = /^(\d+)(?:([:!])(\d+)|=([\s\S]*))$/.exec(key);
  const which =
    parts?.[3] === undefined
      ? sql`label = ${parts?.[4] ?? ''}`
      : sql`${parts[2] === ':' ? sql`n` : sql`complaint`} = ${int(Number(parts[3]))}`;
  const [stored] = parts
    ? await ask<StoredFinding>(
        ctx,
        sql`select rule, segment, n, label, complaint, measured, limit_value, cause, day, minute, agency from finding
          where rule = ${int(Number(parts[1]))} and ${which}`
      )
    : [];
  if (!stored) throw new RangeError(`no finding ${key}`);
  return stored;
}

const findingOf = async (ctx: FigureContext, key: string): Promise<ExplainedFinding> =>
  (await explainAll(ctx, [await storedFinding(ctx, key)]))[0]!;

/** Contacts that make a finding, in order; none for a group. */
async function witnessesOf(
  ctx: FigureContext,
  { compiled }: JudgedRule,
  { n, cause, segment }: StoredFinding
): Promise<number[]> {
  if (n === null) return [];
  const own = sql`(select ${int(n)}::integer as n, ${cause === null ? sql`null` : int(cause)}::integer as cause)`;
  const witnesses = compiled.segments[segment]!.witnesses(own);
  if (!witnesses) return [];
  const rows = await ask<{ witness: number }>(
    ctx,
    sql`select distinct witness from (${witnesses}) order by witness`
  );
  return rows.map(({ witness }) => witness);
}

/** The witnesses and the subject's contacts nearest to the finding, in order; `more` are those of the subject left out. */
async function stretch(
  ctx: FigureContext,
  { contact, complaint }: ExplainedFinding,
  witnesses: readonly number[]
): Promise<{ shown: number[]; more: number }> {
  if (contact === null) return complaint === null ? { shown: [], more: 0 } : around(ctx, complaint);
  const { consumer, n } = contact;
  const own = await ask<{ n: number }>(
    ctx,
    consumer === null
      ? sql`select n from shown where account = (select account from shown where n = ${int(n)}) order by n`
      : sql`select n from shown where consumer = (select consumer from shown where n = ${int(n)}) order by n`
  );
  const all = own.map((row) => row.n);
  return nearest(all, all.indexOf(n), [n, ...witnesses.slice(1 - MOST_SHOWN)]);
}

/** The contacts of who complained, nearest to when the complaint was received. */
async function around(
  ctx: FigureContext,
  { n, received_at }: StoredComplaint
): Promise<{ shown: number[]; more: number }> {
  const own = await ask<{ n: number; t: number }>(
    ctx,
    sql`select n, t from shown where consumer = (select consumer from complaint where n = ${int(n)}) order by n`
  );
  return nearest(
    own.map((row) => row.n),
    own.filter(({ t }) => t < received_at).length,
    []
  );
}

/** Those wanted and the ones nearest to a position, as many as are shown. */
function nearest(
  all: readonly number[],
  middle: number,
  wanted: readonly number[]
): { shown: number[]; more: number } {
  const byDistance = all
    .map((each, i) => ({ each, distance: Math.abs(i - middle) }))
    .sort((a, b) => a.distance - b.distance);
  const shown = new Set(wanted);
  for (const { each } of byDistance) {
    if (shown.size >= MOST_SHOWN) break;
    shown.add(each);
  }
  return { shown: [...shown].sort((a, b) => a - b), more: all.filter((each) => !shown.has(each)).length };
}
