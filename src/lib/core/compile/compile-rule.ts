import type { DaysOff, Zones } from '#lib/core/domain';
import type { Rule, Rulebook, Segment } from '#lib/core/rulebook';
import type {
  ComplaintRuleKind,
  ContactRuleKind,
  GroupRuleKind,
  RuleKind,
  SelectScope
} from '#lib/core/rules';
import { all, int, join, nameLiteral, sql, type Fragment } from '#lib/core/sql';
import {
  contactConditions,
  inEffect,
  isJudgedBy,
  open,
  versionOn,
  within,
  type DayRange
} from './applicability';
import { businessDaysUpTo } from './business-days';
import { DAY, localIn, offsetAt, shiftedDay } from './local-time';
import { complaintApplies, scopedComplaints } from './scoped-complaints';

/** What rules are compiled against besides themselves: the log, zones and resolved calendars. */
export interface CompileContext {
  /** Instants of contacts and complaints lie within these, in epoch seconds. */
  firstInstant: number;
  lastInstant: number;
  /** All instants of the log do: of requests, notices and placements too. */
  earliest: number;
  latest: number;
  /** Instant of the first contact. */
  logStart: number;
  /** The as-of date, days since 1970-01-01. */
  asOf: number;
  /** Canonical columns with a value in some contact. */
  knownColumns: ReadonlySet<string>;
  zones: Zones;
  /** By id as the rulebook names them. */
  calendars: ReadonlyMap<string, DaysOff>;
}

/** One stretch of time with constant values, compiled. `P` of its kind stays inside. */
export interface CompiledSegment {
  segment: Segment;
  /** No contact of the log lies in this stretch: it judges none. */
  isIdle: boolean;
  /** Verdicts of contacts or complaints (columns of the kind's select) or counts of groups. */
  verdicts: Fragment;
  /**
   * Adds to a relation of contacts with a whole-number column `scope` the bit of this rule where it applies or may apply.
   * Kinds that judge no contacts: none.
   */
  cover: ((contacts: Fragment, bit: number) => Fragment) | null;
  /** For relation (n, cause) of findings their witnesses (n, witness). Kinds that judge no contacts: none. */
  witnesses(findings: Fragment): Fragment | null;
  /** For kinds with a window: (n, subject, load) of every contact that counts; else null. */
  load: Fragment | null;
}

export interface CompiledRule {
  rulebook: Rulebook;
  rule: Rule;
  kind: RuleKind<never>;
  segments: CompiledSegment[];
  /** What it was compiled against. */
  context: CompileContext;
}

/**
 * `day` and `second` of contacts for one rulebook: the consumer's zone, else the rulebook's `consumer_time_zone`; and `contact`'s
 * columns with the days past due that only this date gives.
 */
function localColumns(
  rulebook: Rulebook,
  context: CompileContext
): { columns: Fragment; day: Fragment; second: Fragment } {
  if (rulebook.consumerTimeZone === null)
    return { columns: sql`*`, day: sql`local_day`, second: sql`local_second` };
  const shift = offsetAt(transitionsOf(rulebook.consumerTimeZone, context));
  const day = sql`coalesce(local_day, ((t + ${shift}) // ${int(DAY)})::integer)`;
  return {
    columns: sql`* replace (coalesce(days_past_due, ${day} - due_day) as days_past_due)`,
    day,
    second: sql`case when span = 0 then coalesce(local_second, ((t + ${shift}) % ${int(DAY)})::integer) end`
  };
}

/** Days on which the rule has an effect: `effective`, but not before a dated parameter has its first value; `to` is exclusive. */
export function effectOf(rule: Rule, segments: Segment[]): { from: number | null; to: number | null } {
  const { from, to } = rule.effective;
  const first = segments[0]?.from ?? null;
  return { from: from === null ? first : first === null ? from : Math.max(from, first), to };
}

const transitionsOf = (zone: string, { zones, firstInstant, lastInstant }: CompileContext) =>
  zones.transitions(zone, firstInstant, lastInstant);

/** More than any zone is from UTC, in seconds. */
const FARTHEST = DAY;

/** Local dates of the log lie within these. */
const daysOf = ({ firstInstant, lastInstant }: CompileContext): DayRange => ({
  min: Math.floor((firstInstant - FARTHEST) / DAY),
  max: Math.floor((lastInstant + FARTHEST) / DAY)
});

const versionsOf = (segments: Segment[], context: CompileContext) =>
  versionOn(
    segments.slice(1).map(({ from }) => from!),
    daysOf(context)
  );

/** Every contact with what a kind needs to know of the rule's scope (SelectScope). */
function scopedContacts(
  rulebook: Rulebook,
  rule: Rule,
  segments: Segment[],
  index: number,
  covers: readonly Fragment[],
  context: CompileContext,
  contacts: Fragment = sql`contact`
): Fragment {
  const { columns, day, second } = localColumns(rulebook, context);
  const conditions = contactConditions(rule);
  const { from, to } = open(effectOf(rule, segments), daysOf(context));
  const effective = inEffect(from, to);
  const versions = versionsOf(segments, context);
  const missing = join(
    [
      ...conditions.map(({ column, holds }) => sql`when (${holds}) is null then ${nameLiteral(column)}`),
      sql`else 'time_zone'`
    ],
    ' '
  );
  const doubt = conditions.length === 0 ? nameLiteral('time_zone') : sql`case ${missing} end`;
  const undated =
    versions.constant === null ? sql` when applies and version is null then 'time_zone'` : sql``;
  return sql`(
    select *, case when applies is null then ${doubt}${undated} end as doubt,
      ${isJudgedBy(index, versions, covers)} as here
    from (
      select *, ${all([sql`direction = 0`, effective, ...conditions.map(({ holds }) => holds)])} as applies,
        ${rule.except.includes('consent') ? sql`coalesce(consent, false)` : sql`false`} as excused,
        ${versions.version} as version
      from (select ${columns}, ${day} as day, ${second} as second from ${contacts})
    )
  )`;
}

