import type { Remedies } from '../remedy';
import { term } from '../words';
import { absentIn, type Field } from './fields';
import type { DisclosureParams } from './params';

const WORD: Record<Field, string> = {
  recorded: term('term_if_recorded'),
  identity_disclosed: term('term_if_identity'),
  consent: term('term_if_consent')
};

/** Everything that is absent, there. */
export const remedies: Remedies<DisclosureParams> = {
  candidates: (_params, { measured }) => {
    const absent = absentIn(measured ?? 0);
    return [
      {
        does: 'set',
        as: 'owed',
        values: Object.fromEntries(absent.map((field) => [field, true])),
        message: {
          code: 'if_only_owed',
          params: { elements: absent.map((field) => WORD[field]).join('+') }
        }
      }
    ];
  }
};
