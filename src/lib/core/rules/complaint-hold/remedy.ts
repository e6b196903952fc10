import { earlierAt, laterAt, nearestFirst, otherChannels, type Remedies, type Remedy } from '../remedy';
import type { ComplaintHoldParams } from './params';

/** Before the complaint, after it was closed, or with it closed by then. */
export const remedies: Remedies<ComplaintHoldParams> = {
  reads: ['complaints'],
  candidates: ({ channels }, scene) => {
    const { t, span, channel } = scene.contact;
    const standing = scene.complaints.filter(({ receivedAt }) => receivedAt < t);
    const moves = standing.flatMap(({ receivedAt, closedAt, closedSpan }) => [
      ...earlierAt(scene, receivedAt),
      ...(closedAt === null ? [] : laterAt(scene, closedAt + closedSpan))
    ]);
    const closed = standing
      .filter(({ closedAt, closedSpan }) => span === 0 && (closedAt === null || closedAt + closedSpan > t))
      .map(({ complaintId }): Remedy => ({
        does: 'close',
        complaintId,
        at: t,
        message: {
          code: 'if_only_closed_by_then',
          params: { channel: `@term_one_${channel}`, complaint: complaintId }
        }
      }));
    return [
      ...nearestFirst(moves),
      ...closed,
      ...(channels ? otherChannels(scene, (each) => !channels.includes(each)) : [])
    ];
  }
};
