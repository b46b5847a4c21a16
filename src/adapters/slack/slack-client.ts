import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../../ports/log.ts';
import { fetchWithin, TIMEOUT_MS } from './fetch-in-time.ts';
import { SlackLog } from './slack-log.ts';

/** A client without retries of its own: the libraries would repeat a post whose answer was lost, and double it. */
export function slackClient(token: string, apiUrl: string, log: Log, timeoutMs?: number): WebClient {
  return new WebClient(token, clientOptions(apiUrl, log, timeoutMs));
}

/** What every client of Slack's API gets: our address, one try, a limit of time, no waiting on behalf of others. */
export function clientOptions(apiUrl: string, log: Log, timeoutMs = TIMEOUT_MS): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: new SlackLog(log),
    fetch: fetchWithin(timeoutMs),
  };
}
