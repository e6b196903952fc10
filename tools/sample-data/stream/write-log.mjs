// Writes the six files of a story, one day after another.
import { mkdir } from 'node:fs/promises';
import { dateOf, instant } from '../clock.mjs';
import { agencyOn, makeAccounts, personOf } from './accounts.mjs';
import { Aftermath } from './aftermath.mjs';
import { quotas, Work } from './days.mjs';
import { drawer, random } from './random.mjs';
import { cell, RowFile } from './rows.mjs';
import { makeState } from './state.mjs';
import { story as cn } from './story-cn.mjs';
import { story as us } from './story-us.mjs';

const STORIES = { cn, us };
const DAY = 86400;
/** Contacts between two looks at the disk. */
const BLOCK_ROWS = 4096;
/** Local days of every story begin at least this long after the day in UTC does, and before it by no more than the other. */
const LATEST_START = 8 * 3600;

const two = (n) => (n < 10 ? `0${n}` : String(n));
const clockOf = (second) => `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
const money = (cents) => (cents / 100).toFixed(2);

/** Writes contacts.csv and five more into a folder; `onProgress` hears of the contacts written so far. */
export async function writeLog({ folder, story: name, size, seed, onProgress = () => {} }) {
  const story = STORIES[name];
  await mkdir(folder, { recursive: true });
  const open = (table) => new RowFile(folder, `${table}.csv`, story.headers[table], story.start);
  const files = Object.fromEntries(Object.keys(story.headers).map((table) => [table, open(table)]));
  const accounts = makeAccounts(story, size, seed);
  await writeAgents(story, files.agents, seed);
  await writeAccounts(story, accounts, files.accounts);
  const state = makeState(accounts.count);
  const rng = random(seed);
  const work = new Work(story, accounts, state, rng);
  const after = new Aftermath(story, state, rng, drawer);
  const log = new LogWriter(story, accounts, files, after, onProgress);
  const until = quotas(story, size);
  let made = 0;
  for (let day = 0; day < story.days; day++) {
    const contacts = work.contactsOf(day, until[day] - made, day === story.days - 1);
    made += contacts.length;
    await log.addDay(day, contacts);
  }
  await log.finish();
  for (const file of Object.values(files)) await file.close();
  onProgress(size);
  return Object.values(files).map(({ name: file, rows }) => ({ name: file, rows }));
}

const agentId = (story, agency, number) => `${story.agentPrefix[agency]}${String(number + 1).padStart(3, '0')}`;

async function writeAgents(story, file, seed) {
  const rng = random(seed ^ 0xa6e7);
  for (let agency = 0; agency < story.agencies.length; agency++) {
    for (let number = 0; number < story.agentsEach; number++) {
      const from = story.first - rng.int(30, 700);
      const until = rng.chance(0.04) ? story.first + rng.int(0, story.days) : story.first + story.days + rng.int(1, 600);
      const trained = story.first - rng.int(5, rng.chance(0.1) ? 500 : 200);
      file.add([agentId(story, agency, number), story.agencies[agency], dateOf(trained), dateOf(from), dateOf(until)]);
    }
  }
  await file.flush();
}

async function writeAccounts(story, accounts, file) {
  for (let i = 0; i < accounts.count; i++) {
    const from = story.first + accounts.from[i];
    const transferred = accounts.transferred[i];
    const isMoved = transferred < story.days;
    const { region, zones } = story.places[accounts.place[i]];
    const placed = isMoved ? story.first + transferred : from;
    file.add([
      story.accountId(i), story.consumerId(personOf(i)), story.agencies[isMoved ? accounts.laterAgency[i] : accounts.agency[i]],
      story.creditors[accounts.creditor[i]], story.products[accounts.product[i]], dateOf(from - 400 - (i % 900)),
      dateOf(from - accounts.pastDue[i]), story.time({ date: dateOf(placed), clock: story.isUtc ? '12:00:00' : '00:00:00' }),
      money(accounts.cents[i]), region, zones
    ]);
    if (i % BLOCK_ROWS === 0) await file.flush();
  }
}

class LogWriter {
  #waiting = [];
  #counts = { contact: 0, complaint: 0, request: 0 };

  constructor(story, accounts, files, after, onProgress) {
    Object.assign(this, { story, accounts, files, after, onProgress });
  }

  zoneOf(account) {
    return this.story.places[this.accounts.place[account]].zone;
  }

  /** What the clock of the file shows at a local second of a day of the story. */
  time(account, day, second) {
    const { story } = this;
    if (!story.isUtc) return story.time({ date: this.dateOn(day), clock: clockOf(second) });
    const t = instant(this.zoneOf(account), story.first + day, second);
    const utcDay = Math.floor(t / DAY);
    return story.time({ date: this.dateOn(utcDay - story.first), clock: clockOf(t - utcDay * DAY) });
  }

  #dates = new Map();
  dateOn(day) {
    if (!this.#dates.has(day)) this.#dates.set(day, dateOf(this.story.first + day));
    return this.#dates.get(day);
  }

  id(kind) {
    return `${this.story.letters[kind]}${String(++this.#counts[kind]).padStart(8, '0')}`;
  }

  /** Contacts of a local day; what no later day can come before is written, in order of time. */
  async addDay(day, contacts) {
    const { story } = this;
    for (const contact of contacts) contact.t = instant(this.zoneOf(contact.account), story.first + day, contact.second);
    const isUtc = story.isUtc === true;
    const safe = (story.first + day + 1) * DAY + (isUtc ? 5 * 3600 : -LATEST_START);
    const all = this.#waiting.concat(contacts).sort((a, b) => a.t - b.t || a.account - b.account);
    let cut = all.findIndex(({ t }) => t >= safe);
    if (cut < 0) cut = all.length;
    this.#waiting = all.slice(cut);
    await this.write(all.slice(0, cut));
    this.writeEvents(day);
    for (const file of Object.values(this.files)) await file.flush();
  }

  async finish() {
    await this.write(this.#waiting);
    this.writeEvents(this.story.days);
  }

  writeEvents(day) {
    for (const event of this.after.take(day)) this.writeEvent(event);
  }

  async write(contacts) {
    const { contacts: file } = this.files;
    for (const contact of contacts) {
      contact.contact_id = this.id('contact');
      file.line(this.contactLine(contact));
      this.after.follow(contact);
      if (file.rows % BLOCK_ROWS !== 0) continue;
      this.onProgress(file.rows);
      await file.flush();
    }
  }

  contactLine(contact) {
    const { story, accounts } = this;
    const { account, person, day, second, agency } = contact;
    const { region, zones, zone } = story.places[accounts.place[account]];
    const isOther = contact.party === 'third_party';
    const address = contact.channel === 'visit' || contact.channel === 'letter' ? `${(person % 900) + 1}-${(person % 30) + 1}` : story.phone(person, isOther ? 9 : contact.phone, zone);
    return [
      contact.contact_id, this.time(account, day, second), story.word('channel', contact.channel), story.agencies[agency],
      agentId(story, agency, contact.agent), story.creditors[accounts.creditor[account]], story.accountId(account), story.consumerId(person),
      story.word('direction', contact.direction), story.word('outcome', contact.outcome) ?? '', contact.duration ?? '', story.word('party', contact.party), address,
      story.word('place', contact.place) ?? '', zones, region, story.products[accounts.product[account]], contact.pastDue, money(accounts.cents[account]),
      story.yes(contact.recorded) ?? '', story.yes(contact.identified) ?? '', story.yes(contact.consent) ?? '', contact.crew ?? '',
      contact.noticeHours == null ? '' : this.notice(contact), contact.text === undefined ? '' : cell(contact.text)
    ].join(',');
  }

  notice({ account, day, second, noticeHours }) {
    const at = day * DAY + second - noticeHours * 3600;
    const noticeDay = Math.floor(at / DAY);
    return this.time(account, noticeDay, 9 * 3600 + ((at - noticeDay * DAY) % 28800));
  }

  writeEvent(event) {
    const { story, accounts, files } = this;
    const { account, day, second } = event;
    const at = this.time(account, day, second);
    const ids = [story.accountId(account), story.consumerId(personOf(account))];
    if (event.table === 'payments') {
      files.payments.add([ids[0], at, money(Math.round((accounts.cents[account] * event.share) / 100))]);
    } else if (event.table === 'requests') {
      const hours = event.kind === 'hours' ? ['09:00', '18:00'] : [null, null];
      files.requests.add([this.id('request'), at, ...ids, story.word('kind', event.kind), story.word('channel', event.about), ...hours]);
    } else {
      const { contact, closed } = event;
      const outcome = closed === null ? 'open' : event.outcome;
      files.complaints.add([
        this.id('complaint'), at, story.agencies[agencyOn(accounts, account, contact.day)], ...ids, story.word('channel', contact.channel),
        story.categories[event.category], story.word('severity', event.severity), story.word('resolution', outcome),
        closed === null ? null : this.time(account, closed.day, closed.second), contact.contact_id
      ]);
    }
  }
}
