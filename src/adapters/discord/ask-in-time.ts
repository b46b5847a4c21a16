import { DefaultRestOptions, type RESTOptions } from 'discord.js';

type Ask = RESTOptions['makeRequest'];
type Answer = Awaited<ReturnType<Ask>>;

const NO_CONTENT = 204;
const UNAUTHORIZED = 401;
const LIMITED = 429;
/** Where Discord does not say how long to wait, or nothing that can be meant. */
const USUAL_WAIT_S = 5;
const LONGEST_WAIT_S = 24 * 60 * 60;

/**
 * Asks Discord; the answer's body must have come within the time, too. The client takes whatever is no error for Discord's
 * word, and a wait for whatever number stands there: what comes from something in between is no answer, and a wait is one
 * that can be waited for.
 */
export function askWithin(timeoutMs: number): Ask {
  return async (url, init) => {
    const signals = [AbortSignal.timeout(timeoutMs), ...(init.signal ? [init.signal] : [])];
    const answer = await DefaultRestOptions.makeRequest(url, { ...init, signal: AbortSignal.any(signals) });
    if (answer.status === LIMITED) answer.headers.set('retry-after', String(waitOf(answer)));
    else if (isVerdict(answer) && !isDiscords(answer)) throw new Error(`status ${answer.status} without an answer`);
    return answer;
  };
}

function waitOf({ headers }: Answer): number {
  const asked = Number(headers.get('retry-after') ?? Number.NaN);
  return asked >= 0 ? Math.min(asked, LONGEST_WAIT_S) : USUAL_WAIT_S;
}

/** It went well, or the token is no good for ever: nothing to be believed of anybody else. */
function isVerdict({ status }: Answer): boolean {
  return status < 400 || status === UNAUTHORIZED;
}

function isDiscords({ status, headers }: Answer): boolean {
  return status === NO_CONTENT || (headers.get('content-type') ?? '').startsWith('application/json');
}
