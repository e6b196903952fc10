/** Where in a source something was found. `line` is the physical line on which the record starts, from 1. */
export interface SourcePlace {
  file: string;
  line?: number;
  column?: string;
}

/** A fault as data. Only core/i18n turns `code` and `params` into a sentence. */
export interface Issue {
  code: string;
  severity: 'error' | 'warning' | 'note';
  at: SourcePlace;
  params: Record<string, string | number>;
}

/** An input that cannot be used at all: nothing of it was kept, nothing loaded before was changed. */
export class InputRefused extends Error {
  constructor(readonly issue: Issue) {
    super(`${issue.code} in ${issue.at.file}`);
    this.name = 'InputRefused';
  }
}

/** A sentence as data: a message code and its values. */
export interface Message {
  code: string;
  params: Record<string, string | number>;
}
