/** Violations of one agency by a rule as saved and as tried; null for contacts that name none. */
export interface WhatIfAgency {
  agency: string | null;
  before: number;
  after: number;
}

/** What other values of one rule would find under a filter, against what is saved. */
export interface WhatIf {
  before: number;
  after: number;
  /** Most violations as saved first, then by name. Those without a violation either way are left out. */
  agencies: WhatIfAgency[];
  /** From counts made once, so that every other limit is as quick; else the rule was judged again. */
  isQuick: boolean;
}
