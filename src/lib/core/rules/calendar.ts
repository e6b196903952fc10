import { sql, type Fragment } from '#lib/core/sql';

/**
 * Months since March of year 0, for days since 1970-01-01: days-from-civil arithmetic (years start in March), so that no
 * date function of an engine is needed.
 */
export function monthNumber(day: Fragment): Fragment {
  const doe = sql`((${day} + 719468) % 146097)`;
  const yoe = sql`((${doe} - ${doe} // 1460 + ${doe} // 36524 - ${doe} // 146096) // 365)`;
  const doy = sql`(${doe} - (365 * ${yoe} + ${yoe} // 4 - ${yoe} // 100))`;
  return sql`(((${day} + 719468) // 146097) * 400 + ${yoe}) * 12 + (5 * ${doy} + 2) // 153`;
}
