import type { Zones } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { sql } from '#lib/core/sql';

/**
 * Table `zone_candidate` (zone, position, since, until, shift): offsets of the second and later candidates of a zone cell,
 * for the stretches of time within the log. The first candidate's local time stands in the contact itself.
 */
export async function prepareCandidates(
  engine: Engine,
  zones: Zones,
  { firstInstant, lastInstant }: { firstInstant: number; lastInstant: number }
): Promise<void> {
  await engine.query(
    sql`create or replace table zone_candidate (zone integer, position integer, since bigint, until bigint, shift integer)`
  );
  const cells = await engine.query<{ code: number; text: string }>(
    sql`select code, text from word_zone where text like ${'%;%'}`
  );
  const rows: number[][] = [];
  for (const { code, text } of cells) {
    text.split(';').forEach((zone, position) => {
      if (position === 0) return;
      const { until, offset } = zones.transitions(zone.trim(), firstInstant, lastInstant);
      offset.forEach((shift, i) => {
        const since = i === 0 ? Number.MIN_SAFE_INTEGER : until[i - 1]!;
        rows.push([
          code,
          position,
          since,
          i === offset.length - 1 ? Number.MAX_SAFE_INTEGER : until[i]!,
          shift
        ]);
      });
    });
  }
  const column = (i: number, type: 'int32' | 'int64') => ({ type, values: rows.map((row) => row[i]!) });
  if (rows.length === 0) return;
  await engine.append(
    'zone_candidate',
    {
      zone: column(0, 'int32'),
      position: column(1, 'int32'),
      since: column(2, 'int64'),
      until: column(3, 'int64'),
      shift: column(4, 'int32')
    },
    rows.length
  );
}
