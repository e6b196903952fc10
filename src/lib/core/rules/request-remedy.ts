import {
  earlierAt,
  laterAt,
  nearestFirst,
  type ContactScene,
  type Remedy,
  type SceneRequest
} from './remedy';
import type { HonourWithin } from './requests';

const DAY = 86_400;

/** Before the requests bind, or after their end. */
export function outsideRequests(
  scene: ContactScene,
  honour: HonourWithin,
  requests: readonly SceneRequest[]
): Remedy[] {
  const { t, day, span } = scene.contact;
  const standing = requests.filter(({ receivedAt }) => receivedAt < t + span + 2 * DAY);
  const after = standing.flatMap(({ until, untilSpan }) =>
    until === null ? [] : laterAt(scene, until + untilSpan)
  );
  if (honour === undefined || 'hours' in honour) {
    const wait = (honour?.hours ?? 0) * 3600;
    return nearestFirst([
      ...standing.flatMap(({ receivedAt }) => earlierAt(scene, receivedAt + wait)),
      ...after
    ]);
  }
  const earliest = Math.min(...standing.flatMap((request) => (request.day === null ? [] : [request.day])));
  const before: Remedy[] =
    day !== null && span === 0 && earliest < day
      ? [{ does: 'move-between', days: [-1, earliest - day] }]
      : [];
  return [...before, ...nearestFirst(after)];
}
