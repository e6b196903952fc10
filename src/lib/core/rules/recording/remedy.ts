import type { Remedies } from '../remedy';
import { term } from '../words';
import type { RecordingParams } from './params';

export const remedies: Remedies<RecordingParams> = {
  candidates: () => [
    {
      does: 'set',
      as: 'owed',
      values: { recorded: true },
      message: { code: 'if_only_owed', params: { elements: term('term_if_recorded') } }
    }
  ]
};
