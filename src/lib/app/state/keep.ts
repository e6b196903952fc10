import { get, set } from 'idb-keyval';
import type { Overrides } from './backend';

const KEY = 'decorum-rules';

/** What is kept between visits: rules only, never data. `active` is null until somebody chooses. */
export interface KeptRules {
  active: string[] | null;
  changes: Record<string, Overrides>;
}

/** A browser that keeps nothing (private windows) is no reason to stop. */
export async function readKept(): Promise<KeptRules> {
  const kept = await get<KeptRules>(KEY).catch(() => undefined);
  return kept ?? { active: null, changes: {} };
}

export async function keep(rules: KeptRules): Promise<void> {
  await set(KEY, rules).catch(() => undefined);
}
