import type { CompiledRule } from '#lib/core/compile';
import type { Channel, Outcome, Place, SubjectKey } from '#lib/core/domain';
import type { ContactRuleKind, NewValues } from '#lib/core/rules';
import { all, int, ints, name, sql, type Fragment } from '#lib/core/sql';
import { judgeWorlds, widened, worldsAtOnce, type WorldVerdict } from '../counterfactual/world';
import type { Instead } from '../counterfactual/types';
import { ask, type FigureContext } from '../figures/context';
import type { JudgedRule } from '../judge';
import { CHECK_ID, CHECK_N, contactRow, type Whom } from './whom';
import type { LocalMoment } from './types';

/** Contacts of a subject looked at, nearest first. */
const MOST_COPIED = 500;

const NOTICE = 60 * 86_400;
/** More collectors than any rule asks for. */
const CREW = 99;

/** What is done with a contact, by canonical column; what is not is left missing. */
export const DUTIES = ['recorded', 'identity_disclosed', 'crew_size', 'notice_at', 'text'] as const;
export type Duty = (typeof DUTIES)[number];

const REACHED: Record<Channel, Outcome> = {
  call: 'conversation',
  other: 'conversation',
  visit: 'met',
  sms: 'delivered',
  email: 'delivered',
  letter: 'delivered',
  app: 'delivered'
};
const UNREACHED: Record<Channel, Outcome> = {
  ...REACHED,
  call: 'no_answer',
  other: 'no_answer',
  visit: 'not_home',
  sms: 'failed',
  email: 'failed',
  letter: 'failed',
  app: 'failed'
};

export interface Way {
  channel: Channel;
  at: number;
  isReached?: boolean;
  without?: Duty;
  consents?: boolean;
}

/** Judges a contact that nobody made by one rule after the other, in as many ways as wanted, among the log's contacts. */
export class Bench {
  private copied: string | null = null;
  private rows = 0;
  private readonly compiled = new Map<JudgedRule, CompiledRule>();

  constructor(
    private readonly ctx: FigureContext,
    private readonly whom: Whom,
    private readonly at: number,
    private readonly local: LocalMoment | null,
    private readonly place: Place | null
  ) {}

  placeOn(channel: Channel): Place | null {
    return this.place ?? this.whom.place.get(channel) ?? null;
  }

  private insteadOf({ channel, at, isReached = true, without, consents = false }: Way): Instead {
    const place = this.placeOn(channel);
    const done: NewValues = {
      recorded: true,
      identity_disclosed: true,
      crew_size: CREW,
      notice_at: at - NOTICE,
      text: ''
    };
    if (without !== undefined) delete done[without];
    return {
      does: 'instead',
      to: at,
      outcome: (isReached ? REACHED : UNREACHED)[channel],
      address: this.whom.address.get(channel)?.code ?? null,
      values: {
        ...done,
        channel,
        ...(place === null ? {} : { place }),
        ...(consents ? { consent: true } : {})
      }
    };
  }

  /** Copies who shares what the rule looks at into the table that worlds are made of. */
  private async copy(keys: readonly SubjectKey[]): Promise<void> {
    const key = [...keys].sort().join();
    if (this.copied === key) return;
    await ask(
      this.ctx,
      sql`create or replace temp table counterfactual_contact as
        select * from (select * from contact where ${this.shares(keys)} order by abs(t - ${int(this.at)}), n limit ${int(MOST_COPIED)})
        union all ${contactRow(this.whom, this.at, this.local)}`
    );
    const [row] = await ask<{ rows: number }>(
      this.ctx,
      sql`select count(*)::integer as rows from counterfactual_contact`
    );
    this.rows = row!.rows;
    this.copied = key;
  }

  /** Address and place depend on the channel: with other keys they are left to the rule. */
  private shares(keys: readonly SubjectKey[]): Fragment {
    const { codes, address } = this.whom;
    const fixed = keys.filter((key) => key !== 'address' && key !== 'place');
    const known = fixed.filter((key) => codes[key as keyof typeof codes] != null);
    if (keys.length === 0 || known.length < fixed.length) return sql`false`;
    if (fixed.length > 0)
      return all(known.map((key) => sql`${name(key)} = ${int(codes[key as keyof typeof codes]!)}`));
    const own = [...address.values()].map(({ code }) => code);
    return own.length === 0 ? sql`false` : sql`address in (${ints(own)})`;
  }

  async judge(judged: JudgedRule, ways: readonly Way[]): Promise<WorldVerdict[]> {
    const rule = this.compiled.get(judged) ?? widened(judged.compiled, this.at);
    this.compiled.set(judged, rule);
    const kind = rule.kind as ContactRuleKind<never>;
    const params = rule.segments.at(-1)!.segment.params as never;
    const keys = kind.remedies?.around?.(params) ?? kind.subject(params);
    await this.copy(keys);
    const own = {
      contact: {
        n: CHECK_N,
        contactId: CHECK_ID,
        zone: this.whom.account.zone,
        day: this.local?.day ?? null
      },
      around: []
    };
    const atOnce = worldsAtOnce(keys, this.rows);
    const verdicts: WorldVerdict[] = [];
    for (let from = 0; from < ways.length; from += atOnce)
      verdicts.push(
        ...(await judgeWorlds(
          this.ctx,
          rule,
          own,
          keys,
          ways.slice(from, from + atOnce).map((way) => this.insteadOf(way))
        ))
      );
    return verdicts;
  }

  async close(): Promise<void> {
    await ask(this.ctx, sql`drop table if exists counterfactual_contact`);
  }
}
