import type { Json } from './json.ts';
import { messageFlags } from './message-flags.ts';
import { channelPayload, isoTime, userPayload } from './payloads.ts';
import type { AttachmentRecord, MessageRecord } from './records.ts';
import type { World } from './world.ts';

/** What a message payload needs from outside the message. */
export interface MessageSetting {
  readonly world: World;
  readonly applicationId: string;
  readonly fileUrl: (file: AttachmentRecord) => string;
  /** False hides the words of others, as without the message-content intent; never those that are said to the bot. */
  readonly showsContent: boolean;
}

/** An attachment as Discord sends it. */
export const attachmentPayload = (file: AttachmentRecord, url: string): Json => ({
  id: file.id,
  filename: file.name,
  size: file.bytes.length,
  url,
  proxy_url: url,
  content_type: file.contentType,
});

const interactionFields = (message: MessageRecord, setting: MessageSetting): Json =>
  message.interaction === undefined
    ? {}
    : {
        application_id: setting.applicationId,
        webhook_id: setting.applicationId,
        interaction_metadata: {
          id: message.interaction.id,
          type: message.interaction.type,
          user: userPayload(setting.world.userById(message.interaction.userId)),
          authorizing_integration_owners: {},
        },
      };

const isDirect = (world: World, { channelId }: MessageRecord): boolean =>
  world.channels.get(channelId)?.recipientId !== undefined;

/** A message as Discord sends it. */
export function messagePayload(message: MessageRecord, setting: MessageSetting): Json {
  const { world } = setting;
  const { body } = message;
  const isSaidToBot = message.mentions.users.includes(world.bot.id) || isDirect(world, message);
  const visible = setting.showsContent || message.authorId === world.bot.id || isSaidToBot;
  const thread = message.threadId === undefined ? undefined : world.channels.get(message.threadId);
  const users = message.mentions.users.flatMap((id) => world.users.get(id) ?? []);
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.interaction === undefined ? 0 : 20,
    author: userPayload(world.userById(message.authorId)),
    content: visible ? body.content : '',
    embeds: visible ? [...body.embeds] : [],
    components: visible ? [...body.components] : [],
    attachments: visible ? body.attachments.map((file) => attachmentPayload(file, setting.fileUrl(file))) : [],
    flags: body.flags | (thread === undefined ? 0 : messageFlags.hasThread),
    timestamp: isoTime(message.createdAt),
    edited_timestamp: message.editedAt === undefined ? null : isoTime(message.editedAt),
    tts: false,
    pinned: false,
    mention_everyone: message.mentions.everyone,
    mentions: users.map(userPayload),
    mention_roles: [...message.mentions.roles],
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.referenceId === undefined
      ? {}
      : { message_reference: { type: 0, message_id: message.referenceId, channel_id: message.channelId } }),
    ...(thread === undefined ? {} : { thread: channelPayload(world, thread) }),
    ...interactionFields(message, setting),
  };
}
