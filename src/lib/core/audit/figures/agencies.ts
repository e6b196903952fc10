import { CANNOT_JUDGE } from '#lib/core/domain';
import type { JudgedRule } from '../judge';
import { rateOf, rounded } from './rate';
import type { Scene } from './scene';
import type { FoundTotal } from './found';
import { contactsOf, sum, type CellTotal, type GroupTotal } from './totals';
import type { OverviewFigures, Rate } from './types';
import { at } from './weeks';

const PER_THOUSAND = 1000;

/** Agencies in order of their names; the missing one, where there is one, is the empty word and comes last. */
export function agenciesOf(
  scene: Scene,
  ...totals: (readonly { key: number | null }[])[]
): (number | null)[] {
  const codes = [...new Set(totals.flatMap((list) => list.map(({ key }) => key)))];
  const text = (code: number | null): string => nameOf(scene, code);
  return codes.sort((a, b) => (a === null ? 1 : b === null ? -1 : text(a) < text(b) ? -1 : 1));
}

export const nameOf = ({ agency }: Scene, code: number | null): string =>
  code === null ? '' : (agency.textOf.get(code) ?? '');

/** Violations of a rule ÷ contacts it judged of one agency. */
export const contactRate = (
  rule: JudgedRule,
  agency: number | null,
  cells: readonly CellTotal[],
  found: readonly FoundTotal[],
  scale: number
): Rate =>
  rateOf(
    sum(
      at(found, agency)
        .filter((total) => total.rule === rule.index)
        .map(({ violations }) => violations)
    ),
    contactsOf(at(cells, agency), 'judged', [rule]),
    scale
  );

/** Complaints ÷ denominator of all judged groups of one agency, as the rule counts them; or late ones ÷ complaints judged. */
function groupRate(
  { index, compiled }: JudgedRule,
  agency: number | null,
  groups: readonly GroupTotal[]
): Rate {
  const { scale = PER_THOUSAND } = compiled.segments.at(-1)!.segment.params as { scale?: number };
  const own = groups.filter(
    (total) => total.rule === index && total.agency === agency && total.verdict !== CANNOT_JUDGE
  );
  return rateOf(
    sum(own.map(({ complaints }) => complaints)),
    sum(own.map(({ denominator }) => denominator)),
    scale
  );
}

export interface AgencyTotals {
  cells: readonly CellTotal[];
  found: readonly FoundTotal[];
  groups: readonly GroupTotal[];
}

/** Agencies × rules with the rate of all other named agencies together. */
export function agencyTable(
  scene: Scene,
  rules: readonly JudgedRule[],
  { cells, found, groups }: AgencyTotals
): OverviewFigures['agencies'] {
  const codes = agenciesOf(scene, cells, found);
  const rates = rules.map((rule) =>
    codes.map((code) =>
      rule.compiled.kind.judges === 'contacts'
        ? contactRate(rule, code, cells, found, PER_THOUSAND)
        : groupRate(rule, code, groups)
    )
  );
  return codes.map((code, row) => ({
    agency: nameOf(scene, code),
    contacts: sum(
      at(cells, code)
        .filter(({ direction }) => direction === 0)
        .map(({ contacts }) => contacts)
    ),
    cells: rules.map(({ index }, column) => {
      const others = rates[column]!.filter((_, i) => i !== row && codes[i] !== null);
      return { rule: index, rate: rates[column]![row]!, peers: together(others) };
    })
  }));
}

function together(rates: readonly Rate[]): number | null {
  const base = sum(rates.map((rate) => rate.base));
  return base === 0 ? null : rounded((sum(rates.map(({ count }) => count)) / base) * rates[0]!.scale);
}
