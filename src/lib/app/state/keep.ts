import { get, set } from 'idb-keyval';
import type { Overrides, ZoneChange } from './backend';

const KEY = 'decorum-rules';

/** What is kept between visits: rules only, never data. `active` is null until somebody chooses. */
export interface KeptRules {
  active: string[] | null;
  changes: Record<string, Overrides>;
  zones: Record<string, ZoneChange>;
}

/** A browser that keeps nothing (private windows) is no reason to stop. */
export async function readKept(): Promise<KeptRules> {
  const kept = await get<KeptRules>(KEY).catch(() => undefined);
  return { active: null, changes: {}, zones: {}, ...kept };
}

export async function keep(rules: KeptRules): Promise<void> {
  await set(KEY, rules).catch(() => undefined);
}
