import { SEVERITIES } from '#lib/core/domain';
import { int, join, sql, type Fragment } from '#lib/core/sql';
import { ask, type FigureContext } from '../figures/context';
import { nameOf } from '../figures/agencies';
import { sceneOf, type Scene } from '../figures/scene';
import type { FindingQuery, FindingRow, FindingSort } from '../figures/types';
import type { JudgedRule } from '../judge';
import { explainAll, type ExplainedFinding, type StoredFinding } from './explained';
import { channelOf } from './stored';
import { channelOfComplaint } from './stored-complaints';
import { whereSelected } from './selection';
import { byRulebookAndRule } from './rule-order';

/** A page of the findings table and how many there are in all. */
export async function findingsPage(
  ctx: FigureContext,
  query: FindingQuery
): Promise<{ rows: FindingRow[]; total: number }> {
  const scene = await sceneOf(ctx);
  const where = await whereSelected(ctx, query);
  const [count] = await ask<{ total: number }>(
    ctx,
    sql`select count(*) as total from finding where ${where}`
  );
  const direction = query.descending ? sql`desc` : sql`asc`;
  const { joined, key } = sortOf(query.sort, ctx.judgement.rules);
  const stored = await ask<StoredFinding>(
    ctx,
    sql`select f.rule, f.segment, f.n, f.label, f.complaint, f.measured, f.limit_value, f.cause, f.day, f.minute, f.agency
      from (select * from finding where ${where}) f ${joined}
      order by ${key} ${direction} nulls last, f.instant ${direction}, f.n ${direction} nulls last, f.complaint ${direction} nulls last, f.rule, f.label
      limit ${int(query.limit)} offset ${int(query.offset)}`
  );
  return {
    rows: (await explainAll(ctx, stored)).map((finding) => rowOf(scene, finding)),
    total: count!.total
  };
}

function sortOf(sort: FindingSort, rules: readonly JudgedRule[]): { joined: Fragment; key: Fragment } {
  const word = (column: Fragment, table: Fragment) => ({
    joined: sql`left join ${table} w on w.code = f.${column}`,
    key: sql`w.text`
  });
  const ranked = (rankOf: (rule: JudgedRule) => number) => ({
    joined: sql``,
    key:
      rules.length === 0
        ? sql`f.rule`
        : sql`case f.rule ${join(
            rules.map((rule) => sql`when ${int(rule.index)} then ${int(rankOf(rule))}`),
            ' '
          )} end`
  });
  switch (sort) {
    case 'when':
      return { joined: sql``, key: sql`f.instant` };
    case 'measured':
      return { joined: sql``, key: sql`f.measured` };
    case 'agency':
      return word(sql`agency`, sql`word_agency`);
    case 'agent':
      return word(sql`agent`, sql`word_agent`);
    case 'consumer':
      return word(sql`consumer`, sql`word_consumer`);
    case 'severity':
      return ranked(({ compiled }) => SEVERITIES.indexOf(compiled.rule.severity));
    case 'rule': {
      const order = byRulebookAndRule(rules);
      return ranked((rule) => order.indexOf(rule));
    }
  }
}

/** Key of a finding, stable within one judgement: `rule:n`, `rule!n` of a complaint, or `rule=label` of a group. */
export const keyOf = ({ rule, n, complaint, label }: StoredFinding): string =>
  n !== null ? `${rule}:${n}` : complaint !== null ? `${rule}!${complaint}` : `${rule}=${label}`;

export function rowOf(
  scene: Scene,
  { stored, judged, contact, complaint, explanation }: ExplainedFinding
): FindingRow {
  const person = contact ?? complaint;
  const { rulebook, rule } = judged.compiled;
  return {
    key: keyOf(stored),
    rule: judged.index,
    ruleId: rule.id,
    rulebookId: rulebook.id,
    contactId: contact?.contact_id ?? null,
    complaintId: complaint?.complaint_id ?? null,
    group: stored.label,
    day: stored.day,
    minute: stored.minute,
    agency: person ? person.agency : nameOf(scene, stored.agency) || null,
    agent: person?.agent ?? null,
    channel: contact ? channelOf(contact) : complaint && channelOfComplaint(complaint),
    region: contact?.region ?? null,
    consumerId: person?.consumer ?? null,
    accountId: person?.account ?? null,
    measured: explanation.measured,
    limit: explanation.limit,
    severity: rule.severity,
    strength: rule.strength
  };
}
