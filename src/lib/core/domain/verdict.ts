/** Verdicts of a rule on a contact or group; their code in the engine is the index. Not-applicable has no row. */
export const VERDICTS = ['pass', 'violation', 'cannot-judge'] as const;
export type Verdict = (typeof VERDICTS)[number];
export const PASS = 0;
export const VIOLATION = 1;
export const CANNOT_JUDGE = 2;

/** What one rule found over everything loaded (semantics §5). Coverage is judged ÷ (judged + cannotJudge). */
export interface RuleTally {
  rulebookId: string;
  ruleId: string;
  applicable: number;
  judged: number;
  violations: number;
  cannotJudge: number;
  /** Rows that could not be judged, by the canonical column whose value is missing. */
  missing: { column: string; count: number }[];
  /** Violations on which consent is not recorded, for rules that except consent; else null. */
  consentUnrecorded: number | null;
}
