import type { Message, Outcome } from '#lib/core/domain';
import type { AddedContact, NewValues, SceneCertificate } from '#lib/core/rules';

/** What would have been different, as data that can be written into the log. */
export type Change =
  /** The contact at another instant; its days past due move with its local date. */
  | { does: 'move'; to: number; days: number }
  | { does: 'set'; values: NewValues }
  | { does: 'leave-out'; contactIds: string[] }
  /** Contacts like the judged one, at these instants. */
  | { does: 'add'; contacts: AddedContact; at: number[] }
  /** A complaint closed at an instant, or on a date. */
  | { does: 'close'; complaintId: string; at: number }
  | { does: 'close-on'; complaintId: string; day: number }
  | { does: 'certify'; certificate: SceneCertificate }
  | { does: 'fewer'; complaints: number };

/** The contact at another instant and in another way: what a contact that nobody made is judged by. `address` is a code. */
export interface Instead {
  does: 'instead';
  to: number;
  outcome: Outcome;
  address: number | null;
  values: NewValues;
}

/** One way in which a finding would not have been one: judged again, and the smallest of its sort. */
export interface Counterfactual {
  message: Message;
  change: Change;
}
