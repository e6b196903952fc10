import { byDays, nearestFirst, type Remedies, type Remedy } from '../remedy';
import type { CertificationParams } from './params';

/** On a day on which the agent was certified (trained); or with a certificate (training) on the day. */
export const remedies: Remedies<CertificationParams> = {
  reads: ['agents'],
  candidates: ({ requires }, scene) => {
    const { day, channel } = scene.contact;
    if (day === null) return [];
    const days = scene.certificates.flatMap(({ from, until, trainedAt }) =>
      requires === 'certified'
        ? [from, until]
        : trainedAt === null
          ? []
          : [trainedAt, trainedAt + requires.trained_within]
    );
    const moves = days.flatMap((each) => (each === null ? [] : byDays(scene, each - day)));
    const certified: Remedy = {
      does: 'certify',
      certificate:
        requires === 'certified'
          ? { from: day, until: day, trainedAt: null }
          : { from: null, until: null, trainedAt: day },
      message: {
        code: requires === 'certified' ? 'if_only_certified' : 'if_only_trained',
        params: {
          channel: `@term_one_${channel}`,
          days: requires === 'certified' ? 0 : requires.trained_within
        }
      }
    };
    return [...nearestFirst(moves), certified];
  }
};
