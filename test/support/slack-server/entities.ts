import type { JsonObject } from './json.ts';

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly botUserId: string;
  readonly botId: string;
}

export interface User {
  readonly id: string;
  readonly teamId: string;
  name: string;
  isAdmin: boolean;
  isOwner: boolean;
  isBot: boolean;
  /** Guests are `is_restricted`, single-channel guests also `is_ultra_restricted`. */
  isGuest: boolean;
  deleted: boolean;
  locale: string;
  tz: string;
}

export type ChannelKind = 'public' | 'private' | 'im';

export interface Channel {
  readonly id: string;
  readonly teamId: string;
  readonly kind: ChannelKind;
  name: string;
  archived: boolean;
  /** The error that posting here draws, for example `restricted_action_read_only_channel`. */
  restriction: string | undefined;
  readonly members: Set<string>;
  readonly messages: Message[];
}

export interface Pings {
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly broadcasts: readonly string[];
}

interface Edit {
  readonly user: string;
  readonly ts: string;
}

/** How a message came about: which road the bot took, or a person. */
export type Via =
  'ack' | 'response_url' | 'chat.postMessage' | 'chat.postEphemeral' | 'chat.update' | 'file' | 'person';

export interface Message {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly botId: string | undefined;
  text: string;
  blocks: readonly JsonObject[];
  attachments: readonly JsonObject[];
  metadata: JsonObject | undefined;
  readonly threadTs: string | undefined;
  /** As sent; undefined when the bot said nothing about it. */
  readonly unfurlLinks: boolean | undefined;
  readonly unfurlMedia: boolean | undefined;
  /** Only this person sees it. */
  readonly ephemeralTo: string | undefined;
  files: readonly string[];
  edited: Edit | undefined;
  deleted: boolean;
  /** Whom its markup would notify. */
  pings: Pings;
  via: Via;
}

export interface View {
  readonly id: string;
  readonly teamId: string;
  readonly user: string;
  readonly externalId: string | undefined;
  readonly rootId: string;
  readonly previousId: string | undefined;
  readonly triggerId: string | undefined;
  /** The view as the bot sent it. */
  body: JsonObject;
  hash: string;
  closed: boolean;
}

export interface StoredFile {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  readonly size: number;
  bytes: Uint8Array;
  owner: string;
  uploaded: boolean;
  complete: boolean;
  title: string;
  /** For those who do not see it. */
  readonly altText: string | undefined;
}

export interface Token {
  readonly value: string;
  readonly kind: 'bot' | 'app';
  readonly teamId: string;
  readonly scopes: readonly string[];
  expiresAt: number | undefined;
  /** When set, every call with it draws this error (`token_revoked`, `account_inactive`). */
  refusedWith: string | undefined;
}

export interface Trigger {
  readonly id: string;
  readonly teamId: string;
  readonly user: string;
  readonly issuedAt: number;
  /** The modal in which the interaction happened; its views may push. */
  readonly viewId: string | undefined;
  used: boolean;
}

export interface ResponseUrl {
  readonly id: string;
  readonly teamId: string;
  readonly channel: string;
  readonly user: string;
  readonly issuedAt: number;
  /** The message that carried the button; none for a slash command. */
  readonly original: Message | undefined;
  uses: number;
}

/** One Web API call as it arrived, with what was answered. */
export interface RecordedCall {
  readonly method: string;
  readonly args: JsonObject;
  readonly token: string | undefined;
  readonly at: number;
  status: number | undefined;
  answer: JsonObject | undefined;
}
