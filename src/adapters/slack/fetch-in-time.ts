import type { WebClientOptions } from '@slack/web-api';

export const TIMEOUT_MS = 12_000;

/** A request that got no answer; `code` is the system's word for it, or ours. */
export class NoAnswer extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.name = 'NoAnswer';
    this.code = code;
  }
}

/** Fetch with a limit of time, for calls and for answers over a response URL alike; fails with a short word. */
export function fetchWithin(timeoutMs: number): NonNullable<WebClientOptions['fetch']> {
  return async (url, init) => {
    try {
      return await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    } catch (error) {
      throw new NoAnswer(codeOf(error) ?? 'no answer');
    }
  };
}

/** The innermost code: fetch hides the system's behind one of its own. */
function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('name' in error && error.name === 'TimeoutError') return 'no answer in time';
  const inner = 'cause' in error ? codeOf(error.cause) : null;
  return inner ?? ('code' in error && typeof error.code === 'string' ? error.code : null);
}
