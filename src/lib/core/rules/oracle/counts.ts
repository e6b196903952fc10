import type { Counts } from '#lib/core/domain';
import type { Maybe } from './applies';
import type { OracleContact } from './types';

const CONNECTED = 'voicemail answered third_party conversation delivered read left_notice met refused'.split(
  ' '
);
const CONVERSATIONS = ['conversation', 'met'];
const UNANSWERED = 'busy no_answer voicemail failed out_of_service'.split(' ');

/** Whether a contact is of the sort that is counted (semantics §3), as far as its outcome says; direction is not looked at. */
export function isCounted({ outcome }: OracleContact, counts: Counts): Maybe {
  if (counts === 'attempts') return 'yes';
  if (outcome === null) return 'maybe';
  const words = { connected: CONNECTED, conversations: CONVERSATIONS, unanswered: UNANSWERED }[counts];
  return words.includes(outcome) ? 'yes' : 'no';
}
