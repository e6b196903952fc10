import { compileRule, type CompileContext, type CompiledRule } from '#lib/core/compile';
import type { DaysOff, RuleTally, Zones } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { segmentsOf, type Rulebook } from '#lib/core/rulebook';
import { RULE_KINDS } from '#lib/core/rules';
import { judgeComplaints } from './judge-complaints';
import { judgeContacts } from './judge-contacts';
import { judgeGroups } from './judge-groups';
import { prepareCandidates } from './candidates';
import { knownColumns, latestDay, spanOfLog } from './log-span';
import { showContacts } from './shown';
import { resetVerdicts } from './tables';
import { coverageOf, talliesOf } from './tally';

export interface JudgeOptions {
  zones: Zones;
  /** The as-of date, days since 1970-01-01; the latest local date of the log when absent. */
  asOf?: number;
  /** Resolved calendars of a rulebook by id. */
  calendarsOf(rulebook: Rulebook): ReadonlyMap<string, DaysOff>;
  signal?: AbortSignal;
  onRule?(done: number, total: number): void;
}

/** A rule that took part, with its position: `rule` in the engine's tables. */
export interface JudgedRule {
  index: number;
  compiled: CompiledRule;
  tally: RuleTally;
}

export interface Judgement {
  rules: JudgedRule[];
  /** Zone by which contacts of unknown zone are dated on screen: the rulebook's, else UTC. Never used to judge. */
  fallbackZone: string;
}

const JUDGES = { contacts: judgeContacts, complaints: judgeComplaints, groups: judgeGroups };

/**
 * Judges everything loaded by every enabled rule of the rulebooks and leaves the verdicts in the engine (tables.ts).
 * Rejects with the signal's reason when aborted; verdicts are then incomplete and must be made again.
 */
export async function judge(
  engine: Engine,
  rulebooks: Rulebook[],
  options: JudgeOptions
): Promise<Judgement> {
  const span = await spanOfLog(engine);
  const fallbackZone =
    rulebooks.find(({ consumerTimeZone }) => consumerTimeZone !== null)?.consumerTimeZone ?? 'UTC';
  const asOf = options.asOf ?? (await latestDay(engine, options.zones, rulebooks));
  const known = await knownColumns(engine);
  await resetVerdicts(engine);
  await prepareCandidates(engine, options.zones, span);
  const compiled = rulebooks.flatMap((rulebook) => {
    const context: CompileContext = {
      ...span,
      asOf,
      knownColumns: known,
      zones: options.zones,
      calendars: options.calendarsOf(rulebook)
    };
    return rulebook.rules
      .filter(({ enabled }) => enabled)
      .map((rule) => {
        const kind = RULE_KINDS.get(rule.kind);
        if (!kind) throw new RangeError(`unknown kind ${rule.kind}`);
        return compileRule(rulebook, rule, kind, segmentsOf(rule, kind), context);
      })
      .filter(({ segments }) => segments.length > 0);
  });
  const fallback = options.zones.transitions(fallbackZone, span.firstInstant, span.lastInstant);
  await showContacts(engine, fallback, coverageOf(compiled));
  for (const [index, rule] of compiled.entries()) {
    options.signal?.throwIfAborted();
    await JUDGES[rule.kind.judges](engine, rule, index, options.signal);
    options.onRule?.(index + 1, compiled.length);
  }
  const tallies = await talliesOf(engine, compiled);
  return {
    fallbackZone,
    rules: compiled.map((rule, index) => ({ index, compiled: rule, tally: tallies[index]! }))
  };
}
