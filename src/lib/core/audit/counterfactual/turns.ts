import type { Engine } from '#lib/core/engine';

const busy = new WeakMap<Engine, Promise<unknown>>();

/** One at a time per engine: they share the table into which a subject is copied. */
export function inTurn<T>(engine: Engine, work: () => Promise<T>): Promise<T> {
  const turn = (busy.get(engine) ?? Promise.resolve()).then(work);
  busy.set(
    engine,
    turn.catch(() => undefined)
  );
  return turn;
}
