/** The local page and the endpoints beside it. */
export interface Web {
  /** Answers with the page's address. */
  start(): Promise<string>;
  stop(): Promise<void>;
}
/** Stub. */
export function openWeb(..._: readonly unknown[]): Web | null {
  return null;
}
