import { REST } from 'discord.js';

const TIMEOUT_MS = 12_000;
const GLOBAL_MS = 2000;

/** Discord's REST interface without retries of the library's own. */
export function discordRest({
  token,
  apiUrl,
  timeoutMs,
}: {
  readonly token: string;
  readonly apiUrl: string;
  readonly timeoutMs?: number;
}): REST {
  return new REST({
    api: apiUrl,
    retries: 0,
    timeout: timeoutMs ?? TIMEOUT_MS,
    // what all channels share is waited for in turn, for a moment; what one channel must wait for holds up no other
    rejectOnRateLimit: ({ global, timeToReset }) => !(global && timeToReset <= GLOBAL_MS),
  }).setToken(token);
}
