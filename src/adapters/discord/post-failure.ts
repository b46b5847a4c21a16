import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { LOCKED, NO_TAG } from './channel-kind.ts';
import { RestNeeded } from './invalid-requests.ts';
import type { FindOutcome, PostOutcome } from '../../domain/telling/delivery.ts';

/** A post that did not come back as sent. */
export type PostFailure = Exclude<PostOutcome, { readonly kind: 'sent' }>;

/** What will not work however often, by Discord's code: one sentence for the people of the channel. */
const FINAL: Readonly<Record<number, string>> = {
  10003: 'The channel is gone.',
  10004: 'The server is gone, or Ceasefire Bot was removed from it.',
  10008: 'The message was deleted.',
  10013: 'Nobody on Discord has that id.',
  50001: 'Ceasefire Bot lacks the permission View Channel in the channel.',
  50007: 'The person takes no direct messages from Ceasefire Bot.',
  50008: 'This kind of channel takes no posts; choose a text channel.',
  50013: 'Ceasefire Bot lacks the permission Send Messages or Embed Links in the channel.',
  50033: 'Ceasefire Bot cannot write to that person; it needs the id of somebody in one of its servers.',
  50278: 'Ceasefire Bot cannot write to that person: they share no server with it.',
  40058: 'This kind of channel takes no posts; choose a text channel.',
  40067: NO_TAG,
  50083: LOCKED,
  160005: LOCKED,
};
/** The channel itself is closed to the bot, whatever was asked of it. */
const CLOSED: ReadonlySet<number> = new Set([10003, 10004, 50001, 50013]);
/** Discord's own words for "not now", whatever the status. */
const NOT_NOW: ReadonlySet<number> = new Set([
  20016, 20022, 20028, 20029, 30046, 40003, 40004, 40006, 40062, 40333, 110000, 110001, 130000,
]);
/** The server has as many open threads as it may: some close by themselves within the hour. */
const THREADS_FULL: ReadonlySet<number> = new Set([160006, 160007]);
const THREADS_WAIT_MS = 15 * 60_000;
const NO_TEXT_CHANNEL: ReadonlySet<number> = new Set([40058, 50008]);
const CHANNEL_GONE = 10003;
const NOT_ALLOWED = 50013;
const THREAD_THERE = 160004;
const THREAD_ARCHIVED = 50083;
/** What may be said of a file alone, or of the right to attach one. */
const FILE_REFUSED: ReadonlySet<number> = new Set([40005, 50013, 50045, 50046, 50110, 50123, 50146, 400001]);
/** What the same codes mean of a reply: its thread is another place than the channel. */
const FINAL_IN_THREADS: Readonly<Record<number, string>> = {
  10003: 'The message or its thread is gone.',
  50013: 'Ceasefire Bot lacks the permission Create Public Threads or Send Messages in Threads in this channel.',
  50024: 'This kind of channel has no threads.',
};
/** No request left this machine. */
const NEVER_LEFT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
]);

/** What a failed post means; whatever is not known to be harmless may have arrived. */
export function postFailure(error: unknown): PostFailure {
  if (error instanceof RateLimitError)
    return later('Discord limits the rate of posts', Math.max(error.retryAfter, error.timeToReset));
  if (error instanceof RestNeeded) return later('Discord turned away too many requests', error.retryAfterMs);
  if (error instanceof DiscordAPIError) return apiFailure(error);
  if (error instanceof HTTPError) return httpFailure(error.status);
  const code = errorCode(error);
  if (code !== null && NEVER_LEFT.has(code)) return later(`Discord cannot be reached (${code})`, null);
  return { kind: 'unknown', because: `the connection to Discord broke off (${code ?? nameOf(error)})` };
}

/** The same of a reply in a thread. */
export function replyFailure(error: unknown): PostFailure {
  const sentence = FINAL_IN_THREADS[apiCode(error) ?? 0];
  return sentence === undefined ? postFailure(error) : { kind: 'refused', because: sentence };
}

/** What it means that a person's channel could not be opened: whatever happened, nothing was posted. */
export function openFailure(error: unknown): PostFailure {
  const failure = postFailure(error);
  return failure.kind === 'unknown' ? later(failure.because, null) : failure;
}

/** Is it a channel that takes posts only as threads, or none at all? */
export function isNoTextChannel(error: unknown): boolean {
  return NO_TEXT_CHANNEL.has(apiCode(error) ?? 0);
}

/** Might it be taken without its file? */
export function isFileRefused(error: unknown): boolean {
  return FILE_REFUSED.has(apiCode(error) ?? 0);
}

/** Is there no such channel or thread? */
export function isChannelGone(error: unknown): boolean {
  return apiCode(error) === CHANNEL_GONE;
}

/** Is a right missing for it? */
export function isNotAllowed(error: unknown): boolean {
  return apiCode(error) === NOT_ALLOWED;
}

/** Has the message its thread already? */
export function isThreadThere(error: unknown): boolean {
  return apiCode(error) === THREAD_THERE;
}

/** Has the thread gone quiet, so that nothing in it can be changed? */
export function isThreadArchived(error: unknown): boolean {
  return apiCode(error) === THREAD_ARCHIVED;
}

function apiCode(error: unknown): number | null {
  return error instanceof DiscordAPIError ? Number(error.code) : null;
}

/** Was the token refused? */
export function isTokenRefused(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status === 401;
}

/** The system's or the library's code of an error, or of its cause. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? errorCode(error.cause) : null;
}

function apiFailure(error: DiscordAPIError): PostFailure {
  const code = Number(error.code);
  const sentence = FINAL[code];
  if (sentence !== undefined)
    return { kind: 'refused', because: sentence, ...(CLOSED.has(code) ? { closed: true as const } : {}) };
  // the operator's to mend, not the channel's: its messages wait
  if (error.status === 401) return later('Discord refuses the token of Ceasefire Bot.', null);
  if (THREADS_FULL.has(code)) return later('The server has as many open threads as it may', THREADS_WAIT_MS);
  if (NOT_NOW.has(code) || error.status === 429) return later('Discord is busy', null);
  // without a code it is not Discord that answered, but something in between
  if (error.status >= 500 || Number.isNaN(code)) return httpFailure(error.status);
  return { kind: 'refused', because: `Discord does not take this post (${error.status}, code ${error.code}).` };
}

/** A status without Discord's own body comes from something in between. */
function httpFailure(status: number): PostFailure {
  return status >= 500
    ? { kind: 'unknown', because: `Discord answered ${status}` }
    : later(`Discord answered ${status} without a reason`, null);
}

function later(because: string, retryAfterMs: number | null): PostFailure {
  return { kind: 'later', because, retryAfterMs };
}

function nameOf(error: unknown): string {
  const named = typeof error === 'object' && error !== null && 'name' in error ? error.name : null;
  return named === 'AbortError' || named === 'TimeoutError'
    ? 'no answer in time'
    : typeof named === 'string'
      ? named
      : typeof error;
}

/** What a failed look says of the post that it looked for: nothing. */
export function findFailure(error: unknown): FindOutcome {
  const failure = postFailure(error);
  return failure.kind === 'refused'
    ? { kind: 'cannot-tell', because: failure.because }
    : { kind: 'later', because: failure.because, retryAfterMs: failure.retryAfterMs ?? null };
}
