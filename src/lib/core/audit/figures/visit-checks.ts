import type { Filter } from '#lib/core/domain';
import { sql } from '#lib/core/sql';
import { ask, type FigureContext } from './context';
import type { Scene } from './scene';
import type { VisitsFigures } from './types';
import { whereShown } from './where';

/**
 * What visits are asked for: two or more collectors, a notice before they came, recorded, identity disclosed. A missing notice
 * is a miss where the log has notices at all (semantics §4), else unknown.
 */
export async function visitChecks(
  ctx: FigureContext,
  scene: Scene,
  filter: Filter
): Promise<VisitsFigures['checks']> {
  const [row] = await ask<Record<string, number>>(
    ctx,
    sql`select count(*) as visits,
        count(crew_size) as crew_size_known, count(*) filter (where crew_size >= 2) as crew_size_met,
        count(*) filter (where exists (select 1 from figure_visit where notice_at is not null)) as notice_at_known,
        count(*) filter (where notice_at <= t) as notice_at_met,
        count(recorded) as recorded_known, count(*) filter (where recorded) as recorded_met,
        count(identity_disclosed) as identity_disclosed_known, count(*) filter (where identity_disclosed) as identity_disclosed_met
      from figure_visit where ${whereShown(scene, filter)}`
  );
  return (['crew_size', 'notice_at', 'recorded', 'identity_disclosed'] as const).map((check) => ({
    check,
    known: row![`${check}_known`]!,
    met: row![`${check}_met`]!,
    visits: row!.visits!
  }));
}
