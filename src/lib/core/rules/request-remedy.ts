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
/** Days that business days stretch over beyond weekends: holidays, and where a few days begin. */
const HOLIDAYS = 14;

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
  if (day === null || span > 0) return nearestFirst(after);
  const wait = 'days' in honour ? honour.days : honour.business_days;
  const before = standing.flatMap((request): Remedy[] => {
    if (request.day === null || request.day >= day) return [];
    const latest = Math.min(day - 1, request.day + Math.ceil(wait * 1.5) + HOLIDAYS);
    return [{ does: 'move-between', days: [latest - day, request.day - day] }];
  });
  return [...before.sort((a, b) => firstDay(b) - firstDay(a)), ...nearestFirst(after)];
}

const firstDay = (remedy: Remedy): number => (remedy.does === 'move-between' ? remedy.days[0] : 0);
