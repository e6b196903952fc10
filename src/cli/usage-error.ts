/** An input or option that cannot be used. The message is one line that says what and where; exit 2, nothing written. */
export class UsageError extends Error {}
