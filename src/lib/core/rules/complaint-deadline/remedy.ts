import type { ComplaintDeadlineParams } from './params';

/** The deadline: the limit counts days from the receipt. */
export const closedBy = (
  _params: ComplaintDeadlineParams,
  { day, limit }: { day: number; limit: number | null }
): number | null => (limit === null ? null : day + limit);
