import { CHANNELS, type Channel } from '#lib/core/domain';
import { prepareCandidates } from '../candidates';
import { instantAt } from '../counterfactual/local-time';
import { inTurn } from '../counterfactual/turns';
import { once, type FigureContext } from '../figures/context';
import { Bench } from './bench';
import { nextTimes } from './next';
import type { CheckRequest, CheckResult } from './types';
import { checkedRule } from './verdicts';
import { asOfDay, whomOf } from './whom';

const DAY = 86_400;
const NOON = 12 * 3600;

/** Contacts may be asked about this long after the log. */
const AHEAD = 400 * DAY;

const ANSWERS = { forbidden: 0, unclear: 1, permitted: 2, silent: 3 } as const;

/**
 * Whether an account's person may be contacted on a channel at a time: what every rule in use says of the contact, judged among
 * those of the log, and when each channel is permitted next. Throws RangeError for an account that is not there.
 */
export const checkContact = (ctx: FigureContext, request: CheckRequest): Promise<CheckResult> =>
  inTurn(ctx.engine, () => checked(ctx, request));

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

async function checked(
  ctx: FigureContext,
  { accountId, channel, ...asked }: CheckRequest
): Promise<CheckResult> {
  const whom = await whomOf(ctx, accountId);
  const known = whom.account.zone?.split(';')[0]?.trim();
  const zone = known ?? 'UTC';
  const local = asked.at ?? { day: asOfDay(ctx), second: NOON };
  const at = instantAt(ctx.zones, zone, local.day, local.second);
  if (whom.account.zone?.includes(';')) await severalZones(ctx);
  const bench = new Bench(
    ctx,
    whom,
    at,
    whom.codes.zone === null ? null : ctx.zones.localAt(zone, at),
    asked.place ?? null
  );
  const rules = ctx.judgement.rules.filter(({ compiled }) => compiled.kind.judges === 'contacts');
  try {
    const answers = [];
    for (const judged of rules) answers.push(await checkedRule(ctx, bench, judged, whom, { channel, at }));
    const channels = CHANNELS.filter((each): each is Channel => each !== 'other' || channel === 'other');
    return {
      account: whom.account,
      channel,
      at,
      local: ctx.zones.localAt(zone, at),
      zone,
      zoneKnown: known !== undefined,
      assumed: {
        agent: whom.agent,
        address: whom.address.get(channel)?.text ?? null,
        place: bench.placeOn(channel),
        daysPastDue: whom.dueDay === null ? null : ctx.zones.localAt(zone, at).day - whom.dueDay
      },
      rules: answers.sort((a, b) => ANSWERS[a.answer] - ANSWERS[b.answer]),
      others: ctx.judgement.rules.length - rules.length,
      next: await nextTimes(ctx, bench, rules, whom, channels, at)
    };
  } finally {
    await bench.close();
  }
}
