import type { CompiledRule } from '#lib/core/compile';
import { PASS, VIOLATION } from '#lib/core/domain';
import type { ContactRuleKind, ContactScene, Remedy } from '#lib/core/rules';
import type { FigureContext } from '../figures/context';
import type { ExplainedFinding } from '../findings/explained';
import { agreed, leftOut, movedDays, movedMinutes } from './sentences';
import { copySubject, sceneOfContact } from './scene';
import type { Change, Counterfactual } from './types';
import { judgeAgain, widened, type WorldVerdict } from './world';

/** Changes tried before nothing more is said, together and of one sort. */
const MOST_TRIES = 32;
const MOST_OF_A_SORT = 16;
const MOST_SHOWN = 3;

/** A change with the same one made a unit smaller (null: none at all), and what it would be called. */
interface Trial {
  change: Change;
  less: Change | null;
  counterfactual: Counterfactual;
  rank: number;
  mayLeave: boolean;
}

/** Sorts of remedies in the order in which they are tried. */
const SORTS = ['owed', 'move', 'close', 'leave-out', 'add', 'certify', 'otherwise', 'agreed'] as const;
const sortOf = (remedy: Remedy): (typeof SORTS)[number] =>
  remedy.does === 'set' ? remedy.as : remedy.does === 'move-between' ? 'move' : remedy.does;

const DAY_IN_MINUTES = 1440;
/** What was owed; a move within a day; one contact or complaint; a longer move; several; another way; consent. */
function rankOf(remedy: Remedy, change: Change, t: number): number {
  if (change.does === 'move') return Math.abs(change.to - t) <= DAY_IN_MINUTES * 60 ? 1 : 3;
  if (change.does === 'leave-out') return change.contactIds.length === 1 ? 2 : 4;
  return { owed: 0, move: 3, close: 2, 'leave-out': 2, add: 4, certify: 4, otherwise: 5, agreed: 6 }[
    sortOf(remedy)
  ];
}

function movedBy(scene: ContactScene, move: { minutes: number } | { days: number }): Change | null {
  const { contact } = scene;
  const zone = contact.zone?.split(';')[0]?.trim();
  if ('minutes' in move) {
    const to = contact.t + move.minutes * 60;
    const days = zone === undefined || contact.day === null ? 0 : scene.localAt(zone, to).day - contact.day;
    return { does: 'move', to, days };
  }
  if (zone === undefined || contact.day === null || contact.second === null) return null;
  const to = scene.instantAt(zone, contact.day + move.days, contact.second);
  return { does: 'move', to, days: move.days };
}

/** A remedy as trials: of adds and moves by days the change less one too. */
function trialOf(scene: ContactScene, remedy: Exclude<Remedy, { does: 'move-between' }>): Trial | null {
  const { contact } = scene;
  const made = (change: Change, less: Change | null, message: Counterfactual['message']): Trial => ({
    change,
    less,
    counterfactual: { message, change },
    rank: rankOf(remedy, change, contact.t),
    mayLeave: 'mayLeave' in remedy && remedy.mayLeave === true
  });
  switch (remedy.does) {
    case 'move': {
      const isDays = 'days' in remedy;
      const by = isDays ? remedy.days : remedy.minutes;
      const change = movedBy(scene, remedy);
      if (change?.does !== 'move') return null;
      const shorter = by - Math.sign(by);
      const less = shorter === 0 ? null : movedBy(scene, isDays ? { days: shorter } : { minutes: shorter });
      const zone = contact.zone?.split(';')[0]?.trim();
      const local = zone === undefined ? null : scene.localAt(zone, change.to);
      return made(change, less, isDays ? movedDays(contact, by) : movedMinutes(contact, by, local));
    }
    case 'set':
      return made(
        { does: 'set', values: remedy.values },
        remedy.less ? { does: 'set', values: remedy.less } : null,
        remedy.message
      );
    case 'leave-out': {
      const ids = remedy.contacts.map(({ contactId }) => contactId);
      return made(
        { does: 'leave-out', contactIds: ids },
        ids.length > 1 ? { does: 'leave-out', contactIds: ids.slice(1) } : null,
        leftOut(remedy.contacts)
      );
    }
    case 'add': {
      const before = (count: number): Change => ({
        does: 'add',
        contacts: remedy.contacts,
        at: Array.from({ length: count }, (_, i) => contact.t - (count - i))
      });
      const less = remedy.count > 1 ? before(remedy.count - 1) : null;
      return contact.span > 0 ? null : made(before(remedy.count), less, remedy.message);
    }
    case 'close':
      return made({ does: 'close', complaintId: remedy.complaintId, at: remedy.at }, null, remedy.message);
    case 'certify':
      return made({ does: 'certify', certificate: remedy.certificate }, null, remedy.message);
  }
}

