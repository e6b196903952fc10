import { complaintDeadline } from './complaint-deadline';
import { complaintHold } from './complaint-hold';
import { complaintRate } from './complaint-rate';
import { contactHours } from './contact-hours';
import { coolOff } from './cool-off';
import { frequencyCap } from './frequency-cap';
import { burst } from './burst';
import { certification } from './certification';
import { channelBan } from './channel-ban';
import { disclosure } from './disclosure';
import { minGap } from './min-gap';
import { recording } from './recording';
import { consumerHours } from './consumer-hours';
import { optOut } from './opt-out';
import { stopContact } from './stop-contact';
import { singleCollector } from './single-collector';
import { stageGate } from './stage-gate';
import { thirdParty } from './third-party';
import { visitConduct } from './visit-conduct';
import { wording } from './wording';
import type { RuleKind } from './rule-kind';

export type * from './remedy';
export type * from './rule-kind';
export { isCode } from './conditions';

/** Every kind there is. Shared code looks a kind up here by name and never asks which one it got. */
export const RULE_KINDS: ReadonlyMap<string, RuleKind<never>> = new Map(
  [
    frequencyCap,
    minGap,
    coolOff,
    burst,
    contactHours,
    channelBan,
    stageGate,
    thirdParty,
    singleCollector,
    visitConduct,
    recording,
    disclosure,
    wording,
    certification,
    stopContact,
    optOut,
    consumerHours,
    complaintHold,
    complaintDeadline,
    complaintRate
  ].map((kind) => [kind.kind, kind as RuleKind<never>])
);
