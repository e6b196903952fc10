import { CHANNELS, type Channel } from '#lib/core/domain';
import { prepareCandidates } from '../candidates';
import { instantAt } from '../counterfactual/local-time';
import { inTurn } from '../counterfactual/turns';
import { once, type FigureContext } from '../figures/context';
import type { JudgedRule } from '../judge';
import { Bench } from './bench';
import { nextTimes } from './next';
import type { CheckRequest, CheckResult, NextTime } from './types';
import { checkedRule } from './verdicts';
import { asOfDay, whomOf, type Whom } from './whom';

const DAY = 86_400;
const NOON = 12 * 3600;

/** Of several candidate zones the clock changes are known so long before and after the log. */
const AHEAD = 3650 * DAY;

const ANSWERS = { forbidden: 0, unclear: 1, permitted: 2, silent: 3 } as const;

/**
 * Whether an account's person may be contacted on a channel at a time: what every rule in use says of the contact, judged among
 * those of the log. Throws RangeError for an account that is not there.
 */
export const checkContact = (ctx: FigureContext, request: CheckRequest): Promise<CheckResult> =>
  inTurn(ctx.engine, () => atBench(ctx, request, (asked) => checked(ctx, asked, request.channel)));

/** When each channel is permitted next, from the time asked on; every time said was judged by every rule in use. */
export const nextPermitted = (ctx: FigureContext, request: CheckRequest): Promise<NextTime[]> =>
  inTurn(ctx.engine, () =>
    atBench(ctx, request, ({ bench, rules, whom, at }) => {
      const channels = CHANNELS.filter((each) => each !== 'other' || request.channel === 'other');
      return nextTimes(ctx, bench, rules, whom, channels, at);
    })
  );

/** Candidate zones after the log ends as well. */
const severalZones = (ctx: FigureContext): Promise<void> =>
  once(ctx, 'check:zones', async () => {
    const context = ctx.judgement.rules[0]?.compiled.context;
    if (context)
      await prepareCandidates(ctx.engine, ctx.zones, {
        earliest: context.earliest - AHEAD,
        latest: context.latest + AHEAD
      });
  });

interface Asked {
  whom: Whom;
  bench: Bench;
  rules: JudgedRule[];
  at: number;
  zone: string;
  zoneKnown: boolean;
}

async function atBench<T>(
  ctx: FigureContext,
  { accountId, ...asked }: CheckRequest,
  work: (asked: Asked) => Promise<T>
): Promise<T> {
  const whom = await whomOf(ctx, accountId);
  const known = whom.account.zone?.split(';')[0]?.trim();
  const zone = known ?? 'UTC';
  const { day, second } = asked.at ?? { day: asOfDay(ctx), second: NOON };
  const at = instantAt(ctx.zones, zone, day, second);
  if (whom.account.zone?.includes(';')) await severalZones(ctx);
  const local = whom.codes.zone === null ? null : ctx.zones.localAt(zone, at);
  const bench = new Bench(ctx, whom, at, local, asked.place ?? null);
  const rules = ctx.judgement.rules.filter(({ compiled }) => compiled.kind.judges === 'contacts');
  try {
    return await work({ whom, bench, rules, at, zone, zoneKnown: known !== undefined });
  } finally {
    await bench.close();
  }
}

async function checked(
  ctx: FigureContext,
  { whom, bench, rules, at, zone, zoneKnown }: Asked,
  channel: Channel
): Promise<CheckResult> {
  const answers = [];
  for (const judged of rules) answers.push(await checkedRule(ctx, bench, judged, whom, { channel, at }));
  const local = ctx.zones.localAt(zone, at);
  return {
    account: whom.account,
    channel,
    at,
    local,
    zone,
    zoneKnown,
    assumed: {
      agent: whom.agent,
      address: whom.address.get(channel)?.text ?? null,
      place: bench.placeOn(channel),
      daysPastDue: whom.dueDay === null ? null : local.day - whom.dueDay
    },
    rules: answers.sort((a, b) => ANSWERS[a.answer] - ANSWERS[b.answer]),
    others: ctx.judgement.rules.length - rules.length
  };
}
