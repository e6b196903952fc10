// Complaints: a few every month about every agency, and waves that follow the conduct planted in the log.
import { at, dayOf, instant } from './clock.mjs';

const RULES = ['complaints-per-agency', 'complaints-against-peers'];

function draw(log, rng, { agency, month, count, pick, describe }) {
  const from = dayOf(`${month}-01`);
  const pool = log.contacts.filter((c) => c.account.agency === agency && c.direction === 'outbound' && pick(c, from));
  const people = new Set();
  if (new Set(pool.map((c) => c.account.account_id)).size < count) throw new Error(`too few accounts to complain about ${agency} in ${month}`);
  while (people.size < count) {
    const contact = rng.pick(pool);
    if (people.has(contact.account.account_id)) continue;
    people.add(contact.account.account_id);
    const day = Math.max(from + 1, contact.day + rng.int(1, 4));
    const t = instant(contact.account.zone, day, at(rng.int(9, 17), rng.int(0, 59), rng.int(0, 59)));
    log.complaints.push({ contact, agency, t, account: contact.account, channel: contact.channel, ...describe(), days: rng.int(3, 26) });
  }
}

/** `waves`: `{agency, month, count, story, category}`; each breaks both complaint rules of the house template. */
export function complain(log, rng, { months, agencies, categories, waves, end, id }) {
  for (const month of months) {
    for (const agency of agencies) {
      draw(log, rng, {
        agency, month, count: rng.int(2, 3),
        pick: (c, from) => c.day >= from && c.day < from + 22,
        describe: () => ({ category: rng.pick(categories), severity: rng.weighted({ low: 6, medium: 4 }), outcome: rng.weighted({ upheld: 2, partly_upheld: 2, rejected: 5 }), linked: false })
      });
    }
  }
  for (const { agency, month, count, story, category } of waves) {
    draw(log, rng, {
      agency, month, count,
      pick: (c, from) => c.story === story && c.planted.length > 0 && c.day >= from - 25 && c.day < from + 24,
      describe: () => ({ category, severity: rng.weighted({ medium: 5, high: 5 }), outcome: rng.weighted({ upheld: 7, partly_upheld: 3 }), linked: true })
    });
    for (const rule of RULES) log.groups.push({ rulebook: 'house-policy', rule, group: `${agency}|${month}`, story: 'complaint-wave' });
  }
  log.complaints.sort((a, b) => a.t - b.t);
  log.complaints.forEach((c, i) => {
    c.complaint_id = id(i + 1);
    const closed = c.t + c.days * 86400;
    if (closed > end) c.outcome = 'open';
    else c.closed = closed;
  });
}
