import type {
  Channel,
  ComplaintOutcome,
  ComplaintSeverity,
  Outcome,
  Party,
  Place,
  Severity,
  Strength,
  SubjectKey,
  Verdict
} from '#lib/core/domain';
import * as m from './generated/messages.js';
import type { Locale } from './locale';

/** The enumerations of the domain that have a name in each language. */
export interface NamedWords {
  channel: Channel;
  outcome: Outcome;
  party: Party;
  place: Place;
  severity: Severity;
  strength: Strength;
  verdict: Verdict;
  subject: SubjectKey;
  complaint_outcome: ComplaintOutcome;
  complaint_severity: ComplaintSeverity;
}

type Message = (inputs: Record<string, never>, options: { locale: Locale }) => string;

/** The name of a word of the domain: `nameOf('channel', 'visit', 'zh')` → `上门`. */
export function nameOf<K extends keyof NamedWords>(kind: K, word: NamedWords[K], locale: Locale): string {
  const key = `${kind}_${word}`.replaceAll('-', '_') as keyof typeof m;
  return (m[key] as Message)({}, { locale });
}
