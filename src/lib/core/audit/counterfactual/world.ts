import { compileRule, type CompiledRule } from '#lib/core/compile';
import { CHANNELS, OUTCOMES, PARTIES, PLACES, type Zones } from '#lib/core/domain';
import type { ContactScene, NewValues, SceneContact } from '#lib/core/rules';
import { int, join, name, sql, type Fragment } from '#lib/core/sql';
import { ask, type FigureContext } from '../figures/context';
import type { Change } from './types';

const DAY = 86_400;
/** Contacts are moved by less than this, beyond the ends of the log too. */
const FARTHEST = 400 * DAY;
/** Code of a text that nobody said. */
const UNSAID = -2;

/** The rule compiled for instants before and after the log as well. */
export const widened = ({ rulebook, rule, kind, segments, context }: CompiledRule): CompiledRule =>
  compileRule(
    rulebook,
    rule,
    kind,
    segments.map(({ segment }) => segment),
    {
      ...context,
      firstInstant: context.firstInstant - FARTHEST,
      lastInstant: context.lastInstant + FARTHEST,
      earliest: context.earliest - FARTHEST,
      latest: context.latest + FARTHEST
    }
  );

type Columns = Record<string, Fragment>;

const truth = (value: boolean): Fragment => (value ? sql`true` : sql`false`);

/** Stored columns of a contact at another instant; its days past due go with its date. */
function at(zones: Zones, { zone, day }: SceneContact, instant: number): Columns {
  const first = zone?.split(';')[0]?.trim();
  const moved = sql`${int(instant)}::bigint`;
  if (first === undefined || day === null) return { t: moved, span: sql`0` };
  const local = zones.localAt(first, instant);
  return {
    t: moved,
    span: sql`0`,
    local_day: sql`(case when zone is not null then ${int(local.day)} end)::integer`,
    local_second: sql`(case when zone is not null then ${int(local.second)} end)::integer`,
    days_past_due: sql`(days_past_due + ${int(local.day - day)})::integer`
  };
}

function valuesOf(values: NewValues): Columns {
  const out: Columns = {};
  if (values.channel) out.channel = sql`${int(CHANNELS.indexOf(values.channel))}::tinyint`;
  if (values.place) out.place = sql`${int(PLACES.indexOf(values.place))}::tinyint`;
  if (values.party) out.party = sql`${int(PARTIES.indexOf(values.party))}::tinyint`;
  for (const flag of ['recorded', 'identity_disclosed', 'consent'] as const)
    if (values[flag] !== undefined) out[flag] = truth(values[flag]);
  if (values.crew_size !== undefined) out.crew_size = sql`${int(values.crew_size)}::integer`;
  if (values.notice_at !== undefined)
    Object.assign(out, {
      notice_at: sql`${int(values.notice_at)}::bigint`,
      notice_span: sql`0::integer`,
      notice_day: sql`null::integer`
    });
  if (values.text !== undefined) out.text = sql`${int(UNSAID)}::integer`;
  return out;
}

const replaced = (columns: Columns, only: Fragment = sql`true`): Fragment => {
  const parts = Object.entries(columns).map(
    ([column, value]) => sql`case when ${only} then ${value} else ${name(column)} end as ${name(column)}`
  );
  return parts.length === 0 ? sql`*` : sql`* replace (${join(parts, ', ')})`;
};

/** The contacts of the subject as they would have been, in their order. */
function contacts(
  zones: Zones,
  { contact }: ContactScene,
  change: Change | null,
  removed: number[]
): Fragment {
  const mine = sql`n = ${int(contact.n)}`;
  const columns =
    change?.does === 'move'
      ? at(zones, contact, change.to)
      : change?.does === 'set'
        ? valuesOf(change.values)
        : {};
  const kept = removed.length === 0 ? sql`true` : sql`n not in (${join(removed.map(int), ', ')})`;
  const own = sql`select ${replaced(columns, mine)} from counterfactual_contact where ${kept}`;
  const more =
    change?.does !== 'add'
      ? []
      : change.at.map((instant, i) => {
          const { channel, party, outcome } = change.contacts;
          const other: Columns = {
            ...at(zones, contact, instant),
            ...valuesOf({ channel, ...(party ? { party } : {}) }),
            outcome: sql`${int(OUTCOMES.indexOf(outcome))}::tinyint`,
            consent: sql`null::boolean`,
            contact_id: sql`${`${contact.contactId}+${i + 1}`}`
          };
          return sql`select ${replaced(other)} from counterfactual_contact where ${mine}`;
        });
  return sql`select * replace ((row_number() over (order by t, contact_id) - 1)::integer as n) from (${join([own, ...more], '\nunion all\n')})`;
}

/** Other tables as they would have been; the rest are read as they are. */
function otherTables(change: Change | null, { contact }: ContactScene): Fragment[] {
  if (change?.does === 'close')
    return [
      sql`complaint as materialized (select * replace (
        case when complaint_id = ${change.complaintId} then ${int(change.at)}::bigint else closed_at end as closed_at,
        case when complaint_id = ${change.complaintId} then 0 else closed_span end::integer as closed_span,
        case when complaint_id = ${change.complaintId} then null else closed_day end::integer as closed_day) from main.complaint)`
    ];
  if (change?.does === 'certify') {
    const { from, until, trainedAt } = change.certificate;
    const day = (value: number | null): Fragment => (value === null ? sql`null` : int(value));
    return [
      sql`agent as materialized (select agent, trained_at, certified_from, certified_until from main.agent union all
        select agent, ${day(trainedAt)}::integer, ${day(from)}::integer, ${day(until)}::integer from counterfactual_contact where n = ${int(contact.n)})`
    ];
  }
  if (change?.does === 'set' && change.values.text !== undefined)
    return [
      sql`word_text as materialized (select code, text from main.word_text where code in (select text from counterfactual_contact)
        union all select ${int(UNSAID)}::integer, ${change.values.text})`
    ];
  return [];
}

/** What the rule says in a world: of the contact itself (null: nothing), and which others violate it. */
export interface WorldVerdict {
  own: number | null;
  violating: ReadonlySet<string>;
}

/** Judges the subject's contacts, changed, by the one rule. Nothing of it is kept. */
export async function judgeAgain(
  ctx: FigureContext,
  rule: CompiledRule,
  scene: ContactScene,
  change: Change | null
): Promise<WorldVerdict> {
  const id = scene.contact.contactId;
  const removed =
    change?.does === 'leave-out'
      ? scene.around.filter(({ contactId }) => change.contactIds.includes(contactId)).map(({ n }) => n)
      : [];
  const tables = [
    sql`contact as materialized (${contacts(ctx.zones, scene, change, removed)})`,
    ...otherTables(change, scene)
  ];
  const verdicts = rule.segments
    .filter(({ isIdle }) => !isIdle)
    .map((segment) => sql`select n, verdict from (${segment.verdicts})`);
  const rows = await ask<{ contact_id: string; verdict: number }>(
    ctx,
    sql`with ${join(tables, ', ')}
    select contact_id, verdict from (${join(verdicts, '\nunion all\n')}) v join contact c on c.n = v.n
    where verdict = 1 or contact_id = ${id}`
  );
  return {
    own: rows.find(({ contact_id }) => contact_id === id)?.verdict ?? null,
    violating: new Set(rows.flatMap((row) => (row.contact_id === id ? [] : [row.contact_id])))
  };
}
