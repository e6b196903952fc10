import { PASS, VIOLATION } from '#lib/core/domain';
import type { ContactRuleKind, ContactScene } from '#lib/core/rules';
import type { FigureContext } from '../figures/context';
import type { StoredFinding } from '../findings/explained';
import { agreed } from './sentences';
import { copySubject, MOST_COPIED, sceneOfContact } from './scene';
import { SORTS, trialsOf, type Sort, type Trial } from './trials';
import type { Change, Counterfactual } from './types';
import { judgeWorlds, widened, worldsAtOnce, type WorldVerdict } from './world';

const MOST_SHOWN = 3;
/** Statements sent before nothing more is said. */
const MOST_STATEMENTS = 6;

const keyOf = (change: Change | null): string => JSON.stringify(change);

/** Verdicts of worlds judged so far. */
class Worlds {
  private readonly judged = new Map<string, WorldVerdict>();

  add(changes: readonly (Change | null)[], verdicts: readonly WorldVerdict[]): void {
    changes.forEach((change, i) => this.judged.set(keyOf(change), verdicts[i]!));
  }

  has(change: Change | null): boolean {
    return this.judged.has(keyOf(change));
  }

  of(change: Change | null): WorldVerdict | undefined {
    return this.judged.get(keyOf(change));
  }

  /** Whether the contact complies and no contact is a violation that was none; undefined before it was judged. */
  private mends(change: Change, mayLeave: boolean): boolean | undefined {
    const world = this.of(change);
    if (world === undefined) return undefined;
    const complies = world.own === PASS || (world.own === null && mayLeave);
    return complies && [...world.violating].every((id) => this.of(null)!.violating.has(id));
  }

  /** Whether a change does, and does not when made smaller. */
  upholds({ change, less, mayLeave }: Trial): boolean | undefined {
    const does = this.mends(change, mayLeave);
    if (does !== true || less === null) return does;
    const smaller = this.mends(less, mayLeave);
    return smaller === undefined ? undefined : !smaller;
  }
}

/** The first of a sort that holds; null where none does, undefined where that is not known yet. */
function firstOf(sort: Sort, trials: readonly Trial[], worlds: Worlds): Trial | null | undefined {
  for (const trial of trials.filter((each) => each.sort === sort)) {
    const holds = worlds.upholds(trial);
    if (holds === undefined) return undefined;
    if (holds) return trial;
  }
  return null;
}

/**
 * Whether what a change leads to can be seen: where only a stretch of the subject's contacts was copied, the contact may move
 * later within it, and never earlier, as what a window ending there holds may lie before it.
 */
function isWithin({ contact, around }: ContactScene, change: Change): boolean {
  if (around.length + 1 < MOST_COPIED || change.does !== 'move') return true;
  return change.to > contact.t && change.to <= around.at(-1)!.t;
}

/** The smallest changes that would have made a contact compliant, the smallest first; none where none was found. */
export async function contactCounterfactuals(
  ctx: FigureContext,
  stored: StoredFinding
): Promise<Counterfactual[]> {
  const { compiled } = ctx.judgement.rules[stored.rule]!;
  const kind = compiled.kind as ContactRuleKind<never>;
  const params = compiled.segments[stored.segment]!.segment.params as never;
  if (!kind.remedies) return [];
  const keys = await copySubject(ctx, kind, params, stored.n!);
  const scene = await sceneOfContact(ctx, compiled, stored);
  const remedies = kind.remedies.candidates(params, scene);
  if (compiled.rule.except.includes('consent') && scene.contact.consent !== true)
    remedies.push({ does: 'set', as: 'agreed', values: { consent: true }, message: agreed(scene.contact) });
  const trials = trialsOf(scene, remedies).filter((trial) => isWithin(scene, trial.change));
  const rule = widened(compiled);
  const atOnce = worldsAtOnce(keys, scene.around.length + 1);
  const worlds = new Worlds();
  for (let sent = 0; sent < MOST_STATEMENTS; sent++) {
    const open = sent === 0 ? SORTS : SORTS.filter((sort) => firstOf(sort, trials, worlds) === undefined);
    const wanted = nextChanges(trials, open, worlds, atOnce, sent === 0);
    if (wanted.length === 0) break;
    worlds.add(wanted, await judgeWorlds(ctx, rule, scene, keys, wanted));
    const { own, measured } = worlds.of(null)!;
    if (own !== VIOLATION || measured !== stored.measured) return [];
    if (SORTS.filter((sort) => firstOf(sort, trials, worlds)).length >= MOST_SHOWN) break;
  }
  return SORTS.flatMap((sort) => firstOf(sort, trials, worlds) ?? [])
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_SHOWN)
    .map(({ counterfactual }) => counterfactual);
}

/** Worlds to judge next, as many as go at once; the world as it was first of all. A certificate goes alone. */
function nextChanges(
  trials: readonly Trial[],
  open: readonly Sort[],
  worlds: Worlds,
  atOnce: number,
  isFirst: boolean
): (Change | null)[] {
  const wanted = new Map<string, Change | null>(isFirst ? [[keyOf(null), null]] : []);
  for (const { sort, change, less } of trials) {
    if (!open.includes(sort)) continue;
    for (const each of [change, less]) {
      if (each === null || worlds.has(each)) continue;
      if (each.does === 'certify') {
        if (wanted.size === 0) return [each];
        continue;
      }
      if (wanted.size >= atOnce) return [...wanted.values()];
      wanted.set(keyOf(each), each);
    }
  }
  return [...wanted.values()];
}