function scopeOf(
  rulebook: Rulebook,
  rule: Rule,
  segments: Segment[],
  index: number,
  covers: readonly Fragment[],
  context: CompileContext
): SelectScope {
  const effect = effectOf(rule, segments);
  const reporting = transitionsOf(rulebook.timeZone ?? 'UTC', context);
  const reportingDay: SelectScope['reportingDay'] = (t, span, writtenDay) => {
    const local = sql`((${t} + ${offsetAt(reporting, t)}) // ${int(DAY)})::integer`;
    return sql`case when ${span} > 0 then ${writtenDay} else ${local} end`;
  };
  const calendarOf = (calendar: string): DaysOff => {
    const days = context.calendars.get(calendar);
    if (!days) throw new RangeError(`no calendar ${calendar} in rulebook ${rulebook.id}`);
    return days;
  };
  return {
    scoped: scopedContacts(rulebook, rule, segments, index, covers, context),
    inZone: (zone) => localIn(transitionsOf(zone, context), sql`day`),
    daysOff: (calendar) => {
      const days = calendarOf(calendar);
      const relation =
        days.off.length === 0
          ? sql`(select null::integer as day where false)`
          : sql`(select unnest([${join(days.off.map(int), ', ')}]) as day)`;
      return { relation, knownUntil: days.knownUntil };
    },
    reportingDay,
    inEffect: (day) => within(day, effect.from, effect.to),
    complaintApplies: complaintApplies(rule),
    complaints: scopedComplaints(
      rule,
      segments[index]!,
      effect,
      reportingDay(sql`received_at`, sql`span`, sql`written_day`)
    ),
    logHas: (column) => context.knownColumns.has(column),
    logStart: context.logStart,
    asOf: context.asOf,
    localDayOf: (instant, writtenDay, zone = sql`zone`) => {
      const fallback =
        rulebook.consumerTimeZone === null
          ? sql``
          : sql` else ((${instant} + ${offsetAt(context.zones.transitions(rulebook.consumerTimeZone, context.earliest, context.latest), instant)}) // ${int(DAY)})::integer`;
      return sql`case when ${writtenDay} is not null then ${writtenDay} when ${instant} is null then null
        when ${zone} is not null then ${shiftedDay(instant, zone)}${fallback} end`;
    },
    businessDays: (day, calendar) => businessDaysUpTo(day, calendar === null ? null : calendarOf(calendar)),
    knownUntil: (calendar) => (calendar === null ? null : calendarOf(calendar).knownUntil)
  };
}

/** Compiles a rule to one statement per stretch of constant values. The kind's own code decides; nothing here asks which it is. */
export function compileRule(
  rulebook: Rulebook,
  rule: Rule,
  kind: RuleKind<never>,
  segments: Segment[],
  context: CompileContext
): CompiledRule {
  const covers = kind.judges === 'contacts' ? segments.map(({ params }) => kind.covers(params as never)) : [];
  return {
    rulebook,
    rule,
    kind,
    context,
    segments: segments.map((segment, index) => {
      const scope = scopeOf(rulebook, rule, segments, index, covers, context);
      const scoped = (contacts: Fragment): Fragment =>
        scopedContacts(rulebook, rule, segments, index, covers, context, contacts);
      const { constant } = versionsOf(segments, context);
      const isIdle = constant !== null && constant !== index;
      return kind.judges === 'contacts'
        ? contactSegment(kind, segment, isIdle, scope, scoped)
        : plainSegment(kind, segment, scope);
    })
  };
}

function contactSegment(
  kind: ContactRuleKind<never>,
  segment: Segment,
  isIdle: boolean,
  scope: SelectScope,
  scoped: (contacts: Fragment) => Fragment
): CompiledSegment {
  const params = segment.params as never;
  return {
    segment,
    isIdle,
    verdicts: kind.select(params, scope),
    cover: (contacts, bit) => sql`(
    select * exclude (day, second, applies, excused, version, doubt, here, scope),
      case when here and applies is not false and (${kind.covers(params)}) is not false then scope | (1::bigint << ${int(bit)})
        else scope end as scope
    from ${scoped(contacts)})`,
    witnesses: (findings) => kind.witnesses(params, scope, findings),
    load: kind.load?.(params, scope) ?? null
  };
}

const plainSegment = (
  kind: ComplaintRuleKind<never> | GroupRuleKind<never>,
  segment: Segment,
  scope: SelectScope
): CompiledSegment => ({
  segment,
  isIdle: false,
  verdicts: kind.select(segment.params as never, scope),
  cover: null,
  witnesses: () => null,
  load: null
});
