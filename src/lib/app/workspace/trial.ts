import { whatIf, type FigureContext, type WhatIf } from '#lib/core/audit';
import type { Filter } from '#lib/core/domain';
import type { Rule } from '#lib/core/rulebook';

/** What other values of a rule would find, one question at a time: a later one cancels the one before. */
export class Trial {
  private running: AbortController | null = null;

  /** Rejects with an AbortError when overtaken or closed, with RangeError where there is no such rule. */
  async ask(context: FigureContext, rulebookId: string, tried: Rule | null, filter: Filter): Promise<WhatIf> {
    this.close();
    if (!tried) throw new RangeError(`no such rule in ${rulebookId}`);
    const own = new AbortController();
    this.running = own;
    try {
      return await whatIf({ ...context, signal: own.signal }, rulebookId, tried, filter);
    } finally {
      if (this.running === own) this.running = null;
    }
  }

  close(): void {
    this.running?.abort();
    this.running = null;
  }
}
