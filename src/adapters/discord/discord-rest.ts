import { REST } from 'discord.js';
import { askWithin } from './ask-in-time.ts';
import { InvalidRequests } from './invalid-requests.ts';

const TIMEOUT_MS = 12_000;
const GLOBAL_MS = 2000;

/** Discord's REST interface without retries of the library's own. */
export function discordRest({
  token,
  apiUrl,
  timeoutMs = TIMEOUT_MS,
  invalid = new InvalidRequests(),
}: {
  readonly token: string;
  readonly apiUrl: string;
  readonly timeoutMs?: number;
  readonly invalid?: InvalidRequests;
}): REST {
  return new REST({
    api: apiUrl,
    retries: 0,
    timeout: timeoutMs,
    makeRequest: invalid.guarding(askWithin(timeoutMs)),
    // what all channels share is waited for in turn, for a moment; what one channel must wait for holds up no other
    rejectOnRateLimit: ({ global, timeToReset }) => !(global && timeToReset <= GLOBAL_MS),
  }).setToken(token);
}
