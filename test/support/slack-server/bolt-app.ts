import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { SlackServer } from './slack-server.ts';

/** A log that keeps what was said instead of printing it. */
export class KeptLog implements Logger {
  readonly lines: string[] = [];

  debug(): void {
    return;
  }

  info(...words: unknown[]): void {
    this.lines.push(`info ${words.join(' ')}`);
  }

  warn(...words: unknown[]): void {
    this.lines.push(`warn ${words.join(' ')}`);
  }

  error(...words: unknown[]): void {
    this.lines.push(`error ${words.join(' ')}`);
  }

  setLevel(): void {
    return;
  }

  getLevel(): LogLevel {
    return LogLevel.INFO;
  }

  setName(): void {
    return;
  }
}

/** The real Bolt over Socket Mode against the local server, set up as the bot sets it up. */
export async function startBolt(slack: SlackServer, register: (app: App) => void): Promise<App> {
  const logger = new KeptLog();
  const retryConfig = { retries: 100, factor: 1.3, minTimeout: 50, maxTimeout: 200 };
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logger,
    clientPingTimeout: 300,
    installerOptions: { clientOptions: { slackApiUrl: slack.url, retryConfig } },
  });
  const clientOptions = { slackApiUrl: slack.url, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };
  const app = new App({ receiver, token: slack.botToken, logger, clientOptions, deferInitialization: true });
  register(app);
  await app.init();
  await app.start();
  return app;
}

/** A client that posts as the bot does: no retries of its own, and a 429 is an error at once. */
export function postingClient(slack: SlackServer, timeoutMs = 5000): WebClient {
  return new WebClient(slack.botToken, {
    slackApiUrl: slack.url,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    logger: new KeptLog(),
  });
}
