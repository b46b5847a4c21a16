import type { Fault as DiscordFault } from '../support/discord-server/faults.ts';
import type { Fault as FeedFault } from '../support/feed-faults.ts';
import type { Fault as SlackFault } from '../support/slack-server/faults.ts';

/** Real seconds, as a platform's answer gives them: scaled down. */
export const LIMIT_S = 0.03;

/** What may go wrong with a post to Discord, whether it stands there or not. */
export const DISCORD_POSTS: Readonly<Record<string, DiscordFault>> = {
  'discord: reset, posted': { kind: 'drop', afterAccepting: true, how: 'reset' },
  'discord: reset, not posted': { kind: 'drop', afterAccepting: false, how: 'reset' },
  'discord: closed, posted': { kind: 'drop', afterAccepting: true, how: 'close' },
  'discord: closed, not posted': { kind: 'drop', afterAccepting: false, how: 'close' },
  'discord: silence, posted': { kind: 'hang', afterAccepting: true },
  'discord: silence, not posted': { kind: 'hang', afterAccepting: false },
  'discord: 502, posted': { kind: 'answer', status: 502, body: '<h1>Bad gateway</h1>', afterAccepting: true },
  'discord: 500, not posted': { kind: 'answer', status: 500 },
  'discord: 429 of a channel': { kind: 'limit', retryAfter: LIMIT_S },
  'discord: 429 for all': { kind: 'limit', retryAfter: LIMIT_S, scope: 'global' },
};

/** What may go wrong while a thread is opened. */
export const DISCORD_THREADS: Readonly<Record<string, DiscordFault>> = {
  'discord: reset, thread opened': { kind: 'drop', afterAccepting: true, how: 'reset' },
  'discord: silence, thread not opened': { kind: 'hang', afterAccepting: false },
  'discord: 502, thread opened': { kind: 'answer', status: 502, body: '<h1>Bad gateway</h1>', afterAccepting: true },
  'discord: too many threads': { kind: 'answer', status: 400, body: { message: 'Maximum number of active threads reached', code: 160006 } }, // prettier-ignore
};

/** The same for Slack. */
export const SLACK_POSTS: Readonly<Record<string, SlackFault>> = {
  'slack: silence, posted': { kind: 'hang', stored: true },
  'slack: silence, not posted': { kind: 'hang' },
  'slack: broken off, posted': { kind: 'drop', stored: true },
  'slack: broken off, not posted': { kind: 'drop' },
  'slack: fatal_error, posted': { kind: 'error', error: 'fatal_error', stored: true },
  'slack: internal_error, posted': { kind: 'error', error: 'internal_error', stored: true },
  'slack: internal_error, not posted': { kind: 'error', error: 'internal_error' },
  'slack: 503, posted': { kind: 'status', status: 503, stored: true },
  'slack: 503, not posted': { kind: 'status', status: 503 },
  'slack: 429 of a call': { kind: 'ratelimited', retryAfterSeconds: 3 },
};

/** What may go wrong with an edit, whether it was made or not. */
export const DISCORD_EDITS: Readonly<Record<string, DiscordFault>> = {
  'discord: an edit, reset, made': { kind: 'drop', afterAccepting: true, how: 'reset' },
  'discord: an edit, silence': { kind: 'hang', afterAccepting: false },
  'discord: an edit, 500': { kind: 'answer', status: 500 },
  'discord: 429 of an edit': { kind: 'limit', retryAfter: LIMIT_S },
};
export const SLACK_EDITS: Readonly<Record<string, SlackFault>> = {
  'slack: an edit, silence': { kind: 'hang' },
  'slack: an edit, 503': { kind: 'status', status: 503 },
  'slack: an edit, fatal_error': { kind: 'error', error: 'fatal_error' },
  'slack: 429 of an edit': { kind: 'ratelimited', retryAfterSeconds: 3 },
};

/** How a feed may answer instead of with its news. */
export const FEED_FAULTS: Readonly<Record<string, FeedFault>> = {
  'feed: 500': { kind: 'status', status: 500 },
  'feed: 429 for a minute': { kind: 'status', status: 429, headers: { 'retry-after': '60' } },
  'feed: hangs up': { kind: 'hang-up' },
  'feed: silence': { kind: 'silence' },
  'feed: stalls': { kind: 'stall' },
  'feed: no feed': { kind: 'body', body: '<html><body>We are being rebuilt</body></html>' },
  'feed: cut short': { kind: 'body', body: '<?xml version="1.0"?><rss version="2.0"><channel><title>Half' },
};
