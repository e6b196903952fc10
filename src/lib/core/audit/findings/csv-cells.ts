import { CANNOT_JUDGE, PASS, VERDICTS, VIOLATION, type Message } from '#lib/core/domain';
import { nameOf } from '../figures/agencies';
import type { FigureContext } from '../figures/context';
import type { Scene } from '../figures/scene';
import { isoDate, isoLocal, utc, type Cell } from './csv-text';
import type { ExplainedFinding } from './explained';
import { channelOf } from './stored';
import { channelOfComplaint } from './stored-complaints';

/** Columns of findings.csv and verdicts.csv (semantics §6). */
export const FINDINGS_COLUMNS = [
  'rule_id',
  'rulebook_id',
  'verdict',
  'contact_id',
  'complaint_id',
  'group',
  'account_id',
  'consumer_id',
  'agency',
  'agent',
  'channel',
  'occurred_at',
  'local_time',
  'measured',
  'limit',
  'limit_since',
  'witness_ids',
  'severity',
  'strength',
  'citation',
  'file',
  'line',
  'explanation'
] as const;

export type SentenceOf = (message: Message) => string;

/** What a row says besides the finding. `missing` is the column for want of which it cannot be judged. */
interface RowVerdict {
  verdict: number;
  witnesses: string | null;
  missing?: string | null;
  sentenceOf: SentenceOf;
}

/** Cells of one row, in the order of FINDINGS_COLUMNS. A pass needs no explanation. */
export function cellsOf(
  scene: Scene,
  { fileName }: FigureContext,
  { stored, judged, contact, complaint, local, explanation, since, citation }: ExplainedFinding,
  { verdict, witnesses, missing = null, sentenceOf }: RowVerdict
): Cell[] {
  const { rulebook, rule } = judged.compiled;
  const row = contact ?? complaint;
  const instant = contact?.t ?? complaint?.received_at ?? null;
  const isMeasured =
    stored.measured !== null && (verdict === VIOLATION || (verdict === PASS && contact === null));
  return [
    rule.id,
    rulebook.id,
    VERDICTS[verdict]!,
    contact?.contact_id ?? null,
    complaint?.complaint_id ?? null,
    stored.label,
    row?.account ?? null,
    row?.consumer ?? null,
    row ? row.agency : nameOf(scene, stored.agency),
    row?.agent ?? null,
    contact ? channelOf(contact) : complaint && channelOfComplaint(complaint),
    instant === null ? null : utc(instant),
    instant === null ? null : localText(local!, instant),
    isMeasured ? explanation.measured : null,
    verdict === CANNOT_JUDGE ? null : explanation.limit,
    since === null ? null : isoDate(since),
    witnesses,
    rule.severity,
    rule.strength,
    [citation.instrument, citation.article].filter((part) => part !== '').join(', '),
    row && fileName(row.file),
    row && row.line,
    verdict === VIOLATION
      ? sentenceOf(explanation.message)
      : missing && sentenceOf({ code: 'explain_cannot_judge', params: { column: missing } })
  ];
}

const localText = (
  { day, second }: { day: number | null; second: number | null },
  instant: number
): string | null => (day === null ? null : second === null ? isoDate(day) : isoLocal(day, second, instant));
