import type { Zones } from '#lib/core/domain';
import type { Engine, Row } from '#lib/core/engine';
import type { Fragment } from '#lib/core/sql';
import type { Judgement } from '../judge';

/** What figures, findings and timelines are read from: the engine as `judge` left it. `fileName` of the contact's `file`. */
export interface FigureContext {
  engine: Engine;
  judgement: Judgement;
  zones: Zones;
  fileName(file: number): string;
  signal?: AbortSignal;
}

const kept = new WeakMap<Judgement, Map<string, Promise<unknown>>>();

/** Made once per judgement, also when asked for twice at the same time. Not aborted: the next request needs it too. */
export function once<T>({ judgement }: FigureContext, key: string, make: () => Promise<T>): Promise<T> {
  const made = kept.get(judgement) ?? new Map<string, Promise<unknown>>();
  kept.set(judgement, made);
  const known = made.get(key);
  if (known) return known as Promise<T>;
  const fresh = make();
  made.set(key, fresh);
  fresh.catch(() => made.delete(key));
  return fresh;
}

export const ask = <T extends Row>({ engine, signal }: FigureContext, statement: Fragment): Promise<T[]> =>
  engine.query<T>(statement, signal ? { signal } : {});
