import type { Json } from './json.ts';

/** What the server remembers, in its own words; payloads.ts turns it into what goes over the wire. */
export interface UserRecord {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  readonly locale: string;
  /** Takes no direct messages. */
  closedDms: boolean;
}

export interface RoleRecord {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  readonly mentionable: boolean;
  readonly position: number;
}

export interface MemberRecord {
  readonly userId: string;
  roleIds: string[];
  readonly joinedAt: number;
}

export interface Overwrite {
  readonly id: string;
  readonly type: 0 | 1;
  allow: bigint;
  deny: bigint;
}

export interface GuildRecord {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly locale: string;
  readonly roles: Map<string, RoleRecord>;
  readonly members: Map<string, MemberRecord>;
  botIsIn: boolean;
  unavailable: boolean;
}

interface ThreadState {
  archived: boolean;
  locked: boolean;
  readonly ownerId: string;
  readonly createdAt: number;
  autoArchiveMinutes: number;
  appliedTags: readonly string[];
}

interface ForumTag {
  readonly id: string;
  readonly name: string;
  readonly moderated: boolean;
}

export interface ChannelRecord {
  readonly id: string;
  readonly type: number;
  readonly guildId: string | undefined;
  name: string;
  readonly parentId: string | undefined;
  readonly overwrites: Overwrite[];
  /** The other person of a direct message. */
  readonly recipientId: string | undefined;
  readonly flags: number;
  readonly tags: readonly ForumTag[];
  thread: ThreadState | undefined;
  lastMessageId: string | undefined;
}

export interface Mentions {
  readonly everyone: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

export interface AttachmentRecord {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** For those who do not see it. */
  readonly description?: string | undefined;
}

export interface MessageBody {
  readonly content: string;
  readonly embeds: readonly Json[];
  readonly components: readonly Json[];
  readonly attachments: readonly AttachmentRecord[];
  readonly flags: number;
}

export interface MessageRecord {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly createdAt: number;
  readonly nonce: string | undefined;
  readonly referenceId: string | undefined;
  /** The interaction that the message answers, and whose it was. */
  readonly interaction: { readonly id: string; readonly userId: string; readonly type: number } | undefined;
  /** Set for an ephemeral message: the one person who sees it. */
  readonly onlyFor: string | undefined;
  body: MessageBody;
  /** The states before each edit, oldest first. */
  readonly revisions: MessageBody[];
  editedAt: number | undefined;
  deleted: boolean;
  allowedMentions: Json | undefined;
  mentions: Mentions;
  /** Who really got a notification when the message appeared. */
  readonly pings: Mentions;
  threadId: string | undefined;
}
