import type { CompiledRule } from '#lib/core/compile';
import type { Filter } from '#lib/core/domain';
import type { ContactRuleKind } from '#lib/core/rules';
import { int, join, sql } from '#lib/core/sql';
import type { FigureContext } from '../figures/context';
import { sceneOf } from '../figures/scene';
import { whereShown } from '../figures/where';
import type { JudgedRule, Judgement } from '../judge';

/** Contacts by the values in force, agency and how many their window holds. */
export interface LoadCount {
  [column: string]: number | null;
  segment: number;
  agency: number | null;
  load: number;
  count: number;
}

interface Made {
  key: string;
  loads: Promise<LoadCount[]>;
}
const made = new WeakMap<Judgement, Made>();

/** Made once per rule and filter and kept until another is asked for. Not aborted: the next question needs it too. */
export function loadCounts(ctx: FigureContext, judged: JudgedRule, filter: Filter): Promise<LoadCount[]> {
  const key = JSON.stringify([judged.index, filter]);
  const last = made.get(ctx.judgement);
  if (last?.key === key) return last.loads;
  const loads = countLoads(ctx, judged, filter);
  const entry = { key, loads };
  made.set(ctx.judgement, entry);
  loads.catch(() => {
    if (made.get(ctx.judgement) === entry) made.delete(ctx.judgement);
  });
  return loads;
}

async function countLoads(
  ctx: FigureContext,
  { compiled }: JudgedRule,
  filter: Filter
): Promise<LoadCount[]> {
  const scene = await sceneOf(ctx);
  const loads = compiled.segments.flatMap(({ load, isIdle }, segment) =>
    isIdle ? [] : [sql`select ${int(segment)} as segment, n, load from (${load!})`]
  );
  if (loads.length === 0) return [];
  return ctx.engine.query<LoadCount>(sql`
    select l.segment, s.agency, l.load::integer as load, count(*)::integer as count
    from (${join(loads, '\nunion all\n')}) l join shown s on s.n = l.n where ${whereShown(scene, filter)} group by all`);
}

/** Limits of the tried rule by segment of the saved one; null where more than limits differs. */
export function limitsInstead(saved: CompiledRule, tried: CompiledRule): number[] | null {
  const { limit } = tried.kind as ContactRuleKind<never>;
  if (limit === undefined || saved.segments.length !== tried.segments.length) return null;
  const isSame = saved.segments.every(({ load }, i) => {
    const other = tried.segments[i]!.load;
    return load !== null && other !== null && JSON.stringify(load) === JSON.stringify(other);
  });
  return isSame ? tried.segments.map(({ segment }) => limit(segment.params as never).max) : null;
}
