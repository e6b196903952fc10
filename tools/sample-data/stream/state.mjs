// What has happened to accounts and people so far: enough to know what a rule would say of the next contact.
const NEVER = -32768;
const CALL_BITS = 4;
const MOST_CALLS = 15;

export function makeState(count) {
  return {
    /** Calls on each of the last seven days, four bits a day, today lowest; and the day they were last moved on. */
    calls: new Int32Array(count),
    callsOn: new Int16Array(count),
    talkedOn: new Int16Array(count).fill(NEVER),
    talks: new Uint8Array(count),
    messagedOn: new Int16Array(count).fill(NEVER),
    messages: new Uint8Array(count),
    visitedOn: new Int16Array(count).fill(NEVER),
    visits: new Uint8Array(count),
    letters: new Uint8Array(count),
    unanswered: new Uint8Array(count),
    /** Of people: days on which they asked, and the channels they opted out of as bits. */
    ceasedOn: new Int16Array(count).fill(NEVER),
    workBannedOn: new Int16Array(count).fill(NEVER),
    hoursSince: new Int16Array(count).fill(NEVER),
    optedOut: new Uint8Array(count),
    complainedUntil: new Int16Array(count).fill(NEVER)
  };
}

export const has = (days, index) => days[index] !== NEVER;

/** Calls today and in the seven days up to today. */
export function callsOf(state, account, day) {
  const moved = day - state.callsOn[account];
  if (moved > 0) {
    state.calls[account] = moved >= 7 ? 0 : (state.calls[account] << (CALL_BITS * moved)) & 0xfffffff;
    state.callsOn[account] = day;
  }
  const calls = state.calls[account];
  let week = 0;
  for (let shift = 0; shift < 28; shift += CALL_BITS) week += (calls >> shift) & MOST_CALLS;
  return { today: calls & MOST_CALLS, week };
}

function sameDay(days, counts, index, day) {
  if (days[index] !== day) counts[index] = 0;
  days[index] = day;
  counts[index] += 1;
}

/** Remembers a contact; of one that the consumer began, that they talked. */
export function remember(state, { account, day, channel, outcome, direction }) {
  if (direction === 'inbound') {
    if (state.talkedOn[account] !== day) state.talks[account] = 0;
    state.talkedOn[account] = day;
  } else if (channel === 'call') {
    if (callsOf(state, account, day).today < MOST_CALLS) state.calls[account] += 1;
    if (outcome === 'conversation') {
      sameDay(state.talkedOn, state.talks, account, day);
      state.unanswered[account] = 0;
    } else if (state.unanswered[account] < 255) state.unanswered[account] += 1;
  } else if (channel === 'sms' || channel === 'app') sameDay(state.messagedOn, state.messages, account, day);
  else if (channel === 'visit') {
    if (day - state.visitedOn[account] > 30) state.visits[account] = 0;
    state.visitedOn[account] = day;
    state.visits[account] += 1;
  } else if (channel === 'letter' && state.letters[account] < 255) state.letters[account] += 1;
}
