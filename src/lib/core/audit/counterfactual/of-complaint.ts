import { PASS } from '#lib/core/domain';
import type { ComplaintRuleKind, GroupCounts, GroupRuleKind } from '#lib/core/rules';
import { int, sql } from '#lib/core/sql';
import { ask, type FigureContext } from '../figures/context';
import type { CompiledRule } from '#lib/core/compile';
import type { StoredFinding } from '../findings/explained';
import { storedComplaints } from '../findings/stored-complaints';
import { instantAt } from './local-time';
import { closedBy, closedEarlier, fewerComplaints } from './sentences';
import type { Change, Counterfactual } from './types';
import { widened } from './world';

/** Whether a complaint complies when closed like this: judged again, alone. */
async function complies(
  ctx: FigureContext,
  compiled: CompiledRule,
  complaint: number,
  change: Extract<Change, { does: 'close' | 'close-on' }>
): Promise<boolean> {
  const [at, span, day] =
    change.does === 'close'
      ? [int(change.at), sql`0`, sql`null`]
      : [int(change.day * 86_400), sql`86399`, int(change.day)];
  const verdicts = widened(compiled).segments.map(
    ({ verdicts }) => sql`select n, verdict from (${verdicts})`
  );
  const rows = await ask<{ verdict: number }>(
    ctx,
    sql`with complaint as materialized (select * replace (${at}::bigint as closed_at, ${span}::integer as closed_span, ${day}::integer as closed_day)
        from main.complaint where n = ${int(complaint)})
      select verdict from (${verdicts.reduce((all, one) => sql`${all} union all ${one}`)})`
  );
  return rows.length === 1 && rows[0]!.verdict === PASS;
}

/** The latest day on which closing it would have been in time, and not a day later. */
export async function complaintCounterfactuals(
  ctx: FigureContext,
  stored: StoredFinding
): Promise<Counterfactual[]> {
  const { compiled } = ctx.judgement.rules[stored.rule]!;
  const { kind, rulebook, segments } = compiled;
  const complaint = (await storedComplaints(ctx, [stored.complaint!])).get(stored.complaint!)!;
  const params = segments[stored.segment]!.segment.params as never;
  const due = (kind as ComplaintRuleKind<never>).closedBy?.(params, {
    day: stored.day!,
    measured: stored.measured,
    limit: stored.limit_value
  });
  if (due == null) return [];
  const zone = rulebook.timeZone ?? 'UTC';
  const { complaint_id: complaintId, closed_at: closed, closed_day: written, received_at } = complaint;
  const local = closed === null || written !== null ? null : ctx.zones.localAt(zone, closed);
  const on = (day: number): Extract<Change, { does: 'close' | 'close-on' }> =>
    local === null
      ? { does: 'close-on', complaintId, day }
      : {
          does: 'close',
          complaintId,
          at: Math.max(received_at, instantAt(ctx.zones, zone, day, local.second))
        };
  const change = on(due);
  const does = (what: typeof change): Promise<boolean> => complies(ctx, compiled, complaint.n, what);
  if (!(await does(change)) || (await does(on(due + 1)))) return [];
  const closedDay = written ?? local?.day ?? null;
  return [{ change, message: closedDay === null ? closedBy(due) : closedEarlier(closedDay - due, due) }];
}

/** How many complaints fewer would have kept a group within its limit. */
export async function groupCounterfactuals(
  ctx: FigureContext,
  stored: StoredFinding
): Promise<Counterfactual[]> {
  const judged = ctx.judgement.rules[stored.rule]!;
  const kind = judged.compiled.kind as GroupRuleKind<never>;
  const params = judged.compiled.segments[stored.segment]!.segment.params as never;
  const rows = await ask<{
    label: string;
    period: string;
    complaints: number;
    maybe: number;
    denominator: number;
  }>(
    ctx,
    sql`select label, period, complaints, maybe, denominator from group_verdict where rule = ${int(stored.rule)}
      and period = (select period from group_verdict where rule = ${int(stored.rule)} and label = ${stored.label}) order by label`
  );
  const groups = rows.map(({ label, period, complaints, maybe, denominator }): GroupCounts => ({
    key: label,
    period,
    sure: complaints,
    maybe,
    denominator
  }));
  const own = groups.findIndex(({ key }) => key === stored.label);
  const count = own < 0 ? null : (kind.fewer?.(params, groups, own) ?? null);
  return count === null
    ? []
    : [{ change: { does: 'fewer', complaints: count }, message: fewerComplaints(count) }];
}
