import { ApiError, refusals } from './api-error.ts';
import { botMay, demand, visibleChannel, writableChannel } from './channel-access.ts';
import { jsonOf, jsonsOf, type Json } from './json.ts';
import { LimitExceeded } from './limit-exceeded.ts';
import { messageFlags } from './message-flags.ts';
import type { ChannelRecord, MessageRecord } from './records.ts';
import { noContent, numberIn, ok, param, type RestAnswer, type RestRequest, type Route } from './rest-request.ts';
import { announceMessage, messageFor, removeMessage, type ServerParts } from './server-parts.ts';

const HOUR_MS = 3_600_000;

function checkReference(parts: ServerParts, channelId: string, raw: Json): void {
  const reference = jsonOf(raw['message_reference']);
  const id = reference['message_id'];
  if (typeof id !== 'string' || reference['fail_if_not_exists'] === false) return;
  const target = parts.world.messages.get(id);
  if (target === undefined || target.deleted || target.channelId !== channelId) {
    throw new ApiError(400, 50035, 'Invalid Form Body', {
      message_reference: { _errors: [{ code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }] },
    });
  }
}

function create(request: RestRequest, parts: ServerParts): RestAnswer {
  const raw = jsonOf(request.body);
  const has = { embeds: jsonsOf(raw['embeds']).length > 0, files: request.files.length > 0 };
  const channel = writableChannel(parts, param(request, 'channel'), has);
  const before = parts.messages.findByNonce(parts.world.bot.id, raw);
  if (before !== undefined) return ok(messageFor(parts, before));
  checkReference(parts, channel.id, raw);
  const message = parts.messages.create({ channel, authorId: parts.world.bot.id, raw, files: request.files });
  if (channel.thread !== undefined) channel.thread.archived = false;
  announceMessage(parts, 'MESSAGE_CREATE', message);
  return ok(messageFor(parts, message));
}

function ownMessage(request: RestRequest, parts: ServerParts): MessageRecord {
  const channel = visibleChannel(parts, param(request, 'channel'));
  return parts.world.messageById(channel.id, param(request, 'message'));
}

/** Old messages may be edited a few times per channel only; beyond that Discord answers 429 with code 30046. */
function countOldEdit(parts: ServerParts, message: MessageRecord): void {
  if (parts.world.time.now() - message.createdAt <= HOUR_MS) return;
  const reading = parts.limits.take(`old-edits:${message.channelId}`, parts.rules.allowances.oldEdits);
  if (!reading.exceeded) return;
  throw new LimitExceeded(
    reading,
    'shared',
    'Maximum number of edits to messages older than 1 hour reached. Try again later.',
    30046,
  );
}

function edit(request: RestRequest, parts: ServerParts): RestAnswer {
  const message = ownMessage(request, parts);
  if (message.authorId !== parts.world.bot.id) throw refusals.notTheAuthor();
  const channel = parts.world.channelById(message.channelId);
  if (channel.thread?.archived === true) throw refusals.threadIsLocked();
  const raw = jsonOf(request.body);
  if (jsonsOf(raw['embeds']).length > 0) demand(parts, channel, 'EmbedLinks');
  if (request.files.length > 0) demand(parts, channel, 'AttachFiles');
  countOldEdit(parts, message);
  parts.messages.edit(message, raw, request.files);
  announceMessage(parts, 'MESSAGE_UPDATE', message);
  return ok(messageFor(parts, message));
}

function remove(request: RestRequest, parts: ServerParts): RestAnswer {
  const message = ownMessage(request, parts);
  if (message.authorId !== parts.world.bot.id)
    demand(parts, parts.world.channelById(message.channelId), 'ManageMessages');
  removeMessage(parts, message);
  return noContent;
}

function read(request: RestRequest, parts: ServerParts): RestAnswer {
  const message = ownMessage(request, parts);
  demand(parts, parts.world.channelById(message.channelId), 'ReadMessageHistory');
  return ok(messageFor(parts, message));
}

const THREAD_STARTER = 21;

/** A thread that hangs on a message begins with a message that says so, and says nothing itself. */
function startOf(parts: ServerParts, { id, parentId }: ChannelRecord): readonly Json[] {
  const head = parts.world.messages.get(id);
  if (head === undefined || head.channelId !== parentId) return [];
  const reference = { type: 0, message_id: id, channel_id: parentId };
  const nothing = { content: '', embeds: [], components: [], attachments: [] };
  return [
    { ...messageFor(parts, head), ...nothing, type: THREAD_STARTER, channel_id: id, message_reference: reference },
  ];
}

/** Without the right to read the history the list is empty, not refused. */
function list(request: RestRequest, parts: ServerParts): RestAnswer {
  const channel = visibleChannel(parts, param(request, 'channel'));
  if (channel.guildId !== undefined && !botMay(parts, channel, 'ReadMessageHistory')) return ok([]);
  const limit = numberIn(request.query, 'limit', 50, 100);
  const visible = parts.world.messagesOf(channel.id).filter((message) => message.onlyFor === undefined);
  const [before, after] = [request.query.get('before'), request.query.get('after')];
  const inRange = visible.filter(
    (message) =>
      (before === null || BigInt(message.id) < BigInt(before)) &&
      (after === null || BigInt(message.id) > BigInt(after)),
  );
  const page = after === null ? inRange.slice(-limit) : inRange.slice(0, limit);
  const shown = page.reverse().map((message) => messageFor(parts, message));
  return ok(page.length < limit && after === null ? [...shown, ...startOf(parts, channel)] : shown);
}

function crosspost(request: RestRequest, parts: ServerParts): RestAnswer {
  const message = ownMessage(request, parts);
  const channel = parts.world.channelById(message.channelId);
  if (channel.type !== 5) throw refusals.wrongChannelType();
  demand(parts, channel, message.authorId === parts.world.bot.id ? 'SendMessages' : 'ManageMessages');
  if ((message.body.flags & messageFlags.crossposted) !== 0)
    throw new ApiError(400, 40033, 'This message has already been crossposted.');
  message.body = { ...message.body, flags: message.body.flags | messageFlags.crossposted };
  announceMessage(parts, 'MESSAGE_UPDATE', message);
  return ok(messageFor(parts, message));
}

/** The routes of a channel's messages. */
export const messageRoutes: readonly Route[] = [
  {
    method: 'POST',
    pattern: '/channels/:channel/messages',
    allowance: (parts) => parts.rules.allowances.messages,
    handle: create,
  },
  { method: 'GET', pattern: '/channels/:channel/messages', handle: list },
  { method: 'GET', pattern: '/channels/:channel/messages/:message', handle: read },
  {
    method: 'PATCH',
    pattern: '/channels/:channel/messages/:message',
    allowance: (parts) => parts.rules.allowances.messages,
    handle: edit,
  },
  { method: 'DELETE', pattern: '/channels/:channel/messages/:message', handle: remove },
  {
    method: 'POST',
    pattern: '/channels/:channel/messages/:message/crosspost',
    allowance: (parts) => parts.rules.allowances.crossposts,
    handle: crosspost,
  },
  {
    method: 'POST',
    pattern: '/channels/:channel/typing',
    handle: (request, parts) => {
      writableChannel(parts, param(request, 'channel'), { embeds: false, files: false });
      return noContent;
    },
  },
];
