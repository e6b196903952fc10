import { CANNOT_JUDGE, VIOLATION, type Channel } from '#lib/core/domain';
import type { FigureContext } from '../figures/context';
import type { JudgedRule } from '../judge';
import type { Bench } from './bench';
import { momentsAfter } from './moments';
import type { NextTime } from './types';
import { waysOf } from './verdicts';
import type { Whom } from './whom';

/** Moments judged at first, per channel; twice as many each time nothing is found. */
const FIRST_LOOK = 6;
const MOST_AT_ONCE = 64;

interface Trial {
  channel: Channel;
  at: number;
  unclear: string[];
}

/** The trials that a rule does not forbid, with a note where it cannot judge. */
async function permittedBy(bench: Bench, judged: JudgedRule, trials: readonly Trial[]): Promise<Trial[]> {
  const { rulebook, rule } = judged.compiled;
  const ways = trials.map(({ channel, at }) => waysOf(judged, { channel, at }));
  const verdicts = await bench.judge(judged, ways.flat());
  let from = 0;
  return trials.flatMap((trial, i) => {
    const own = verdicts.slice(from, (from += ways[i]!.length)).map((verdict) => verdict.own);
    if (own.includes(VIOLATION)) return [];
    return own.includes(CANNOT_JUDGE)
      ? [{ ...trial, unclear: [...trial.unclear, `${rulebook.id}/${rule.id}`] }]
      : [trial];
  });
}

/** When each channel is permitted next, from the asked instant on; every moment said was judged by all rules. */
export async function nextTimes(
  ctx: FigureContext,
  bench: Bench,
  rules: readonly JudgedRule[],
  whom: Whom,
  channels: readonly Channel[],
  from: number
): Promise<NextTime[]> {
  const zone = whom.account.zone?.split(';')[0]?.trim();
  if (zone === undefined)
    return channels.map((channel) => ({ channel, status: 'unsaid', at: null, local: null, unclear: [] }));
  const moments = [
    from,
    ...(await momentsAfter(
      ctx,
      rules.map(({ compiled }) => compiled.rule),
      whom,
      from
    ))
  ];
  const found = new Map<Channel, Trial>();
  /** What forbade last is asked first: most moments are never judged by the rest. */
  const order = [...rules];
  let start = 0;
  for (
    let look = 1;
    start < moments.length;
    look = Math.min(look === 1 ? FIRST_LOOK : look * 2, MOST_AT_ONCE)
  ) {
    const looked = moments.slice(start, start + look);
    start += look;
    let trials: Trial[] = channels
      .filter((channel) => !found.has(channel))
      .flatMap((channel) => looked.map((at) => ({ channel, at, unclear: [] })));
    if (trials.length === 0) break;
    for (const judged of [...order]) {
      const permitted = await permittedBy(bench, judged, trials);
      if (permitted.length < trials.length) order.unshift(...order.splice(order.indexOf(judged), 1));
      trials = permitted;
      if (trials.length === 0) break;
    }
    for (const trial of trials) if (!found.has(trial.channel)) found.set(trial.channel, trial);
  }
  return channels.map((channel) => {
    const trial = found.get(channel);
    if (!trial) return { channel, status: 'none', at: null, local: null, unclear: [] };
    return {
      channel,
      status: trial.at === from ? 'asked' : 'later',
      at: trial.at,
      local: ctx.zones.localAt(zone, trial.at),
      unclear: trial.unclear
    };
  });
}
