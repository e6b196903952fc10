import { compileRule, type CompiledRule } from '#lib/core/compile';
import type { SubjectKey } from '#lib/core/domain';
import type { ContactScene, SceneContact } from '#lib/core/rules';
import { int, ints, join, name, sql, type Fragment } from '#lib/core/sql';
import { ask, type FigureContext } from '../figures/context';
import {
  addedAs,
  atInstant,
  insteadOf,
  replacements,
  REPLACED,
  REPLACING,
  unsaid,
  withValues,
  type Replacement
} from './columns';
import type { Change, Instead } from './types';

/** A world: null is the one there was. */
export type Changed = Change | Instead | null;

/** Of whom worlds are made. */
export interface Whom {
  contact: Pick<SceneContact, 'n' | 'contactId' | 'zone' | 'day'>;
  around: ContactScene['around'];
}

/** Contacts are moved by less than this, beyond the ends of the log too. */
const FARTHEST = 400 * 86_400;

/** Each world has its own people: their codes lie this far apart. Twice this many worlds fit into a code. */
const APART = 2 ** 24;
const MOST_WORLDS = 64;
/** Rows of contacts in one statement. */
const MOST_ROWS = 6_000;
/** What worlds are told apart by. A rule never names one of these, so its code is free. */
const APART_BY: readonly SubjectKey[] = ['account', 'consumer', 'address', 'creditor', 'agent'];

/** The rule compiled for instants before and after the log, and an instant given, as well. */
export function widened(
  { rulebook, rule, kind, segments, context }: CompiledRule,
  instant = context.lastInstant
): CompiledRule {
  const before = (end: number): number => Math.min(end, instant) - FARTHEST;
  const after = (end: number): number => Math.max(end, instant) + FARTHEST;
  return compileRule(
    rulebook,
    rule,
    kind,
    segments.map(({ segment }) => segment),
    {
      ...context,
      firstInstant: before(context.firstInstant),
      lastInstant: after(context.lastInstant),
      earliest: before(context.earliest),
      latest: after(context.latest)
    }
  );
}

/** How many changes one statement judges: all rows of a subject that nothing tells apart are one world. */
export function worldsAtOnce(keys: readonly SubjectKey[], contacts: number): number {
  if (keys.length > 0 && !keys.some((key) => APART_BY.includes(key))) return 1;
  return Math.max(1, Math.min(MOST_WORLDS, Math.floor(MOST_ROWS / contacts)));
}

const shifted = (columns: readonly string[], world: Fragment): Fragment =>
  join(
    columns.map((column) => sql`(${name(column)} + ${world} * ${int(APART)})::integer as ${name(column)}`),
    ', '
  );

/** The contacts of the subject as they would have been in each world, in their order. */
function contacts(
  { zones }: FigureContext,
  { contact, around }: Whom,
  keys: readonly SubjectKey[],
  changes: readonly Changed[]
): Fragment {
  const mine = int(contact.n);
  const own: { before: number[]; replacement: Replacement }[] = [];
  const added: typeof own = [];
  const removed: number[][] = [];
  changes.forEach((change, world) => {
    if (change?.does === 'move')
      own.push({ before: [world], replacement: atInstant(zones, contact, change.to) });
    if (change?.does === 'set') own.push({ before: [world], replacement: withValues(change.values, world) });
    if (change?.does === 'instead')
      own.push({ before: [world], replacement: insteadOf(zones, contact, change, world) });
    if (change?.does === 'leave-out')
      for (const { n, contactId } of around)
        if (change.contactIds.includes(contactId)) removed.push([world, n]);
    if (change?.does === 'add')
      change.at.forEach((instant, i) =>
        added.push({
          before: [world, i + 1],
          replacement: addedAs(atInstant(zones, contact, instant), change.contacts)
        })
      );
  });
  const gone =
    removed.length === 0
      ? sql``
      : sql` where not exists (select 1 from (values ${join(
          removed.map((pair) => sql`(${ints(pair)})`),
          ', '
        )}) g(in_world, gone) where in_world = w.world and gone = c.n)`;
  const more =
    added.length === 0
      ? sql``
      : sql`
      union all
      select * exclude (position, ${REPLACING}) replace (${REPLACED}, null::boolean as consent, contact_id || '+' || position as contact_id)
      from (select c.*, a.* from counterfactual_contact c join ${replacements(['world', 'position'], added)} a on c.n = ${mine})`;
  const apart = [
    'account',
    'consumer',
    'address',
    ...keys.filter((key) => key === 'creditor' || key === 'agent')
  ];
  return sql`
    select * replace ((row_number() over (order by t, contact_id, world) - 1)::integer as n, ${shifted(apart, sql`world`)})
    from (
      select * exclude (${REPLACING}) replace (${REPLACED}, coalesce(to_consent, consent) as consent)
      from (select c.*, w.world, o.* exclude (own_world) from counterfactual_contact c cross join world w
        left join (select * rename (world as own_world) from ${replacements(['world'], own)}) o on own_world = w.world and c.n = ${mine}${gone})${more}
    )`;
}

const OF_SUBJECT = sql`(consumer in (select consumer from counterfactual_contact) or account in (select account from counterfactual_contact))`;

