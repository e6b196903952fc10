// Accounts as numbers: facts that do not change while they are worked.
import { drawer, random } from './random.mjs';

/** Contacts of one account over a story, on average. */
const CONTACTS_EACH = 9;
const FEWEST = 24;
/** One account in this many belongs to the person of the account before it. */
const SECOND_OF = 12;
const NEVER = 32767;

/** Whom a story works: typed arrays by account number. Days are days since 1970-01-01 less the story's first. */
export function makeAccounts(story, size, seed) {
  const rng = random(seed ^ 0x5eed);
  const count = Math.max(FEWEST, Math.ceil(size / CONTACTS_EACH));
  const accounts = {
    count,
    agency: new Uint8Array(count),
    laterAgency: new Uint8Array(count),
    transferred: new Int16Array(count).fill(NEVER),
    place: new Uint8Array(count),
    product: new Uint8Array(count),
    creditor: new Uint8Array(count),
    from: new Int16Array(count),
    to: new Int16Array(count),
    pastDue: new Int16Array(count),
    cents: new Int32Array(count)
  };
  const drawPlace = drawer(story.places.map(({ weight }) => weight));
  const agencies = story.agencies.length;
  for (let i = 0; i < count; i++) {
    const isSecond = i % SECOND_OF === SECOND_OF - 1;
    accounts.agency[i] = isSecond && rng.chance(0.8) ? accounts.agency[i - 1] : rng.below(agencies);
    accounts.place[i] = isSecond ? accounts.place[i - 1] : drawPlace(rng);
    accounts.product[i] = rng.below(story.products.length);
    accounts.creditor[i] = rng.below(story.creditors.length);
    const from = rng.int(-Math.floor(story.days * 0.7), Math.floor(story.days * 0.75));
    accounts.from[i] = from;
    accounts.to[i] = from + rng.int(Math.floor(story.days * 0.35), Math.floor(story.days * 1.1));
    accounts.pastDue[i] = rng.int(story.pastDue[0], story.pastDue[1]);
    accounts.cents[i] = rng.int(story.cents[0], story.cents[1]);
    if (rng.chance(0.03)) {
      accounts.transferred[i] = Math.max(1, from + rng.int(20, 60));
      accounts.laterAgency[i] = (accounts.agency[i] + 1) % agencies;
    }
  }
  return accounts;
}

/** Number of the person an account belongs to: that of their first account. */
export const personOf = (account) => (account % SECOND_OF === SECOND_OF - 1 ? account - 1 : account);

export const agencyOn = (accounts, account, day) =>
  day >= accounts.transferred[account] ? accounts.laterAgency[account] : accounts.agency[account];
