import { complaintRate } from './complaint-rate';
import { contactHours } from './contact-hours';
import { coolOff } from './cool-off';
import { frequencyCap } from './frequency-cap';
import type { RuleKind } from './rule-kind';

export type * from './rule-kind';

/** Every kind there is. Shared code looks a kind up here by name and never asks which one it got. */
export const RULE_KINDS: ReadonlyMap<string, RuleKind<never>> = new Map(
  [frequencyCap, contactHours, coolOff, complaintRate].map((kind) => [kind.kind, kind as RuleKind<never>])
);
