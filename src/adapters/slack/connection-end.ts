import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { isTokenRefused, missingScope, reasonOf } from './post-failure.ts';

/** How the connection stands; `because` is a sentence for the operator. */
export type NoteConnection = (state: 'connecting' | 'connected' | 'down', because: string | null) => void;

/** How one try to be connected ended. */
export interface End {
  /** True: trying again would end the same way. */
  readonly final: boolean;
  readonly because: string;
  readonly retryAfterMs: number;
}

export const LONGEST_BACK_OFF_MS = 30_000;
const LOST = 'The connection to Slack is lost; it is tried again.';

/** An end after which it is tried again. */
export function passing(because: string, retryAfterMs = 0): End {
  return { final: false, because, retryAfterMs };
}

/** A connection that stood and is gone. */
export function lost(): End {
  return passing(LOST);
}

/** Null when it went well; `variable` names the token that was used. */
export async function failureOf(trying: Promise<unknown>, variable: string): Promise<End | null> {
  try {
    await trying;
    return null;
  } catch (error) {
    return endOf(error, variable);
  }
}

/** The socket's own end comes without an error. */
function endOf(error: unknown, variable: string): End {
  if (error === undefined) return lost();
  if (isTokenRefused(error))
    return { ...passing(`Slack refuses the token (${variable}): ${reasonOf(error)}.`), final: true };
  const scope = missingScope(error);
  if (scope !== null) return { ...passing(`The token (${variable}) lacks the scope ${scope}.`), final: true };
  const retryAfterMs = error instanceof WebAPIRateLimitedError ? error.retryAfter * 1000 : 0;
  const verb = error instanceof WebAPIPlatformError ? 'does not connect' : 'cannot be reached';
  return passing(`Slack ${verb} (${reasonOf(error)}).`, retryAfterMs);
}
