import type { Changes } from './changes.ts';
import type { CommandBook } from './command-book.ts';
import type { FaultPlan } from './faults.ts';
import type { Gateway } from './gateway.ts';
import { intents } from './gateway-session.ts';
import type { InteractionBook } from './interaction-book.ts';
import type { Json } from './json.ts';
import type { MessageBook } from './message-book.ts';
import { messagePayload } from './message-payload.ts';
import { memberPayload } from './payloads.ts';
import type { Allowances, RateLimits } from './rate-limits.ts';
import type { AttachmentRecord, ChannelRecord, MessageRecord } from './records.ts';
import type { World } from './world.ts';

/** What a test may set once, before the server starts. */
export interface ServerRules {
  readonly applicationId: string;
  /** The time for the first answer to an interaction. */
  readonly firstAnswerMs: number;
  /** How long an interaction's token lives after that. */
  readonly tokenMs: number;
  readonly maxActiveThreads: number;
  readonly identifiesPerDay: number;
  readonly allowances: Allowances;
  readonly messageContent: boolean;
}

/** Everything that the routes and the people on the server work with. */
export interface ServerParts {
  readonly rules: ServerRules;
  readonly world: World;
  readonly messages: MessageBook;
  readonly commands: CommandBook;
  readonly interactions: InteractionBook;
  readonly gateway: Gateway;
  readonly limits: RateLimits;
  readonly faults: FaultPlan;
  readonly changes: Changes;
  readonly files: Map<string, AttachmentRecord>;
  /** The token that is accepted now; undefined once revoked. */
  readonly token: { current: string | undefined };
  /** `http://127.0.0.1:PORT`, known once the server listens. */
  readonly origin: { current: string };
}

/** The address from which a file of the server can be fetched. */
export const fileUrl = (parts: ServerParts, file: AttachmentRecord): string =>
  `${parts.origin.current}/attachments/${file.id}/${encodeURIComponent(file.name)}`;

/** A message as the bot gets to see it. */
export const messageFor = (
  parts: ServerParts,
  message: MessageRecord,
  showsContent = parts.rules.messageContent,
): Json =>
  messagePayload(message, {
    world: parts.world,
    applicationId: parts.rules.applicationId,
    showsContent,
    fileUrl: (file) => fileUrl(parts, file),
  });

const messageScope = (channel: ChannelRecord) => ({
  guildId: channel.guildId,
  intent: channel.guildId === undefined ? intents.directMessages : intents.guildMessages,
});

/** Who wrote it, as a member of the guild; the user stands beside it. */
function authorIn({ world }: ServerParts, guildId: string, { authorId }: MessageRecord): Json {
  const member = world.guildById(guildId).members.get(authorId);
  if (member === undefined) return {};
  const { user: _user, ...rest } = memberPayload(world, member);
  return { member: rest };
}

/** Tells the clients about a message, unless only one person can see it. */
export function announceMessage(
  parts: ServerParts,
  event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE',
  message: MessageRecord,
): void {
  if (message.onlyFor !== undefined) return;
  const channel = parts.world.channelById(message.channelId);
  parts.gateway.dispatch(
    event,
    (session) => ({
      ...messageFor(parts, message, session.wants(intents.messageContent)),
      channel_type: channel.type,
      ...(channel.guildId === undefined
        ? {}
        : { guild_id: channel.guildId, ...authorIn(parts, channel.guildId, message) }),
    }),
    messageScope(channel),
  );
}

/** Removes a message and tells the clients. */
export function removeMessage(parts: ServerParts, message: MessageRecord): void {
  message.deleted = true;
  if (message.onlyFor !== undefined) return;
  const channel = parts.world.channelById(message.channelId);
  const guild = channel.guildId === undefined ? {} : { guild_id: channel.guildId };
  parts.gateway.dispatch('MESSAGE_DELETE', { id: message.id, channel_id: channel.id, ...guild }, messageScope(channel));
}
