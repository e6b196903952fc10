import { sql } from '#lib/core/sql';
import { ask, type FigureContext } from '../figures/context';
import { storedFinding } from '../findings/evidence';
import { complaintCounterfactuals, groupCounterfactuals } from './of-complaint';
import { contactCounterfactuals } from './of-contact';
import { inTurn } from './turns';
import type { Counterfactual } from './types';

/**
 * The smallest changes that would have made a finding compliant, at most three, the smallest first; each was judged again by
 * the finding's own rule. Empty where none is known. Throws RangeError for a key that is none of this judgement.
 */
export const counterfactualsOf = (ctx: FigureContext, key: string): Promise<Counterfactual[]> =>
  inTurn(ctx.engine, () => found(ctx, key));

async function found(ctx: FigureContext, key: string): Promise<Counterfactual[]> {
  const stored = await storedFinding(ctx, key);
  if (stored.label !== null) return groupCounterfactuals(ctx, stored);
  if (stored.complaint !== null) return complaintCounterfactuals(ctx, stored);
  try {
    return await contactCounterfactuals(ctx, stored);
  } finally {
    await ask(ctx, sql`drop table if exists counterfactual_contact`);
  }
}
