import type { Explanation, Found } from '../rule-kind';
import { isoDay, term } from '../words';
import type { CertificationParams } from './params';

export function explain({ requires }: CertificationParams, { contact }: Found): Explanation {
  const shared = {
    channel: term(`term_one_${contact?.channel ?? 'any'}`),
    date: contact?.day == null ? '' : isoDay(contact.day)
  };
  if (requires === 'certified') {
    return { measured: '', limit: 'certified', message: { code: 'explain_certification', params: shared } };
  }
  return {
    measured: '',
    limit: String(requires.trained_within),
    message: { code: 'explain_certification_training', params: { ...shared, days: requires.trained_within } }
  };
}
