// What ought not to be done to somebody, whatever the country. Each answer names the lapse that doing it all the same is.
import { callsOf, has } from './state.mjs';

export const CHANNEL_BITS = { call: 1, sms: 2, email: 4, app: 8, letter: 16, visit: 32 };

/** The first objection to a contact, or null. */
export function objection(story, state, { account, person, day, channel, outcome, place, party }) {
  if (has(state.ceasedOn, person) && day > state.ceasedOn[person]) return 'asked-to-stop';
  if (state.optedOut[person] & CHANNEL_BITS[channel]) return 'opted-out';
  if (place === 'work' && has(state.workBannedOn, person)) return 'asked-to-stop';
  if (day <= state.complainedUntil[person] && channel !== 'letter') return 'open-complaint';
  if (channel === 'call') {
    const { today, week } = callsOf(state, account, day);
    const talks = state.talkedOn[account] === day ? state.talks[account] : 0;
    if (today >= story.limits.callsADay || week >= story.limits.callsAWeek) return 'too-many-calls';
    if (outcome === 'conversation' && talks >= story.limits.talksADay) return 'too-many-calls';
    if (has(state.talkedOn, account) && day - state.talkedOn[account] < story.limits.daysAfterTalk) return 'after-conversation';
    if (party === 'third_party' && state.unanswered[account] < 3) return 'third-party';
  }
  if ((channel === 'sms' || channel === 'app') && state.messagedOn[account] === day && state.messages[account] >= 2)
    return 'too-many-messages';
  if (channel === 'visit' && has(state.visitedOn, account)) {
    if (state.visitedOn[account] === day || state.visits[account] >= 3) return 'too-many-visits';
  }
  if (channel === 'visit' && state.letters[account] === 0) return 'visit-before-letter';
  return null;
}
