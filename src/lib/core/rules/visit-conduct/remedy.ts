import { term } from '../words';
import type { ContactScene, NewValues, Remedies } from '../remedy';
import type { VisitConductParams } from './params';

const HOUR = 3600;
const [CREW, NOTICE, RECORDED, IDENTITY] = [1, 2, 4, 8];

interface Owed {
  values: NewValues;
  less?: NewValues;
  word: string;
}

/** Just early enough; `less` is a minute (a day) later. */
function noticeOf(
  notice: NonNullable<VisitConductParams['min_notice']>,
  { contact, instantAt }: ContactScene
): Owed | null {
  const { t, span, day, second, zone } = contact;
  if (span > 0) return null;
  if ('hours' in notice) {
    const at = t - notice.hours * HOUR;
    return { values: { notice_at: at }, less: { notice_at: at + 60 }, word: term('term_if_notice_hours') };
  }
  const first = zone?.split(';')[0]?.trim();
  if (first === undefined || day === null || second === null) return null;
  const on = (at: number): NewValues => ({ notice_at: instantAt(first, at, second) });
  return {
    values: on(day - notice.days),
    less: on(day - notice.days + 1),
    word: term('term_if_notice_days')
  };
}

/** Everything the visit missed, done. */
export const remedies: Remedies<VisitConductParams> = {
  candidates: (params, scene) => {
    const missed = (bit: number): boolean => ((scene.measured ?? 0) & bit) > 0;
    const notice = params.min_notice;
    const announced = notice && missed(NOTICE!) ? noticeOf(notice, scene) : undefined;
    if (announced === null) return [];
    const owed: Owed[] = [
      ...(missed(CREW!) ? [{ values: { crew_size: params.min_crew! }, word: term('term_if_crew') }] : []),
      ...(announced ? [announced] : []),
      ...(missed(RECORDED!) ? [{ values: { recorded: true as const }, word: term('term_if_recorded') }] : []),
      ...(missed(IDENTITY!)
        ? [{ values: { identity_disclosed: true as const }, word: term('term_if_identity') }]
        : [])
    ];
    if (owed.length === 0) return [];
    const values: NewValues = Object.assign({}, ...owed.map((each) => each.values));
    return [
      {
        does: 'set',
        as: 'owed',
        values,
        ...(announced ? { less: { ...values, ...announced.less } } : {}),
        message: {
          code: 'if_only_owed',
          params: {
            elements: owed.map(({ word }) => word).join('+'),
            crew: params.min_crew ?? 0,
            length: notice ? ('hours' in notice ? notice.hours : notice.days) : 0
          }
        }
      }
    ];
  }
};
