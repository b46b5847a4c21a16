import { ApiError, refusals } from './api-error.ts';
import { botMay, demand, visibleChannel } from './channel-access.ts';
import { FormErrors } from './form-errors.ts';
import { intents } from './gateway-session.ts';
import { jsonOf, numberOf, textsOf, type Json } from './json.ts';
import { channelPayload } from './payloads.ts';
import type { ChannelRecord } from './records.ts';
import { ok, param, type RestAnswer, type RestRequest, type Route } from './rest-request.ts';
import { announceMessage, messageFor, type ServerParts } from './server-parts.ts';
import { channelTypes, isForum } from './world.ts';

const REQUIRE_TAG = 1 << 4;
const ARCHIVE_MINUTES = [60, 1440, 4320, 10_080];

function checkThread(raw: Json): void {
  const form = new FormErrors();
  form.text(['name'], raw['name'], 1, 100);
  form.list(['applied_tags'], raw['applied_tags'] ?? undefined, 0, 5);
  const minutes = raw['auto_archive_duration'];
  if (minutes !== undefined && minutes !== null && !ARCHIVE_MINUTES.includes(numberOf(minutes, 0))) {
    form.add(['auto_archive_duration'], 'BASE_TYPE_CHOICES', 'Value must be one of {60, 1440, 4320, 10080}.');
  }
  form.throwIfAny();
}

const activeThreads = (parts: ServerParts, guildId: string | undefined): readonly ChannelRecord[] =>
  [...parts.world.channels.values()].filter(
    (channel) => channel.guildId === guildId && channel.thread?.archived === false,
  );

function open(
  parts: ServerParts,
  parent: ChannelRecord,
  raw: Json,
  as: { readonly type: number; readonly id: string },
): ChannelRecord {
  if (activeThreads(parts, parent.guildId).length >= parts.rules.maxActiveThreads) {
    throw new ApiError(400, 160006, 'Maximum number of active threads reached');
  }
  const now = parts.world.time.now();
  return parts.world.addChannel({
    id: as.id,
    type: as.type,
    name: String(raw['name']),
    guildId: parent.guildId,
    parentId: parent.id,
    thread: {
      archived: false,
      locked: false,
      ownerId: parts.world.bot.id,
      createdAt: now,
      autoArchiveMinutes: numberOf(raw['auto_archive_duration'], 1440),
      appliedTags: textsOf(raw['applied_tags']),
    },
  });
}

function announceThread(parts: ServerParts, event: string, thread: ChannelRecord): void {
  parts.gateway.dispatch(
    event,
    { ...channelPayload(parts.world, thread), newly_created: event === 'THREAD_CREATE' },
    { guildId: thread.guildId, intent: intents.guilds },
  );
}

function startFromMessage(request: RestRequest, parts: ServerParts): RestAnswer {
  const parent = visibleChannel(parts, param(request, 'channel'));
  const message = parts.world.messageById(parent.id, param(request, 'message'));
  if (parent.type !== channelTypes.text && parent.type !== channelTypes.announcement) throw refusals.wrongChannelType();
  demand(parts, parent, 'CreatePublicThreads');
  checkThread(jsonOf(request.body));
  if (message.threadId !== undefined)
    throw new ApiError(400, 160004, 'A thread has already been created for this message');
  const type = parent.type === channelTypes.announcement ? channelTypes.announcementThread : channelTypes.publicThread;
  const thread = open(parts, parent, jsonOf(request.body), { type, id: message.id });
  message.threadId = thread.id;
  announceThread(parts, 'THREAD_CREATE', thread);
  return { status: 201, body: channelPayload(parts.world, thread) };
}

function checkTags(parts: ServerParts, forum: ChannelRecord, raw: Json): void {
  const tags = textsOf(raw['applied_tags']);
  if ((forum.flags & REQUIRE_TAG) !== 0 && tags.length === 0)
    throw new ApiError(400, 40067, 'A tag is required to create a forum post in this channel');
  const unknown = tags.filter(
    (id) => !forum.tags.some((tag) => tag.id === id && (!tag.moderated || botMay(parts, forum, 'ManageThreads'))),
  );
  if (unknown.length > 0) throw new ApiError(400, 10087, 'Unknown tag');
}

