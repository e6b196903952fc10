import { untrack } from 'svelte';
import {
  dayOfIso,
  Latest,
  type App,
  type CheckPerson,
  type CheckResult,
  type NextTime,
  type SearchHit
} from '#lib/app/state';
import type { Channel, Place } from '#lib/core/domain';
import { formatIsoDate } from '#lib/core/i18n';

const NOON = '12:00';

/** Which contact is asked about, and what the rules say of it. */
export class ContactCheck {
  query = $state('');
  hits = $state.raw<SearchHit[] | null>(null);
  person = $state.raw<CheckPerson | null>(null);
  accountId = $state('');
  channel = $state<Channel>('call');
  date = $state('');
  time = $state(NOON);
  /** Empty: as last time. */
  place = $state<Place | ''>('');
  result = $state.raw<CheckResult | null>(null);
  /** Null while it is looked for. */
  next = $state.raw<NextTime[] | null>(null);
  isRunning = $state(false);
  error = $state.raw<unknown>(null);

  private readonly searching: Latest<string>;
  private readonly checking: Latest<Parameters<App['backend']['checkContact']>[0]>;

  constructor(private readonly app: App) {
    const { backend } = app;
    this.searching = new Latest(async (query, isCurrent) => {
      const hits = await backend.search(query).catch(() => []);
      if (!isCurrent()) return;
      const people = hits.filter(({ kind }) => kind !== 'contact');
      // Those with contacts first: of the others nothing but an account may be known, or nothing at all.
      this.hits = people.sort((a, b) => Number(b.contacts > 0) - Number(a.contacts > 0));
    });
    this.checking = new Latest(async (request, isCurrent) => {
      try {
        const result = await backend.checkContact(request);
        if (!isCurrent()) return;
        this.result = result;
        this.error = null;
        this.isRunning = false;
        const next = await backend.nextPermitted(request);
        if (isCurrent()) this.next = next;
      } catch (error) {
        if (!isCurrent()) return;
        this.error = error;
      }
      this.isRunning = false;
    });
  }

  search(query: string): void {
    this.query = query;
    if (query.trim() === '') this.hits = null;
    else this.searching.ask(query);
  }

  async choose(hit: SearchHit): Promise<void> {
    this.query = '';
    this.hits = null;
    try {
      const person = await this.app.backend.checkPerson(
        hit.kind === 'consumer' ? { consumerId: hit.id } : { accountId: hit.id }
      );
      this.result = null;
      this.person = person;
      this.accountId = person.accounts[0]?.accountId ?? '';
      this.date = formatIsoDate(person.day);
      this.time = NOON;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  /** Keeps the answer in step with what is asked and with the rules while the component that calls it is shown. */
  follow(): void {
    $effect(() => {
      const { accountId, channel, place } = this;
      const day = dayOfIso(this.date);
      const clock = /^(\d\d):(\d\d)/.exec(this.time);
      if (this.app.judgement.version === 0 || accountId === '' || day === null || !clock) return;
      const at = { day, second: Number(clock[1]) * 3600 + Number(clock[2]) * 60 };
      untrack(() => {
        this.isRunning = true;
        this.next = null;
        this.checking.ask({ accountId, channel, at, ...(place === '' ? {} : { place }) });
      });
    });
    // Other files hold other people.
    $effect(() => {
      void this.app.files.list;
      untrack(() => this.forget());
    });
  }

  private forget(): void {
    this.person = null;
    this.result = null;
    this.next = null;
    this.accountId = '';
    this.hits = null;
    this.error = null;
  }
}
