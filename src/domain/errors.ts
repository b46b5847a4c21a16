/** Who must act on a failure: the asker, an administrator, the operator or the platform. At most eight. */
export type ErrorCode =
  | 'bad-input' // what was typed cannot be understood; the message says what would be
  | 'not-found' // the thing named does not exist here
  | 'forbidden' // the asker lacks a permission; the message names it
  | 'conflict' // what exists already stands in the way
  | 'configuration' // the operator's files or environment are wrong (exit 78)
  | 'unavailable' // something outside cannot be reached just now
  | 'damaged' // stored data cannot be read
  | 'internal'; // a bug of ours: logged in full, shown to nobody

/** The one error that this program throws on purpose. `message` is one sentence for a person, without secrets. */
export class AppError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
  }
}
