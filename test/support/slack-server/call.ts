import { isRefusal, refuse } from './answer.ts';
import type { Answer, Refusal } from './answer.ts';
import type { Channel, Message, Team, Token } from './entities.ts';
import { textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import type { World } from './world.ts';

/** One Web API call whose token is known to be good. */
export interface Call {
  readonly args: JsonObject;
  readonly token: Token;
  readonly team: Team;
  readonly world: World;
}

export interface Method {
  /** The scopes of which every one is needed, whatever the arguments. */
  readonly scopes: readonly string[];
  readonly token?: 'bot' | 'app';
  readonly run: (call: Call) => Answer;
}

export type Methods = Readonly<Record<string, Method>>;

export function missingScope(call: Call, needed: string): Refusal {
  return refuse('missing_scope', { needed, provided: call.token.scopes.join(',') });
}

/** The channel an argument names (an id, or a user for a direct message) as far as the bot may know of it. */
export function channelOf(call: Call, key = 'channel'): Channel | Refusal {
  const id = textAt(call.args, key) ?? '';
  const person = call.world.users.get(id);
  if (person?.teamId === call.team.id) return call.world.directChannel(call.team, id);
  const channel = call.world.channels.get(id);
  if (channel?.teamId !== call.team.id) return refuse('channel_not_found');
  if (channel.kind !== 'public' && !isMember(call, channel)) return refuse('channel_not_found');
  return channel;
}

export function isMember(call: Call, channel: Channel): boolean {
  return channel.members.has(call.team.botUserId);
}

/** `channels:history`, `groups:history` or `im:history`, depending on the channel. */
function scopeFor(channel: Channel, action: 'read' | 'history'): string {
  const room = { public: 'channels', private: 'groups', im: 'im' }[channel.kind];
  return `${room}:${action}`;
}

/** A channel that the bot may read with its scopes. */
export function readableChannel(call: Call, action: 'read' | 'history'): Channel | Refusal {
  const channel = channelOf(call);
  if (isRefusal(channel)) return channel;
  const scope = scopeFor(channel, action);
  if (!call.token.scopes.includes(scope)) return missingScope(call, scope);
  return channel;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string;
}

/** One page of a list, by `cursor` and `limit`, as the cursored methods cut it. */
export function page<T>(call: Call, all: readonly T[], standard: number, most: number): Page<T> {
  const from = Number(textAt(call.args, 'cursor') || '0');
  const asked = Number(textAt(call.args, 'limit') || String(standard));
  const to = from + Math.min(Math.max(asked, 1), most);
  return { items: all.slice(from, to), nextCursor: to < all.length ? String(to) : '' };
}

/** A message as the Web API shows it; without leave, of the metadata only the type. */
export function shownMessage(message: Message, wholeMetadata: boolean): JsonObject {
  const { metadata } = message;
  return {
    type: 'message',
    user: message.user,
    ...(message.botId === undefined ? {} : { bot_id: message.botId }),
    ts: message.ts,
    text: message.text,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.edited === undefined ? {} : { edited: message.edited }),
    ...(message.files.length > 0 ? { files: message.files.map((id) => ({ id })) } : {}),
    ...(metadata && { metadata: wholeMetadata ? metadata : { event_type: metadata['event_type'] } }),
  };
}

/** What stands beneath a message, oldest first. */
export function repliesTo(channel: Channel, ts: string): readonly Message[] {
  return channel.messages.filter((message) => !message.deleted && message.threadTs === ts && message.ts !== ts);
}

/** A message that has replies says so of itself, and one that was deleted stays as their head. */
export function shownHead(channel: Channel, message: Message, wholeMetadata: boolean): JsonObject {
  const replies = repliesTo(channel, message.ts);
  const shown = shownMessage(message, wholeMetadata);
  if (replies.length === 0) return shown;
  const thread = { thread_ts: message.ts, reply_count: replies.length };
  if (!message.deleted) return { ...shown, ...thread };
  return {
    type: 'message',
    subtype: 'tombstone',
    user: 'USLACKBOT',
    ts: message.ts,
    text: 'This message was deleted.',
    ...thread,
  };
}
