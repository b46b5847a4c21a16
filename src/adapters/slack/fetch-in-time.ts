import type { WebClientOptions } from '@slack/web-api';

export const TIMEOUT_MS = 12_000;
const LIMITED = 429;
/** Where Slack does not say how long to wait, or nothing that can be meant. */
const USUAL_WAIT_S = 30;
const LONGEST_WAIT_S = 24 * 60 * 60;

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
      const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
      return answer.status === LIMITED ? withWait(answer) : answer;
    } catch (error) {
      throw new NoAnswer(codeOf(error) ?? 'no answer');
    }
  };
}

/** A limit says how long to wait, in a number that can be waited for: the client takes any other for a failure of its own. */
function withWait({ status, body, headers }: Response): Response {
  const asked = Number.parseInt(headers.get('retry-after') ?? '', 10);
  const wait = asked >= 0 ? Math.min(asked, LONGEST_WAIT_S) : USUAL_WAIT_S;
  return new Response(body, { status, headers: { 'retry-after': String(wait) } });
}

/** The innermost code: fetch hides the system's behind one of its own. */
function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('name' in error && error.name === 'TimeoutError') return 'no answer in time';
  const inner = 'cause' in error ? codeOf(error.cause) : null;
  return inner ?? ('code' in error && typeof error.code === 'string' ? error.code : null);
}
