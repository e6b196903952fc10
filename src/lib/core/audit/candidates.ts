import type { Zones } from '#lib/core/domain';
import type { Columns, Engine } from '#lib/core/engine';
import { sql } from '#lib/core/sql';

/**
 * Table `zone_candidate` (zone, position, since, until, shift): offsets of the second and later candidates of a zone cell,
 * for the stretches of time within the log. The first candidate's local time stands in the contact itself; `zone_shift`
 * (of_zone, since_t, until_t, shift_s) has its offsets for every instant of the log.
 */
export async function prepareCandidates(
  engine: Engine,
  zones: Zones,
  { earliest, latest }: { earliest: number; latest: number }
): Promise<void> {
  await engine.query(
    sql`create or replace table zone_candidate (zone integer, position integer, since bigint, until bigint, shift integer)`
  );
  await engine.query(
    sql`create or replace table zone_shift (of_zone integer, since_t bigint, until_t bigint, shift_s integer)`
  );
  const cells = await engine.query<{ code: number; text: string }>(sql`select code, text from word_zone`);
  const rows: number[][] = [];
  const first: number[][] = [];
  for (const { code, text } of cells) {
    text.split(';').forEach((zone, position) => {
      const { until, offset } = zones.transitions(zone.trim(), earliest, latest);
      offset.forEach((shift, i) => {
        const since = i === 0 ? Number.MIN_SAFE_INTEGER : until[i - 1]!;
        const end = i === offset.length - 1 ? Number.MAX_SAFE_INTEGER : until[i]!;
        if (position === 0) first.push([code, since, end, shift]);
        else rows.push([code, position, since, end, shift]);
      });
    });
  }
  await append(engine, 'zone_candidate', ['zone', 'position', 'since', 'until', 'shift'], rows);
  await append(engine, 'zone_shift', ['of_zone', 'since_t', 'until_t', 'shift_s'], first);
}

async function append(engine: Engine, table: string, names: string[], rows: number[][]): Promise<void> {
  if (rows.length === 0) return;
  const columns = names.map((name, i) => [
    name,
    { type: /^(since|until)/.test(name) ? 'int64' : 'int32', values: rows.map((row) => row[i]!) } as const
  ]);
  await engine.append(table, Object.fromEntries(columns) as Columns, rows.length);
}
