import { isRefusal, refuse } from '../answer.ts';
import type { Answer } from '../answer.ts';
import {
  channelOf,
  isMember,
  missingScope,
  page,
  readableChannel,
  repliesTo,
  shownHead,
  shownMessage,
} from '../call.ts';
import type { Call, Methods } from '../call.ts';
import type { Channel, Message } from '../entities.ts';
import { flagAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';

export const conversationMethods: Methods = {
  'conversations.info': { scopes: [], run: info },
  'conversations.members': { scopes: [], run: members },
  'conversations.join': { scopes: ['channels:join'], run: join },
  'conversations.leave': { scopes: [], run: leave },
  'conversations.open': { scopes: ['im:write'], run: open },
  'conversations.list': { scopes: [], run: (call) => list(call, () => true) },
  'users.conversations': { scopes: [], run: (call) => list(call, (channel) => isOf(call, channel)) },
};

/** The bot's own channels, or those of the person who is asked about, as far as the bot can see them. */
function isOf(call: Call, channel: Channel): boolean {
  const user = textAt(call.args, 'user');
  return user === undefined ? isMember(call, channel) : channel.members.has(user);
}

function shownChannel(call: Call, channel: Channel): JsonObject {
  const isIm = channel.kind === 'im';
  const other = [...channel.members].find((member) => member !== call.team.botUserId);
  return {
    id: channel.id,
    ...(isIm ? { user: other } : { name: channel.name, name_normalized: channel.name }),
    is_channel: channel.kind === 'public',
    is_group: false,
    is_im: isIm,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_archived: channel.archived,
    is_member: isMember(call, channel),
    is_general: false,
    num_members: channel.members.size,
    context_team_id: channel.teamId,
  };
}

function info(call: Call): Answer {
  const channel = readableChannel(call, 'read');
  return isRefusal(channel) ? channel : { ok: true, channel: shownChannel(call, channel) };
}

function members(call: Call): Answer {
  const channel = readableChannel(call, 'read');
  if (isRefusal(channel)) return channel;
  const { items, nextCursor } = page(call, [...channel.members], 100, 1000);
  return { ok: true, members: items, response_metadata: { next_cursor: nextCursor } };
}

function join(call: Call): Answer {
  const channel = channelOf(call);
  if (isRefusal(channel)) return channel;
  if (channel.kind !== 'public') return refuse('method_not_supported_for_channel_type');
  if (channel.archived) return refuse('is_archived');
  channel.members.add(call.team.botUserId);
  return { ok: true, channel: shownChannel(call, channel) };
}

function leave(call: Call): Answer {
  const channel = channelOf(call);
  if (isRefusal(channel)) return channel;
  channel.members.delete(call.team.botUserId);
  return { ok: true };
}

function open(call: Call): Answer {
  const ids = (textAt(call.args, 'users') ?? '').split(',').filter((id) => id !== '');
  const [id] = ids;
  if (id === undefined) return refuse('users_list_not_supplied');
  const user = call.world.users.get(id);
  if (ids.length > 1 || user?.teamId !== call.team.id) return refuse('user_not_found');
  if (user.deleted) return refuse('user_disabled');
  const channel = call.world.directChannel(call.team, id);
  const shown = flagAt(call.args, 'return_im') ? shownChannel(call, channel) : { id: channel.id };
  return { ok: true, channel: shown };
}

const SCOPES: Readonly<Record<string, string>> = {
  public_channel: 'channels:read',
  private_channel: 'groups:read',
  im: 'im:read',
};

function list(call: Call, wanted: (channel: Channel) => boolean): Answer {
  const types = (textAt(call.args, 'types') ?? 'public_channel').split(',').map((type) => type.trim());
  const lacking = types.map((type) => SCOPES[type]).find((scope) => scope && !call.token.scopes.includes(scope));
  if (lacking !== undefined) return missingScope(call, lacking);
  const withoutArchived = flagAt(call.args, 'exclude_archived') ?? false;
  const visible = [...call.world.channels.values()].filter(
    (channel) =>
      channel.teamId === call.team.id &&
      types.includes(channel.kind === 'im' ? 'im' : `${channel.kind}_channel`) &&
      (channel.kind === 'public' || isMember(call, channel)) &&
      !(withoutArchived && channel.archived) &&
      wanted(channel),
  );
  const { items, nextCursor } = page(call, visible, 100, 999);
  const channels = items.map((channel) => shownChannel(call, channel));
  return { ok: true, channels, response_metadata: { next_cursor: nextCursor } };
}

export const historyMethods: Methods = {
  'conversations.history': { scopes: [], run: history },
  'conversations.replies': { scopes: [], run: replies },
};

function history(call: Call): Answer {
  const channel = readableChannel(call, 'history');
  if (isRefusal(channel)) return channel;
  if (!isMember(call, channel)) return refuse('not_in_channel');
  const within = inWindow(call.args);
  const newestFirst = channel.messages
    .filter((message) => isShown(channel, message) && within(message.ts))
    .filter((message) => message.threadTs === undefined || message.threadTs === message.ts)
    .reverse();
  const { items, nextCursor } = page(call, newestFirst, 100, 999);
  const whole = flagAt(call.args, 'include_all_metadata') ?? false;
  const more = nextCursor === '' ? {} : { response_metadata: { next_cursor: nextCursor } };
  return {
    ok: true,
    messages: items.map((item) => shownHead(channel, item, whole)),
    has_more: nextCursor !== '',
    ...more,
  };
}

function isShown(channel: Channel, message: Message): boolean {
  return !message.deleted || repliesTo(channel, message.ts).length > 0;
}

function inWindow(args: JsonObject): (ts: string) => boolean {
  const oldest = Number(textAt(args, 'oldest') || '0');
  const latest = Number(textAt(args, 'latest') || Number.MAX_SAFE_INTEGER);
  const inclusive = flagAt(args, 'inclusive') ?? false;
  return (ts) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

function replies(call: Call): Answer {
  const channel = readableChannel(call, 'history');
  if (isRefusal(channel)) return channel;
  if (!isMember(call, channel)) return refuse('not_in_channel');
  const ts = textAt(call.args, 'ts') ?? '';
  const head = channel.messages.find((message) => message.ts === ts);
  if (!head || !isShown(channel, head)) return refuse('thread_not_found');
  const { items, nextCursor } = page(call, [head, ...repliesTo(channel, ts)], 1000, 1000);
  const whole = flagAt(call.args, 'include_all_metadata') ?? false;
  const more = nextCursor === '' ? {} : { response_metadata: { next_cursor: nextCursor } };
  const messages = items.map((item) => (item === head ? shownHead(channel, item, whole) : shownMessage(item, whole)));
  return { ok: true, messages, has_more: nextCursor !== '', ...more };
}
