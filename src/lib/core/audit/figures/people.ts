import { CHANNELS, type Filter } from '#lib/core/domain';
import { int, join, sql, type Fragment } from '#lib/core/sql';
import { ask, type FigureContext } from './context';
import { outboundRows } from './reach';
import { rounded } from './rate';
import type { Scene } from './scene';
import type { FrequencyFigures } from './types';
import { whereFound } from './where';

const MOST_SHOWN = 20;
const CALL = CHANNELS.indexOf('call');
const VISIT = CHANNELS.indexOf('visit');

/** How many people had how many outbound contacts, fewest first, and the people with the most. */
export async function contactsPerPerson(ctx: FigureContext, scene: Scene, filter: Filter) {
  const rows = await ask<{ consumer: number | null; contacts: number; people: number }>(
    ctx,
    sql`with person as materialized (
        select consumer, sum(contacts)::integer as contacts from ${await outboundRows(ctx, scene, filter)}
        where consumer is not null group by consumer)
      select null::integer as consumer, contacts, count(*) as people from person group by contacts
      union all
      select consumer, contacts, 1 from (select * from person order by contacts desc, consumer limit ${int(MOST_SHOWN)})`
  );
  return {
    distribution: rows.filter(({ consumer }) => consumer === null).sort((a, b) => a.contacts - b.contacts),
    most: rows
      .filter((row): row is typeof row & { consumer: number } => row.consumer !== null)
      .sort((a, b) => b.contacts - a.contacts || a.consumer - b.consumer)
  };
}

/** Points of the burden curve: the share of contacts that the most contacted share of people has, from 0, 0 to 1, 1. */
export function burdenOf(
  distribution: readonly { contacts: number; people: number }[]
): FrequencyFigures['burden'] {
  const total = { people: 0, contacts: 0 };
  const points = [...distribution].reverse().map(({ contacts, people }) => {
    total.people += people;
    total.contacts += people * contacts;
    return { ...total };
  });
  if (points.length === 0) return [];
  return [{ people: 0, contacts: 0 }, ...points].map(({ people, contacts }) => ({
    people: rounded(people / total.people),
    contacts: rounded(contacts / total.contacts)
  }));
}

/** The most contacted people with what a table shows of them. */
export async function mostContacted(
  ctx: FigureContext,
  scene: Scene,
  filter: Filter,
  most: readonly { consumer: number; contacts: number }[],
  loads: Fragment | null
): Promise<FrequencyFigures['mostContacted']> {
  if (most.length === 0) return [];
  const these = sql`(values ${join(
    most.map(({ consumer }) => sql`(${int(consumer)})`),
    ', '
  )}) these(consumer)`;
  const details = await ask<{
    consumer: number;
    text: string;
    calls: number;
    visits: number;
    peak: number;
    violations: number;
  }>(
    ctx,
    sql`select s.*, w.text, coalesce(l.peak, 0) as peak, coalesce(f.violations, 0) as violations
      from (
        select consumer, coalesce(sum(contacts) filter (where channel = ${int(CALL)}), 0)::integer as calls,
          coalesce(sum(contacts) filter (where channel = ${int(VISIT)}), 0)::integer as visits
        from ${await outboundRows(ctx, scene, filter)} join ${these} using (consumer) group by consumer
      ) s
      join word_consumer w on w.code = s.consumer
      left join (${
        loads
          ? sql`select consumer, max(load) as peak from ${loads} join ${these} using (consumer) group by consumer`
          : sql`select null::integer as consumer, 0 as peak where false`
      }) l on l.consumer = s.consumer
      left join (
        select consumer, count(*) as violations from finding join ${these} using (consumer)
        where ${whereFound(ctx.judgement, scene, filter)} group by consumer
      ) f on f.consumer = s.consumer`
  );
  const byCode = new Map(details.map((row) => [row.consumer, row]));
  return most.map(({ consumer, contacts }) => {
    const { text, calls, visits, peak, violations } = byCode.get(consumer)!;
    return { consumerId: text, contacts, calls, visits, peak, violations };
  });
}