/** Requests, complaints and accounts of the people of every world. */
function otherTables(
  { contact }: Whom,
  keys: readonly SubjectKey[],
  changes: readonly Changed[]
): Fragment[] {
  const all = int(MOST_WORLDS);
  const closes = changes.flatMap((change, world) =>
    change?.does === 'close' ? [sql`(${int(world)}, ${change.complaintId}, ${int(change.at)})`] : []
  );
  const closing =
    closes.length === 0
      ? sql`(select null::integer as in_world, null::varchar as closed_id, null::bigint as closing where false)`
      : sql`(select * from (values ${join(closes, ', ')}) z(in_world, closed_id, closing))`;
  const tables = [
    sql`request as materialized (
      select * exclude (world) replace ((n * ${all} + world)::integer as n, ${shifted(['account', 'consumer', 'address'], sql`world`)})
      from main.request cross join world where ${OF_SUBJECT})`,
    sql`complaint as materialized (
      select * exclude (world, in_world, closed_id, closing) replace ((n * ${all} + world)::integer as n,
        ${shifted(['account', 'consumer'], sql`world`)}, coalesce(closing, closed_at) as closed_at,
        (case when closing is null then closed_span else 0 end)::integer as closed_span,
        case when closing is null then closed_day end as closed_day)
      from (select k.*, world from main.complaint k cross join world where ${OF_SUBJECT}) k
      left join ${closing} z on in_world = world and closed_id = complaint_id)`,
    sql`account as materialized (
      select * from main.account
      union all
      select * exclude (world) replace (${shifted(['account', 'consumer'], sql`world`)})
      from main.account cross join world where world > 0 and account in (select account from counterfactual_contact))`
  ];
  const certificates = changes.flatMap((change, world) =>
    change?.does === 'certify' ? [{ world, ...change.certificate }] : []
  );
  if (certificates.length > 0 && changes.length === 1) {
    const [{ from, until, trainedAt }] = certificates as [(typeof certificates)[0]];
    const day = (value: number | null): Fragment => (value === null ? sql`null` : int(value));
    tables.push(sql`agent as materialized (select agent, trained_at, certified_from, certified_until from main.agent union all
        select agent, ${day(trainedAt)}::integer, ${day(from)}::integer, ${day(until)}::integer
        from counterfactual_contact where n = ${int(contact.n)})`);
  } else if (keys.includes('agent')) {
    tables.push(sql`agent as materialized (
      select * exclude (world) replace (${shifted(['agent'], sql`world`)}) from main.agent cross join world)`);
  }
  const texts = changes.flatMap((change, world) =>
    (change?.does === 'set' || change?.does === 'instead') && change.values.text !== undefined
      ? [sql`select ${int(unsaid(world))}::integer, ${change.values.text}`]
      : []
  );
  if (texts.length > 0)
    tables.push(sql`word_text as materialized (
      select code, text from main.word_text where code in (select text from counterfactual_contact) union all ${join(texts, '\nunion all\n')})`);
  return tables;
}

/** What the rule says in a world: of the contact itself (null: nothing) and what it measures, and which others violate it. */
export interface WorldVerdict {
  own: number | null;
  measured: number | null;
  limit: number | null;
  missing: string | null;
  /** Which of the rule's stretches of constant values judged it. */
  segment: number | null;
  /** n of the request or complaint that caused it, or id of the contact, whichever the kind says. */
  cause: number | null;
  causeId: string | null;
  violating: ReadonlySet<string>;
}

interface Row {
  [column: string]: string | number | null;
  world: number;
  contact_id: string;
  verdict: number;
  measured: number | null;
  limit_value: number | null;
  missing: string | null;
  segment: number;
  cause: number | null;
  cause_id: string | null;
}

/**
 * Judges the subject's contacts by the one rule, each change in a world of its own: the same contacts with codes of people that no
 * other world has. Common table expressions take the place of the tables, so nothing is kept and no other query sees it.
 * A change of certificates has to be alone.
 */
export async function judgeWorlds(
  ctx: FigureContext,
  rule: CompiledRule,
  scene: Whom,
  keys: readonly SubjectKey[],
  changes: readonly Changed[]
): Promise<WorldVerdict[]> {
  const id = scene.contact.contactId;
  const tables = [
    sql`world as materialized (select unnest(range(${int(changes.length)}))::integer as world)`,
    sql`contact as materialized (${contacts(ctx, scene, keys, changes)})`,
    ...otherTables(scene, keys, changes)
  ];
  const verdicts = rule.segments
    .map((segment, position) => ({ ...segment, position }))
    .filter(({ isIdle }) => !isIdle)
    .map(
      ({ verdicts: own, position }) =>
        sql`select n, verdict, measured, limit_value, missing, cause, ${int(position)} as segment from (${own})`
    );
  const rows = await ask<Row>(
    ctx,
    sql`with ${join(tables, ', ')}
    select c.world, c.contact_id, v.verdict, v.measured, v.limit_value, v.missing, v.segment, v.cause, k.contact_id as cause_id
    from (${join(verdicts, '\nunion all\n')}) v join contact c on c.n = v.n left join contact k on k.n = v.cause
    where v.verdict = 1 or c.contact_id = ${id}`
  );
  return changes.map((_, world) => {
    const here = rows.filter((row) => row.world === world);
    const own = here.find(({ contact_id }) => contact_id === id);
    return {
      own: own?.verdict ?? null,
      measured: own?.measured ?? null,
      limit: own?.limit_value ?? null,
      missing: own?.missing ?? null,
      segment: own?.segment ?? null,
      cause: own?.cause == null ? null : Math.floor(own.cause / MOST_WORLDS),
      causeId: own?.cause_id ?? null,
      violating: new Set(here.flatMap((row) => (row.contact_id === id ? [] : [row.contact_id])))
    };
  });
}