/** Judges changes again on a copy of the subject's contacts. */
class Court {
  private tries = 0;
  constructor(
    private readonly ctx: FigureContext,
    private readonly rule: CompiledRule,
    readonly scene: ContactScene,
    private readonly before: WorldVerdict
  ) {}

  get isTired(): boolean {
    return this.tries >= MOST_TRIES;
  }

  private async complies(change: Change, mayLeave: boolean): Promise<WorldVerdict | null> {
    this.tries++;
    const verdict = await judgeAgain(this.ctx, this.rule, this.scene, change);
    return verdict.own === PASS || (verdict.own === null && mayLeave) ? verdict : null;
  }

  /** Whether it makes the contact compliant, no other contact a violation, and does not when made smaller. */
  async upholds({ change, less, mayLeave }: Trial): Promise<boolean> {
    const verdict = await this.complies(change, mayLeave);
    if (verdict === null || [...verdict.violating].some((id) => !this.before.violating.has(id))) return false;
    return less === null || (await this.complies(less, mayLeave)) === null;
  }

  /** The fewest days that make it compliant. */
  async fewest(remedy: Extract<Remedy, { does: 'move-between' }>): Promise<Remedy | null> {
    const [from, to] = remedy.days;
    const sign = Math.sign(to);
    const isEnough = async (days: number): Promise<boolean> => {
      const change = movedBy(this.scene, { days: sign * days });
      return change !== null && (await this.complies(change, remedy.mayLeave === true)) !== null;
    };
    let [not, enough] = [Math.abs(from) - 1, Math.abs(to)];
    if (!(await isEnough(enough))) return null;
    while (enough - not > 1) {
      const middle = Math.floor((not + enough) / 2);
      if (await isEnough(middle)) enough = middle;
      else not = middle;
    }
    return { does: 'move', days: sign * enough, ...(remedy.mayLeave ? { mayLeave: true } : {}) };
  }
}

async function firstUpheld(court: Court, remedies: readonly Remedy[]): Promise<Trial | null> {
  for (const remedy of remedies.slice(0, MOST_OF_A_SORT)) {
    if (court.isTired) return null;
    const plain = remedy.does === 'move-between' ? await court.fewest(remedy) : remedy;
    const trial = plain && plain.does !== 'move-between' ? trialOf(court.scene, plain) : null;
    if (trial && (await court.upholds(trial))) return trial;
  }
  return null;
}

/** The smallest changes that would have made a contact compliant, the smallest first; none where none was found. */
export async function contactCounterfactuals(
  ctx: FigureContext,
  finding: ExplainedFinding,
  witnesses: readonly number[]
): Promise<Counterfactual[]> {
  const { compiled } = finding.judged;
  const kind = compiled.kind as ContactRuleKind<never>;
  const params = compiled.segments[finding.stored.segment]!.segment.params as never;
  if (!kind.remedies) return [];
  await copySubject(ctx, kind, params, finding.stored.n!);
  const scene = await sceneOfContact(ctx, finding, witnesses);
  const rule = widened(compiled);
  const before = await judgeAgain(ctx, rule, scene, null);
  if (before.own !== VIOLATION) return [];
  const court = new Court(ctx, rule, scene, before);
  const remedies = kind.remedies.candidates(params, scene);
  if (compiled.rule.except.includes('consent') && scene.contact.consent !== true)
    remedies.push({ does: 'set', as: 'agreed', values: { consent: true }, message: agreed(scene.contact) });
  const found: Trial[] = [];
  for (const sort of SORTS) {
    if (found.length >= MOST_SHOWN) break;
    const trial = await firstUpheld(
      court,
      remedies.filter((remedy) => sortOf(remedy) === sort)
    );
    if (trial) found.push(trial);
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ counterfactual }) => counterfactual);
}
