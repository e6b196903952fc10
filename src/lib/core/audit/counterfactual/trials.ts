import type { ContactScene, Remedy } from '#lib/core/rules';
import { leftOut, movedDays, movedMinutes } from './sentences';
import type { Change, Counterfactual } from './types';

/** Sorts of remedies, in the order in which they are looked at. */
export const SORTS = ['owed', 'move', 'close', 'leave-out', 'add', 'certify', 'otherwise', 'agreed'] as const;
export type Sort = (typeof SORTS)[number];

/** A change with the same one made a unit smaller (null: none at all), and what it would be called. */
export interface Trial {
  sort: Sort;
  change: Change;
  less: Change | null;
  counterfactual: Counterfactual;
  /** Place among what is said: the smallest first. */
  rank: number;
  mayLeave: boolean;
}

/** Trials of one sort, and days tried of a move within so many. */
const MOST_OF_A_SORT = 14;
const MOST_DAYS = 40;
const DAY = 86_400;

const sortOf = (remedy: Remedy): Sort =>
  remedy.does === 'set' ? remedy.as : remedy.does === 'move-between' ? 'move' : remedy.does;

/** What was owed; a move within a day; one contact or complaint; a longer move; several; another way; consent. */
function rankOf(sort: Sort, change: Change, t: number): number {
  if (change.does === 'move') return Math.abs(change.to - t) <= DAY ? 1 : 3;
  if (change.does === 'leave-out') return change.contactIds.length === 1 ? 2 : 4;
  return { owed: 0, move: 3, close: 2, 'leave-out': 2, add: 4, certify: 4, otherwise: 5, agreed: 6 }[sort];
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

type Plain = Exclude<Remedy, { does: 'move-between' }>;

/** Days one by one, as many as are tried: the fewest that do are found among them. */
function dayByDay(remedy: Remedy): Plain[] {
  if (remedy.does !== 'move-between') return [remedy];
  const [from, to] = remedy.days;
  const sign = Math.sign(to);
  const first = Math.abs(from);
  const count = Math.min(MOST_DAYS, Math.abs(to) - first + 1);
  return Array.from({ length: Math.max(0, count) }, (_, i) => ({
    does: 'move',
    days: sign * (first + i),
    ...(remedy.mayLeave ? { mayLeave: true as const } : {})
  }));
}

function trialOf(scene: ContactScene, remedy: Plain): Trial | null {
  const { contact } = scene;
  const made = (change: Change, less: Change | null, message: Counterfactual['message']): Trial => ({
    sort: sortOf(remedy),
    change,
    less,
    counterfactual: { message, change },
    rank: rankOf(sortOf(remedy), change, contact.t),
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

/** What is judged of a finding's remedies, by sort, each sort in the order given: nearest first. */
export const trialsOf = (scene: ContactScene, remedies: readonly Remedy[]): Trial[] =>
  SORTS.flatMap((sort) =>
    remedies
      .filter((remedy) => sortOf(remedy) === sort)
      .slice(0, MOST_OF_A_SORT)
      .flatMap(dayByDay)
      .flatMap((remedy) => trialOf(scene, remedy) ?? [])
  );
