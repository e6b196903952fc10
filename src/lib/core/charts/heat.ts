import type { HeatCell, HeatSpec } from './spec';

/** Seconds of the local day in which contact is permitted on one weekday (row 0 = Monday). */
export interface PermittedHours {
  row: number;
  fromSecond: number;
  toSecond: number;
}

const HOUR_S = 3600;

/**
 * Cells and outlines of a weekday × hour map. A cell is outside when no part of its hour is permitted;
 * without any permitted stretch given (no rule active) nothing is outside.
 */
export function hourCells(
  values: readonly { row: number; hour: number; value: number; note?: string; isOutside?: boolean }[],
  permitted: readonly PermittedHours[],
  label: (row: number, hour: number) => string
): Pick<HeatSpec, 'cells' | 'outlines'> {
  const isInside = (row: number, hour: number) =>
    permitted.length === 0 ||
    permitted.some((p) => p.row === row && p.fromSecond < (hour + 1) * HOUR_S && p.toSecond > hour * HOUR_S);
  const cells = values.map((v): HeatCell => ({
    key: `${v.row + 1}-${v.hour}`,
    label: label(v.row, v.hour),
    row: v.row,
    column: v.hour,
    value: v.value,
    note: v.note,
    isOutside: v.isOutside ?? !isInside(v.row, v.hour)
  }));
  return {
    cells,
    outlines: permitted.map((p) => ({ row: p.row, from: p.fromSecond / HOUR_S, to: p.toSecond / HOUR_S }))
  };
}
