import { isRefusal, refuse } from '../answer.ts';
import type { Answer, Refusal } from '../answer.ts';
import { channelOf, isMember, missingScope, repliesTo, shownMessage } from '../call.ts';
import type { Call, Methods } from '../call.ts';
import { putBotMessage, replaceContent } from '../compose.ts';
import type { Channel, Message } from '../entities.ts';
import { textAt } from '../json.ts';
import { fitsAnEdit, readContent, readMetadata } from '../limits/message-limits.ts';

export const chatMethods: Methods = {
  'chat.postMessage': { scopes: ['chat:write'], run: postMessage },
  'chat.postEphemeral': { scopes: ['chat:write'], run: postEphemeral },
  'chat.update': { scopes: ['chat:write'], run: update },
  'chat.delete': { scopes: ['chat:write'], run: remove },
  'chat.getPermalink': { scopes: [], run: getPermalink },
};

/** Of all restrictions the one that spares posts outside threads. */
const NO_THREADS = 'restricted_action_non_threadable_channel';

function postMessage(call: Call): Answer {
  const { args, world, team } = call;
  const channel = writableChannel(call);
  if (isRefusal(channel)) return channel;
  const thread = textAt(args, 'thread_ts');
  if (thread !== undefined && !isThreadIn(channel, thread)) return refuse('thread_not_found');
  const content = readContent(args, world.unreachableImages);
  if (isRefusal(content)) return content;
  const metadata = readMetadata(args);
  if (metadata && isRefusal(metadata)) return metadata;
  const message = putBotMessage(world, team, channel, { content, args, via: 'chat.postMessage', metadata });
  return { ok: true, channel: channel.id, ts: message.ts, message: shownMessage(message, true) };
}

/** A message that is deleted stays the head of its thread while there are replies. */
function isThreadIn(channel: Channel, ts: string): boolean {
  const head = channel.messages.find((message) => message.ts === ts);
  if (head === undefined || (head.threadTs !== undefined && head.threadTs !== ts)) return false;
  return !head.deleted || repliesTo(channel, ts).length > 0;
}

function writableChannel(call: Call): Channel | Refusal {
  const channel = channelOf(call);
  if (isRefusal(channel)) return channel;
  if (channel.archived) return refuse('is_archived');
  if (!isMember(call, channel)) {
    if (!call.token.scopes.includes('chat:write.public')) return refuse('not_in_channel');
  }
  const isSpared = channel.restriction === NO_THREADS && textAt(call.args, 'thread_ts') === undefined;
  return channel.restriction === undefined || isSpared ? channel : refuse(channel.restriction);
}

function postEphemeral(call: Call): Answer {
  const { args, world, team } = call;
  const channel = channelOf(call);
  if (isRefusal(channel)) return channel;
  if (channel.archived) return refuse('is_archived');
  if (!isMember(call, channel)) return refuse('not_in_channel');
  const reader = textAt(args, 'user') ?? '';
  if (!channel.members.has(reader)) return refuse('user_not_in_channel');
  const content = readContent(args, world.unreachableImages);
  if (isRefusal(content)) return content;
  const draft = { content, args, via: 'chat.postEphemeral', ephemeralTo: reader } as const;
  return { ok: true, message_ts: putBotMessage(world, team, channel, draft).ts };
}

function update(call: Call): Answer {
  const { args, world, team } = call;
  const found = ownMessage(call, 'cant_update_message');
  if (isRefusal(found)) return found;
  const content = readContent(args, world.unreachableImages);
  if (isRefusal(content)) return content;
  if (!fitsAnEdit(content.text)) return refuse('msg_too_long');
  const metadata = readMetadata(args);
  if (metadata && isRefusal(metadata)) return metadata;
  replaceContent(world, found, content, 'chat.update');
  if (metadata) found.metadata = metadata;
  found.edited = { user: team.botUserId, ts: world.nextTs() };
  world.see({ kind: 'message', message: found, responseUrlId: undefined });
  return { ok: true, channel: found.channel, ts: found.ts, text: found.text, message: shownMessage(found, true) };
}

function remove(call: Call): Answer {
  const found = ownMessage(call, 'cant_delete_message');
  if (isRefusal(found)) return found;
  found.deleted = true;
  return { ok: true, channel: found.channel, ts: found.ts };
}

function ownMessage(call: Call, unlessOwn: string): Message | Refusal {
  const channel = channelOf(call);
  if (isRefusal(channel)) return channel;
  if (channel.archived) return refuse('is_archived');
  const found = messageAt(channel, textAt(call.args, 'ts'));
  if (!found) return refuse('message_not_found');
  return found.botId === call.team.botId ? found : refuse(unlessOwn);
}

/** The message with this time stamp, unless deleted; ephemeral ones are beyond the Web API. */
function messageAt(channel: Channel, ts: string | undefined): Message | undefined {
  return channel.messages.find((message) => message.ts === ts && !message.deleted);
}

function getPermalink(call: Call): Answer {
  const channel = channelOf(call);
  if (isRefusal(channel)) return channel;
  const message = messageAt(channel, textAt(call.args, 'message_ts'));
  if (!message) return refuse('message_not_found');
  const link = `https://${call.team.domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`;
  return { ok: true, channel: channel.id, permalink: link };
}

/** For methods that post into a channel on the way, such as a completed upload. */
export function postableChannel(call: Call): Channel | Refusal {
  return call.token.scopes.includes('chat:write') ? writableChannel(call) : missingScope(call, 'chat:write');
}
