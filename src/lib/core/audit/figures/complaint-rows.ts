import { COMPLAINT_OUTCOMES, COMPLAINT_SEVERITIES, type Filter } from '#lib/core/domain';
import { all, int, sql, type Fragment } from '#lib/core/sql';
import { DAYS_BEFORE, prepareComplaints } from './complaint-table';
import { ask, type FigureContext } from './context';
import { DAY, type Scene } from './scene';
import type { ComplaintsFigures } from './types';
import { oneOf, shownRules, whereShown } from './where';

/** A complaint with what came before it: outbound contacts and violations of the rules shown of its consumer in 30 days. */
export type ComplaintRow = ComplaintsFigures['recent'][number] & { file: string; line: number };

type Stored = Omit<ComplaintRow, 'file' | 'severity' | 'outcome'> & {
  file: number;
  severity: number | null;
  outcome: number | null;
};

/** Complaints of a filter and further conditions over `figure_complaint`, latest first. */
export async function recentComplaints(
  ctx: FigureContext,
  scene: Scene,
  filter: Filter,
  limit: number,
  offset = 0,
  conditions: readonly Fragment[] = []
): Promise<ComplaintRow[]> {
  await prepareComplaints(ctx);
  const rules = shownRules(ctx.judgement, filter);
  const rows = await ask<Stored & Record<string, string | number | null>>(
    ctx,
    sql`with page as materialized (
        select * from figure_complaint where ${all([whereShown(scene, filter), ...conditions])}
        order by received desc, n desc limit ${int(limit)} offset ${int(offset)})
      select p.complaint_id as "complaintId", p.day as "receivedDay", a.text as agency, ac.text as "accountId", co.text as "consumerId",
        ca.text as category, p.severity, p.outcome, p.contacts_before as "contactsBefore", coalesce(f.violations, 0) as "violationsBefore",
        p.file, p.line
      from page p
      left join word_agency a on a.code = p.agency
      left join (from word_account where code in (select account from page)) ac on ac.code = p.account
      left join (from word_consumer where code in (select consumer from page)) co on co.code = p.consumer
      left join word_category ca on ca.code = p.category
      left join (
        select p.n, count(*) as violations from page p join finding f
          on f.consumer = p.consumer and f.instant < p.received and f.instant >= p.received - ${int(DAYS_BEFORE * DAY)}
        where f.n is not null and ${oneOf(rules)} group by p.n
      ) f on f.n = p.n
      order by p.received desc, p.n desc`
  );
  return rows.map((row) => ({
    ...row,
    severity: row.severity === null ? null : COMPLAINT_SEVERITIES[row.severity]!,
    outcome: row.outcome === null ? null : COMPLAINT_OUTCOMES[row.outcome]!,
    file: ctx.fileName(row.file)
  }));
}
