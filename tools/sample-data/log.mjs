// A log while it is being made: ordinary contacts, the stories planted in it, and the exact list of what they break.
import { findings } from './check.mjs';

export class Log {
  contacts = [];
  complaints = [];
  groups = [];

  constructor({ rng, rulebooks }) {
    this.rng = rng;
    this.rulebooks = rulebooks;
  }

  /** Takes ordinary contacts of an account out of days that a story needs for itself. */
  clear(matches, from, to) {
    this.contacts = this.contacts.filter((c) => c.story || c.day < from || c.day > to || !matches(c));
  }

  /** Adds a contact of a story; `breaks` names the rule it violates, or is absent for one that is in order. */
  plant(story, contact, breaks) {
    const made = { direction: 'outbound', party: 'debtor', ...contact, story };
    made.planted = breaks ? [breaks] : [];
    this.contacts.push(made);
    return made;
  }

  /** Drops ordinary contacts at random until the log has `size` of them; fewer contacts can break no rule. */
  trim(size) {
    const spare = this.contacts.filter((c) => !c.story);
    let surplus = this.contacts.length - size;
    if (surplus < 0 || surplus > spare.length) throw new Error(`cannot trim ${this.contacts.length} contacts to ${size}`);
    const dropped = new Set();
    while (surplus > 0) {
      const c = this.rng.pick(spare);
      if (dropped.has(c)) continue;
      dropped.add(c);
      surplus -= 1;
    }
    this.contacts = this.contacts.filter((c) => !dropped.has(c));
  }

  /** Sorts by instant and numbers the contacts. */
  number(make) {
    this.contacts.sort((a, b) => a.t - b.t || (a.account.account_id < b.account.account_id ? -1 : 1));
    this.contacts.forEach((c, i) => (c.contact_id = make(i + 1)));
  }

  planted() {
    return [
      ...this.contacts.flatMap((c) => (c.planted ?? []).map((p) => ({ ...p, contact_id: c.contact_id, story: c.story }))),
      ...this.groups
    ].sort((a, b) => (this.#key(a) < this.#key(b) ? -1 : 1));
  }

  /** Fails unless the independent check finds the planted list and nothing else, with months of complaints in UTC as in `zone`. */
  prove(rows, complaintRows, zone) {
    const wanted = this.planted().map((p) => this.#key(p));
    for (const months of ['UTC', zone]) {
      const found = findings(this.rulebooks, rows, complaintRows, months).map((p) => this.#key(p)).sort();
      const missing = wanted.filter((key) => !found.includes(key));
      const extra = found.filter((key) => !wanted.includes(key));
      if (missing.length || extra.length || found.length !== wanted.length) {
        throw new Error(`planted and found differ (months in ${months}): missing ${missing.slice(0, 9).join('; ')} extra ${extra.slice(0, 9).join('; ')}`);
      }
    }
  }

  #key({ rulebook, rule, contact_id, group }) {
    return `${rulebook} ${rule} ${contact_id ?? group}`;
  }
}
