import { CHANNELS, COMPLAINT_OUTCOMES, COMPLAINT_SEVERITIES } from '#lib/core/domain';
import {
  afterBusinessDays,
  complaintApplicability,
  reportingDay,
  type OracleComplaint,
  type OracleEnv,
  type OracleLog,
  type OracleRule,
  type OracleSegment,
  type OracleVerdict
} from '../oracle';
import type { ComplaintDeadlineParams } from './params';

type Params = ComplaintDeadlineParams;
type Tier = Params['tiers'][number];
type Field = keyof Tier['when'];
type Verdict = OracleVerdict['verdict'] | 'not applicable';

interface Judged {
  verdict: Verdict;
  measured?: number;
  limit?: number;
}

const FIELDS = ['agency', 'agent', 'channel', 'category', 'severity', 'outcome'] as const satisfies Field[];

const listOf = (value: string | string[] | undefined): string[] | null =>
  value === undefined ? null : typeof value === 'string' ? [value] : value;

const fits = (complaint: OracleComplaint, { when }: Tier): boolean =>
  FIELDS.every((field) => listOf(when[field])?.includes(complaint[field]!) ?? true);

/** Every value a missing field could have: its words, or those that some tier names and one that none does. */
function valuesOf(field: Field, tiers: readonly Tier[]): string[] {
  const closed = { channel: CHANNELS, severity: COMPLAINT_SEVERITIES, outcome: COMPLAINT_OUTCOMES };
  if (field === 'outcome' || field === 'severity' || field === 'channel') return [...closed[field]];
  const named = tiers.flatMap(({ when }) => listOf(when[field]) ?? []);
  return [...named, `other than ${named.join()}`];
}

/** The complaint with each combination of values for those of its fields that tiers ask for and it lacks. */
function completed(complaint: OracleComplaint, tiers: readonly Tier[]): OracleComplaint[] {
  const open = FIELDS.find(
    (field) => complaint[field] === null && tiers.some(({ when }) => when[field] !== undefined)
  );
  if (open === undefined) return [complaint];
  return valuesOf(open, tiers).flatMap((value) => completed({ ...complaint, [open]: value }, tiers));
}

/** Date on which the deadline falls; null when the calendar is not known so far. */
function deadlineOf(complaint: OracleComplaint, tier: Tier, env: OracleEnv): number | null {
  const received = reportingDay(complaint.received_at, complaint.writtenDay, env);
  if ('days' in tier) return Math.max(received + tier.days, complaint.extended_to ?? received);
  const calendar = tier.calendar === undefined ? null : env.calendar(tier.calendar);
  const last = afterBusinessDays(received, tier.business_days, calendar);
  return last === null ? null : Math.max(last, complaint.extended_to ?? last);
}

/** Earliest and latest date that is held against the deadline. */
function daysTested(complaint: OracleComplaint, env: OracleEnv): [number, number] {
  const { closed_at: closed, closedWrittenDay, outcome } = complaint;
  if (closed !== null) {
    const day = Math.min(reportingDay(closed, closedWrittenDay, env), env.asOf);
    return [day, day];
  }
  if (outcome === 'open') return [env.asOf, env.asOf];
  const received = reportingDay(complaint.received_at, complaint.writtenDay, env);
  return [Math.min(received, env.asOf), env.asOf];
}

function judgeComplete(complaint: OracleComplaint, tiers: readonly Tier[], env: OracleEnv): Judged {
  const tier = tiers.find((one) => fits(complaint, one));
  if (!tier) return { verdict: 'not applicable' };
  const deadline = deadlineOf(complaint, tier, env);
  if (deadline === null) return { verdict: 'cannot-judge' };
  const [earliest, latest] = daysTested(complaint, env);
  if (earliest > deadline) {
    const received = reportingDay(complaint.received_at, complaint.writtenDay, env);
    return { verdict: 'violation', measured: earliest - received, limit: deadline - received };
  }
  return { verdict: latest > deadline ? 'cannot-judge' : 'pass' };
}

/** A complaint without a date of closing whose outcome is missing is open (semantics §1). */
const withStatus = (complaint: OracleComplaint): OracleComplaint =>
  complaint.closed_at === null ? { ...complaint, outcome: complaint.outcome ?? 'open' } : complaint;

/** Verdicts of a `complaint-deadline` rule, complaint by complaint, straight from semantics §4 and §5. */
export function judge(
  rule: OracleRule,
  segments: readonly OracleSegment<Params>[],
  log: OracleLog,
  env: OracleEnv
): OracleVerdict[] {
  const verdicts: OracleVerdict[] = [];
  for (const complaint of log.complaints) {
    const id = complaint.complaint_id;
    const scope = complaintApplicability(rule, segments, complaint, env);
    if (scope.applies === 'no') continue;
    const { tiers } = segments[scope.segments[0]!]!.params;
    const found = completed(withStatus(complaint), tiers).map((one) => judgeComplete(one, tiers, env));
    const answers = new Set(found.map(({ verdict }) => verdict));
    if (answers.size === 1 && answers.has('not applicable')) continue;
    const { verdict, measured } = found[0]!;
    const limit = Math.max(...found.map((one) => one.limit ?? 0));
    if (scope.applies === 'maybe' || answers.size > 1 || verdict === 'not applicable') {
      verdicts.push({ id, verdict: 'cannot-judge', witnesses: [], missing: scope.missing ?? 'category' });
    } else if (verdict === 'violation') verdicts.push({ id, verdict, measured, limit, witnesses: [] });
    else verdicts.push({ id, verdict, witnesses: [] });
  }
  return verdicts;
}
