import type { Explanation, Found } from '../rule-kind';
import { isoDay, term } from '../words';
import { asksForFirst } from './elements';
import type { VisitConductParams } from './params';

/** Elements in the order of their bits: name in tables, term in the sentence. */
const elementsOf = (params: VisitConductParams): [string, string][] => [
  ['min_crew', 'term_visit_crew'],
  ['min_notice', noticeTerm(params)],
  ['recorded', 'term_visit_recorded'],
  ['identity_disclosed', 'term_visit_identity_disclosed']
];

function noticeTerm(params: VisitConductParams): string {
  const unit = params.min_notice && 'hours' in params.min_notice ? 'hours' : 'days';
  return `term_visit_${asksForFirst(params) ? 'first_' : ''}notice_${unit}`;
}

function lengthOf({ min_notice }: VisitConductParams): number {
  if (!min_notice) return 0;
  return 'hours' in min_notice ? min_notice.hours : min_notice.days;
}

const asked = (params: VisitConductParams): string =>
  [
    params.min_crew === undefined ? '' : `min_crew ${params.min_crew}`,
    params.min_notice === undefined
      ? ''
      : `min_notice ${lengthOf(params)} ${'hours' in params.min_notice ? 'hours' : 'days'}`,
    params.recorded ? 'recorded' : '',
    params.identity_disclosed ? 'identity_disclosed' : ''
  ]
    .filter((part) => part !== '')
    .join('; ');

export function explain(params: VisitConductParams, { measured, contact }: Found): Explanation {
  const missed = elementsOf(params).filter((_, i) => Math.floor((measured ?? 0) / 2 ** i) % 2 === 1);
  return {
    measured: missed.map(([name]) => name).join('; '),
    limit: asked(params),
    message: {
      code: 'explain_visit_conduct',
      params: {
        date: contact?.day == null ? '' : isoDay(contact.day),
        elements: missed.map(([, word]) => term(word)).join('+'),
        crew: params.min_crew ?? 0,
        length: lengthOf(params)
      }
    }
  };
}
