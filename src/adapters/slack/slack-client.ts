import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../../ports/log.ts';
import { SlackLog } from './slack-log.ts';

const TIMEOUT_MS = 12_000;

/** A client without retries of its own: the libraries would repeat a post whose answer was lost, and double it. */
export function slackClient(token: string, apiUrl: string, log: Log): WebClient {
  return new WebClient(token, clientOptions(apiUrl, log));
}

/** What every client of Slack's API gets: our address, one try, a limit of time, no waiting on behalf of others. */
export function clientOptions(apiUrl: string, log: Log): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
    logger: new SlackLog(log),
    fetch: fetchInTime,
  };
}

/** Answers over a response URL would wait for ever otherwise; where a call has a limit of its own, that one holds. */
const fetchInTime: NonNullable<WebClientOptions['fetch']> = (url, init) =>
  fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(TIMEOUT_MS) });
