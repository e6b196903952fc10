/** Number of a month (year × 12 + month − 1) or quarter (year × 4 + quarter − 1) as its name and days. */
export interface Period {
  name: string;
  /** Days since 1970-01-01, both included. */
  firstDay: number;
  lastDay: number;
}

const dayOf = (year: number, month: number): number => Math.round(Date.UTC(year, month, 1) / 86_400_000);

export function periodOf(unit: 'month' | 'quarter', index: number): Period {
  const perYear = unit === 'month' ? 12 : 4;
  const months = 12 / perYear;
  const year = Math.floor(index / perYear);
  const within = index % perYear;
  return {
    name: unit === 'month' ? `${year}-${String(within + 1).padStart(2, '0')}` : `${year}-Q${within + 1}`,
    firstDay: dayOf(year, within * months),
    lastDay: dayOf(year, (within + 1) * months) - 1
  };
}
