import type { IssueCode } from '../codes';
import { NotText } from '../text/kind';

/** A file, or a part of it, cannot be read. */
export class Unreadable extends NotText {
  constructor(
    code: IssueCode,
    readonly params: Readonly<Record<string, string | number>> = {}
  ) {
    super(code);
  }
}