/** A forum post: the first message carries the thread's id. There is no nonce here, as with Discord. */
function startInForum(request: RestRequest, parts: ServerParts, forum: ChannelRecord): RestAnswer {
  const raw = jsonOf(request.body);
  demand(parts, forum, 'SendMessages');
  if (request.files.length > 0) demand(parts, forum, 'AttachFiles');
  checkThread(raw);
  checkTags(parts, forum, raw);
  const sent = Object.fromEntries(
    Object.entries(jsonOf(raw['message'])).filter(([key]) => key !== 'nonce' && key !== 'enforce_nonce'),
  );
  const thread = open(parts, forum, raw, { type: channelTypes.publicThread, id: parts.world.newId() });
  try {
    const message = parts.messages.create({
      channel: thread,
      authorId: parts.world.bot.id,
      raw: sent,
      files: request.files,
      id: thread.id,
    });
    announceThread(parts, 'THREAD_CREATE', thread);
    announceMessage(parts, 'MESSAGE_CREATE', message);
    return { status: 201, body: { ...channelPayload(parts.world, thread), message: messageFor(parts, message) } };
  } catch (error) {
    parts.world.removeChannel(thread.id);
    throw error;
  }
}

function start(request: RestRequest, parts: ServerParts): RestAnswer {
  const parent = visibleChannel(parts, param(request, 'channel'));
  if (isForum(parent)) return startInForum(request, parts, parent);
  if (parent.type !== channelTypes.text && parent.type !== channelTypes.announcement) throw refusals.wrongChannelType();
  const raw = jsonOf(request.body);
  const type = numberOf(raw['type'], channelTypes.privateThread);
  demand(parts, parent, type === channelTypes.privateThread ? 'CreatePrivateThreads' : 'CreatePublicThreads');
  checkThread(raw);
  const thread = open(parts, parent, raw, { type, id: parts.world.newId() });
  announceThread(parts, 'THREAD_CREATE', thread);
  return { status: 201, body: channelPayload(parts.world, thread) };
}

function listActive(request: RestRequest, parts: ServerParts): RestAnswer {
  const guild = parts.world.guildById(param(request, 'guild'));
  if (!guild.botIsIn) throw refusals.missingAccess();
  const threads = activeThreads(parts, guild.id).filter((thread) => botMay(parts, thread, 'ViewChannel'));
  return ok({ threads: threads.map((thread) => channelPayload(parts.world, thread)), members: [] });
}

function listArchived(request: RestRequest, parts: ServerParts): RestAnswer {
  const parent = visibleChannel(parts, param(request, 'channel'));
  demand(parts, parent, 'ReadMessageHistory');
  const threads = [...parts.world.channels.values()].filter(
    (channel) => channel.parentId === parent.id && channel.thread?.archived === true,
  );
  return ok({
    threads: threads.reverse().map((thread) => channelPayload(parts.world, thread)),
    members: [],
    has_more: false,
  });
}

/** Whoever may write in a thread that is not locked may open it again. */
const isReopening = (raw: Json): boolean => Object.keys(raw).length === 1 && raw['archived'] === false;

function patch(request: RestRequest, parts: ServerParts): RestAnswer {
  const channel = visibleChannel(parts, param(request, 'channel'));
  const raw = jsonOf(request.body);
  if (channel.thread === undefined) demand(parts, channel, 'ManageChannels');
  else if (isReopening(raw) && !channel.thread.locked) demand(parts, channel, 'SendMessagesInThreads');
  else if (channel.thread.locked || channel.thread.ownerId !== parts.world.bot.id)
    demand(parts, channel, 'ManageThreads');
  const form = new FormErrors();
  form.text(['name'], raw['name'], 'name' in raw ? 1 : 0, 100);
  form.throwIfAny();
  if (typeof raw['name'] === 'string') channel.name = raw['name'];
  if (channel.thread !== undefined) {
    if (typeof raw['archived'] === 'boolean') channel.thread.archived = raw['archived'];
    if (typeof raw['locked'] === 'boolean') channel.thread.locked = raw['locked'];
    if (Array.isArray(raw['applied_tags'])) channel.thread.appliedTags = textsOf(raw['applied_tags']);
  }
  const event = channel.thread === undefined ? 'CHANNEL_UPDATE' : 'THREAD_UPDATE';
  parts.gateway.dispatch(event, channelPayload(parts.world, channel), {
    guildId: channel.guildId,
    intent: intents.guilds,
  });
  return ok(channelPayload(parts.world, channel));
}

/** The routes that open, list and change threads (and change channels). */
export const threadRoutes: readonly Route[] = [
  { method: 'POST', pattern: '/channels/:channel/messages/:message/threads', handle: startFromMessage },
  { method: 'POST', pattern: '/channels/:channel/threads', handle: start },
  { method: 'GET', pattern: '/channels/:channel/threads/archived/public', handle: listArchived },
  { method: 'GET', pattern: '/guilds/:guild/threads/active', handle: listActive },
  { method: 'PATCH', pattern: '/channels/:channel', handle: patch },
];
