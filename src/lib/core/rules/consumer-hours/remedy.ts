import { withinOpenings } from '../clock-remedy';
import { earlierAt, laterAt, nearestFirst, type Remedies } from '../remedy';
import type { Opening } from '../rule-kind';
import type { ConsumerHoursParams } from './params';

const openingOf = (from: number, to: number): Opening =>
  from <= to
    ? [[from, to]]
    : [
        [0, to],
        [from, 86_400]
      ];

/** The nearest time the consumer asked for; or before the request, or after its end. */
export const remedies: Remedies<ConsumerHoursParams> = {
  reads: ['requests'],
  candidates: (_params, scene) => {
    const zone = scene.contact.zone?.split(';')[0]?.trim();
    const asked = scene.requests.filter(({ kind }) => kind === 'hours');
    const within = asked.flatMap(({ hoursFrom: from, hoursTo: to }) =>
      zone === undefined || from === null || to === null || from === to
        ? []
        : withinOpenings(scene, zone, () => [openingOf(from, to).filter(([start, end]) => start < end)])
    );
    const around = asked.flatMap(({ receivedAt, until, untilSpan }) => [
      ...earlierAt(scene, receivedAt),
      ...(until === null ? [] : laterAt(scene, until + untilSpan))
    ]);
    return nearestFirst([...within, ...around]).map((remedy) => ({ ...remedy, mayLeave: true }));
  }
};
