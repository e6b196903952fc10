import type { Explanation, Found } from '../rule-kind';
import { isoDay, term } from '../words';
import type { RecordingParams } from './params';

export const explain = (params: RecordingParams, { contact }: Found): Explanation => ({
  measured: '',
  limit: '',
  message: {
    code: 'explain_recording',
    params: {
      channel: term(`term_one_${contact!.channel}`),
      counts: term(`term_counts_${params.counts}`),
      date: contact!.day === null ? term('term_date_unknown') : isoDay(contact!.day)
    }
  }
});
