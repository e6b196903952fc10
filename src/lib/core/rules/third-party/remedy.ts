import { latestLeftOut, type Remedies, type Remedy } from '../remedy';
import type { ThirdPartyParams } from './params';

/** More attempts on the debtor before it, without the latest of those counted, or aimed at the debtor. */
export const remedies: Remedies<ThirdPartyParams> = {
  around: (params) =>
    params.allowed_after && Object.keys(params.allowed_after).length > 0
      ? ['consumer']
      : params.max_per_person === undefined
        ? []
        : ['consumer', 'address'],
  candidates: (params, scene) => {
    const { allowed_after: after, max_per_person: max, parties } = params;
    const channel = `@term_one_${scene.contact.channel}`;
    const isTooMany = scene.limit !== null;
    const attempts: Remedy[] =
      isTooMany || after?.failed_attempts === undefined
        ? []
        : Array.from({ length: after.failed_attempts }, (_, i) => ({
            does: 'add',
            contacts: { channel: 'call', party: 'debtor', outcome: 'no_answer' },
            count: i + 1,
            message: { code: 'if_only_attempts', params: { channel, count: i + 1 } }
          }));
    const fewer =
      isTooMany && max !== undefined ? latestLeftOut(scene.witnesses, (scene.measured ?? 0) - max) : [];
    const debtor: Remedy[] = parties.includes('debtor')
      ? []
      : [
          {
            does: 'set',
            as: 'otherwise',
            values: { party: 'debtor' },
            message: { code: 'if_only_debtor', params: { channel } },
            mayLeave: true
          }
        ];
    return [...attempts, ...fewer, ...debtor];
  }
};
