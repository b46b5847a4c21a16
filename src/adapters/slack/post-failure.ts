import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { PostOutcome } from '../../domain/telling/delivery.ts';
import { NoAnswer } from './fetch-in-time.ts';
import { lacksScope } from './scopes.ts';

/** A post that did not come back as sent. */
export type PostFailure = Exclude<PostOutcome, { readonly kind: 'sent' }>;

const INVITE = 'invite it there with /invite @Ceasefire Bot';
const READ_ONLY = 'Ceasefire Bot may not post in the channel: its settings allow that to some people only.';

/** What will not work however often, by Slack's code: one sentence for the people of the channel. */
const FINAL: Readonly<Record<string, string>> = {
  channel_not_found: `The channel is gone, or it is private and Ceasefire Bot is not in it; ${INVITE}.`,
  not_in_channel: `Ceasefire Bot is not in the channel; ${INVITE}.`,
  message_not_found: 'The message was deleted.',
  cant_update_message: 'Slack lets Ceasefire Bot change only what it posted itself.',
  edit_window_closed: 'The workspace allows no changes to messages that are so old.',
  is_archived: 'The channel is archived.',
  restricted_action: READ_ONLY,
  restricted_action_read_only_channel: READ_ONLY,
  restricted_action_non_threadable_channel: 'This channel takes no replies in threads.',
  cannot_reply_to_message: 'The message takes no replies.',
  thread_not_found: 'The message was deleted.',
  restricted_action_thread_only_channel: 'This channel takes posts in threads only; choose another one.',
  user_not_found: 'Nobody in this workspace has that id; a member id starts with U and stands in their profile.',
  user_not_visible: 'Ceasefire Bot cannot see that person.',
  user_disabled: 'That person has left the workspace.',
  user_is_bot: 'A bot takes no direct messages; choose a channel.',
  cannot_dm_bot: 'A bot takes no direct messages; choose a channel.',
  messages_tab_disabled: 'The Slack app takes no direct messages; switch on its messages tab, or choose a channel.',
};
/** The channel itself is closed to the bot, whatever was asked of it. */
const CLOSED: ReadonlySet<string> = new Set(['channel_not_found', 'not_in_channel', 'is_archived']);
/** The token is no good, and will not be. */
const TOKEN: ReadonlySet<string> = new Set([
  'not_authed',
  'invalid_auth',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'user_removed_from_team',
  'team_disabled',
  'not_allowed_token_type',
]);
/** Slack's own words for "not now": nothing was posted. */
const NOT_NOW: ReadonlySet<string> = new Set([
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'team_added_to_org',
  'org_login_required',
  'request_timeout',
  'external_channel_migrating',
  'update_failed',
]);
/** "It's possible some aspect of the operation succeeded." */
const PERHAPS: ReadonlySet<string> = new Set(['fatal_error', 'internal_error', 'service_unavailable']);
/** No request left this machine. */
const NEVER_LEFT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What a failed post means; whatever is not known to be harmless may have arrived. */
export function postFailure(error: unknown): PostFailure {
  if (error instanceof WebAPIRateLimitedError) return later('Slack limits the rate of posts', error.retryAfter * 1000);
  if (error instanceof WebAPIPlatformError) return platformFailure(error);
  if (error instanceof WebAPIHTTPError) return httpFailure(error.statusCode);
  const code = networkCode(error);
  if (code !== null && NEVER_LEFT.has(code)) return later(`Slack cannot be reached (${code})`, null);
  return { kind: 'unknown', because: `the connection to Slack broke off (${reasonOf(error)})` };
}

/** What it means that a person's channel could not be opened: whatever happened, nothing was posted. */
export function openFailure(error: unknown): PostFailure {
  const failure = postFailure(error);
  return failure.kind === 'unknown' ? later(failure.because, null) : failure;
}

/** The scope that Slack misses, if that is what it says. */
export function missingScope(error: unknown): string | null {
  if (!(error instanceof WebAPIPlatformError) || error.data.error !== 'missing_scope') return null;
  return 'needed' in error.data && typeof error.data.needed === 'string' ? error.data.needed : 'chat:write';
}

/** Was the token refused? */
export function isTokenRefused(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && TOKEN.has(error.data.error);
}

/** Slack's or the system's short word for what went wrong. */
export function reasonOf(error: unknown): string {
  if (error instanceof WebAPIPlatformError) return wordOf(error).slice(0, 60);
  if (error instanceof WebAPIHTTPError) return `status ${error.statusCode}`;
  if (error instanceof WebAPIRateLimitedError) return 'ratelimited';
  return networkCode(error) ?? (error instanceof Error ? error.message : String(error));
}

/** The same for what nobody foresaw: what a library stumbled over stands in its words, people's own among it. */
export function causeOf(error: unknown): string {
  return error instanceof TypeError ? error.name : reasonOf(error);
}

function platformFailure(error: WebAPIPlatformError): PostFailure {
  const code = wordOf(error);
  const scope = missingScope(error);
  if (scope !== null) return { kind: 'refused', because: lacksScope(scope) };
  // the operator's to mend, not the channel's: its messages wait
  if (TOKEN.has(code)) return later(`Slack refuses the token of Ceasefire Bot (${code}).`, null);
  const sentence = FINAL[code];
  if (sentence !== undefined)
    return { kind: 'refused', because: sentence, ...(CLOSED.has(code) ? { closed: true as const } : {}) };
  if (NOT_NOW.has(code)) return later(`Slack is busy (${code})`, null);
  // what is no code of Slack's comes from something in between
  if (PERHAPS.has(code) || !/^[a-z][a-z_]*$/u.test(code))
    return { kind: 'unknown', because: `Slack answered ${reasonOf(error)}` };
  return { kind: 'refused', because: `Slack does not take this post (${code}).` };
}

/** What stands where Slack puts its code; something in between may have put there anything, or nothing. */
function wordOf({ data }: WebAPIPlatformError): string {
  const error: unknown = data.error;
  return typeof error === 'string' ? error : '';
}

/** Slack itself says 200 or 429; any other status comes from something in between. */
function httpFailure(status: number): PostFailure {
  return status >= 500
    ? { kind: 'unknown', because: `Slack answered ${status}` }
    : later(`Slack answered ${status} without a reason`, null);
}

function later(because: string, retryAfterMs: number | null): PostFailure {
  return { kind: 'later', because, retryAfterMs };
}

/** What kept a request from its answer. */
function networkCode(error: unknown): string | null {
  const original = error instanceof WebAPIRequestError ? error.original : error;
  return original instanceof NoAnswer ? original.code : null;
}
