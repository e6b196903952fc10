import type { Engine } from '#lib/core/engine';
import { sql } from '#lib/core/sql';
import { ask, type FigureContext } from '../figures/context';
import { storedFinding } from '../findings/evidence';
import { complaintCounterfactuals, groupCounterfactuals } from './of-complaint';
import { contactCounterfactuals } from './of-contact';
import type { Counterfactual } from './types';

/** One at a time per engine: they share the table into which a subject is copied. */
const busy = new WeakMap<Engine, Promise<unknown>>();

/**
 * The smallest changes that would have made a finding compliant, at most three, the smallest first; each was judged again by
 * the finding's own rule. Empty where none is known. Throws RangeError for a key that is none of this judgement.
 */
export function counterfactualsOf(ctx: FigureContext, key: string): Promise<Counterfactual[]> {
  const turn = (busy.get(ctx.engine) ?? Promise.resolve()).then(() => found(ctx, key));
  busy.set(
    ctx.engine,
    turn.catch(() => undefined)
  );
  return turn;
}

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
