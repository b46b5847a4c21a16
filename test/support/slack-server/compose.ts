import type { Channel, Message, Team, Via } from './entities.ts';
import { flagAt, textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import type { Content } from './limits/message-limits.ts';
import { pingsIn } from './mrkdwn.ts';
import type { World } from './world.ts';

/** What the bot says, before it becomes a message. */
export interface Draft {
  readonly content: Content;
  readonly via: Via;
  readonly args: JsonObject;
  readonly metadata?: JsonObject | undefined;
  readonly ephemeralTo?: string | undefined;
  readonly responseUrlId?: string | undefined;
}

/** Puts a message of the bot into the channel, or before one person only, and shows it. */
export function putBotMessage(world: World, team: Team, channel: Channel, draft: Draft): Message {
  const message: Message = {
    ts: world.nextTs(),
    channel: channel.id,
    user: team.botUserId,
    botId: team.botId,
    text: draft.content.text,
    blocks: numbered(world, draft.content.blocks),
    attachments: draft.content.attachments,
    metadata: draft.metadata,
    threadTs: textAt(draft.args, 'thread_ts'),
    unfurlLinks: flagAt(draft.args, 'unfurl_links'),
    unfurlMedia: flagAt(draft.args, 'unfurl_media'),
    ephemeralTo: draft.ephemeralTo,
    files: [],
    edited: undefined,
    deleted: false,
    pings: pingsIn(draft.content),
    via: draft.via,
  };
  (draft.ephemeralTo === undefined ? channel.messages : world.ephemerals).push(message);
  world.see({ kind: 'message', message, responseUrlId: draft.responseUrlId });
  return message;
}

/** Changes a message in place, as chat.update and `replace_original` do. */
export function replaceContent(world: World, message: Message, content: Content, via: Via): void {
  message.text = content.text;
  message.blocks = numbered(world, content.blocks);
  message.attachments = content.attachments;
  message.pings = pingsIn(content);
  message.via = via;
}

/** Slack names the blocks that the bot left nameless. */
export function numbered(world: World, blocks: readonly JsonObject[]): readonly JsonObject[] {
  return blocks.map((block) => ({ block_id: world.nextId('b'), ...block }));
}
