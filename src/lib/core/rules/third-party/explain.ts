import type { Explanation, Found } from '../rule-kind';
import { isoDay, term } from '../words';
import type { ThirdPartyParams } from './params';

/** Conditions as the limit in tables. */
function conditions({
  failed_attempts,
  days,
  outcomes
}: NonNullable<ThirdPartyParams['allowed_after']>): string {
  return [
    failed_attempts === undefined ? '' : `failed_attempts ${failed_attempts}`,
    days === undefined ? '' : `days ${days}`,
    outcomes ? `outcomes ${outcomes.join(', ')}` : ''
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** A violation with a limit is one too many to the same person; one without came before it was allowed. */
export function explain(params: ThirdPartyParams, { measured, limit, contact }: Found): Explanation {
  const { allowed_after: after, max_per_person: max } = params;
  const shared = {
    channel: term(`term_one_${contact?.channel ?? 'any'}`),
    date: contact?.day == null ? '' : isoDay(contact.day)
  };
  if (limit !== null || after === undefined) {
    return {
      measured: String(measured),
      limit: String(max),
      message: {
        code: 'explain_third_party_count',
        params: {
          ...shared,
          count: measured ?? 0,
          max: max ?? 0,
          counts: term(`term_counts_${params.counts}`)
        }
      }
    };
  }
  const terms = [
    after.failed_attempts === undefined ? '' : term('term_third_party_attempts'),
    after.days === undefined ? '' : term('term_third_party_days'),
    after.outcomes ? term('term_third_party_outcomes') : ''
  ].filter((each) => each !== '');
  if (terms.length === 0) {
    const message = { code: 'explain_third_party_never', params: shared };
    return { measured: '', limit: 'never', message };
  }
  return {
    measured: String(measured),
    limit: conditions(after),
    message: {
      code: 'explain_third_party_early',
      params: {
        ...shared,
        run: measured ?? 0,
        attempts: after.failed_attempts ?? 0,
        days: after.days ?? 0,
        conditions: terms.join('+')
      }
    }
  };
}
