import { rateRatio, standardisedRatios } from '#lib/core/stats';
import { agenciesOf, agencyTable, nameOf } from '../figures/agencies';
import { briefsOf } from '../figures/briefs';
import type { FigureContext } from '../figures/context';
import { foundTotals } from '../figures/found';
import { headline } from '../figures/headline';
import { rateOf } from '../figures/rate';
import { sceneOf } from '../figures/scene';
import { cellTotals, groupTotals, sum } from '../figures/totals';
import type { FigureRequest } from '../figures/types';
import { shownRules } from '../figures/where';
import { caseStrata } from './case-mix';
import { compared, movedAgencies, type Counted } from './compare';
import { reachedBy, weekCounts, type WeekCount } from './counts';
import type { AgenciesFigures, AgencyCard, Denominator } from './types';

const CONFIDENCE = 0.95;
const PER_THOUSAND = 1000;

const total = (rows: readonly WeekCount[], column: 'scope' | 'judged' | 'violating'): number =>
  sum(rows.map((row) => row[column]!));

/** All agencies under a filter, whichever of them it names: nobody can be compared alone. */
export async function agenciesFigures(ctx: FigureContext, request: FigureRequest): Promise<AgenciesFigures> {
  const filter = { ...request.filter, agencies: [] };
  const scene = await sceneOf(ctx);
  const rules = shownRules(ctx.judgement, filter);
  const weeks = await weekCounts(ctx, scene, filter);
  const reached = await reachedBy(ctx, scene, filter);
  const cells = await cellTotals(ctx, scene, filter, 'agency');
  const known = await foundTotals(ctx, scene, filter, 'agency');
  const groups = await groupTotals(ctx, scene, filter);
  const adjusted = standardisedRatios(await caseStrata(ctx, scene, filter), CONFIDENCE);
  const codes = agenciesOf(
    scene,
    [...weeks, ...reached].map(({ agency }) => ({ key: agency }))
  ).filter((code) => code !== null);
  const mondays = [...new Set(weeks.map(({ week }) => week))].sort((a, b) => a - b);
  const cards = codes.map((code): AgencyCard => {
    const own = weeks.filter(({ agency }) => agency === code);
    const { accounts = 0, complaints = 0 } = reached.find(({ agency }) => agency === code) ?? {};
    const agency = nameOf(scene, code);
    return {
      agency,
      violating: total(own, 'violating'),
      coverage: { part: total(own, 'judged'), base: total(own, 'scope') },
      complaints: rateOf(complaints, accounts, PER_THOUSAND),
      weeks: mondays.map((week) => {
        const here = own.filter((row) => row.week === week);
        return { week, value: rateOf(total(here, 'violating'), total(here, 'judged'), PER_THOUSAND).value };
      }),
      trend: trendOf(own, mondays),
      ofViolating: { part: total(own, 'violating'), base: total(weeks, 'violating') },
      ofJudged: { part: total(own, 'judged'), base: total(weeks, 'judged') },
      adjusted: adjusted.get(agency) ?? null
    };
  });
  const by = (base: (code: number) => number): Counted[] =>
    codes.map((code, i) => ({ agency: cards[i]!.agency, count: cards[i]!.violating, base: base(code) }));
  const reach = (column: 'accounts' | 'people' | 'connected') =>
    by((code) => reached.find(({ agency }) => agency === code)?.[column] ?? 0);
  const comparisons = {
    contacts: compared(
      by((code) =>
        total(
          weeks.filter(({ agency }) => agency === code),
          'judged'
        )
      ),
      'contacts'
    ),
    accounts: compared(reach('accounts'), 'accounts'),
    people: compared(reach('people'), 'people'),
    connected: compared(reach('connected'), 'connected')
  };
  const movedTo = (by: Denominator) => movedAgencies(comparisons.contacts, comparisons[by]);
  return {
    headline: await headline(ctx, filter, cells, known),
    cards,
    comparisons,
    moved: {
      contacts: [],
      accounts: movedTo('accounts'),
      people: movedTo('people'),
      connected: movedTo('connected')
    },
    rules: briefsOf(rules, cells, known.found, groups),
    agencies: agencyTable(scene, rules, { cells, found: known.found, groups })
  };
}

function trendOf(own: readonly WeekCount[], mondays: readonly number[]): AgencyCard['trend'] {
  const middle = mondays[Math.floor(mondays.length / 2)];
  if (middle === undefined || mondays.length < 2) return null;
  const half = (rows: readonly WeekCount[]) => [total(rows, 'violating'), total(rows, 'judged')] as const;
  return rateRatio(
    half(own.filter(({ week }) => week >= middle)),
    half(own.filter(({ week }) => week < middle)),
    CONFIDENCE
  );
}
