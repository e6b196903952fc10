import { sql, type Fragment } from '#lib/core/sql';
import type { SelectScope } from './rule-kind';

/** How a contact is judged from its own row, or from a relation of rows that stands in for `scoped`. */
export interface OwnJudgement {
  /** Rows the rule looks at, a condition over `scoped`. */
  covered: Fragment;
  /** Whether the rule is broken, three-valued: unknown is cannot judge. */
  broken: Fragment;
  /** The column on which an unknown answer hangs. */
  missing: Fragment;
  /** Of violations; null where nothing is measured. */
  measured?: Fragment;
  limit?: Fragment;
  rows?: Fragment;
}

/** Verdicts of a kind for which no other contact is asked, with the columns of ContactRuleKind.select. */
export function byItself(
  scope: SelectScope,
  { covered, broken, missing, measured, limit, rows = scope.scoped }: OwnJudgement
): Fragment {
  const none = sql`null`;
  return sql`
  select n, verdict, case verdict when 1 then measured end::double as measured, case verdict when 1 then limit_value end::double as limit_value,
    case verdict when 2 then missing end as missing, null::integer as cause
  from (
    select n, case
        when doubt is not null then 2
        when excused then 0
        when broken then 1
        when broken is null then 2
        else 0 end::tinyint as verdict,
      ${measured ?? none} as measured, ${limit ?? none} as limit_value, coalesce(doubt, ${missing}) as missing
    from (select *, ${broken} as broken from ${rows} where here and applies is not false and (${covered}) is not false)
  )`;
}

/** A contact that breaks a rule by itself proves itself. */
export const itself = (findings: Fragment): Fragment => sql`select n, n as witness from ${findings}`;
