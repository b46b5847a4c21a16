import { jsonOf, jsonsOf, numberOf, textOf, isJson, type Json } from './json.ts';
import { mentionableText, mentionsIn, nobody, pingsOf } from './mentions.ts';
import { messageFlags, settableFlags } from './message-flags.ts';
import { checkMessage } from './message-limits.ts';
import type { AttachmentRecord, ChannelRecord, MessageBody, MessageRecord } from './records.ts';
import type { World } from './world.ts';

/** A message about to exist: what was sent, and what the route knows besides. */
export interface Draft {
  readonly channel: ChannelRecord;
  readonly authorId: string;
  readonly raw: Json;
  readonly files: readonly AttachmentRecord[];
  readonly id?: string;
  readonly extraFlags?: number;
  readonly interaction?: NonNullable<MessageRecord['interaction']>;
  readonly onlyFor?: string;
}

const emptyBody: MessageBody = { content: '', embeds: [], components: [], attachments: [], flags: 0 };

const withRichType = (embed: Json): Json => ({ type: 'rich', ...embed });

/** The body after `raw` has been laid over what was there; fields not sent stay, `null` empties. */
function bodyAfter(
  before: MessageBody,
  raw: Json,
  files: readonly AttachmentRecord[],
  extraFlags: number,
): MessageBody {
  const given = (key: string) => raw[key] !== undefined;
  const kept = given('attachments')
    ? before.attachments.filter((file) => jsonsOf(raw['attachments']).some((wanted) => wanted['id'] === file.id))
    : before.attachments;
  const flags = given('flags') ? numberOf(raw['flags'], 0) & settableFlags : before.flags & settableFlags;
  const sticky =
    before.flags &
    (messageFlags.componentsV2 | messageFlags.ephemeral | messageFlags.crossposted | messageFlags.hasThread);
  return {
    content: given('content') ? (textOf(raw['content']) ?? '').trim() : before.content,
    embeds: given('embeds') ? jsonsOf(raw['embeds']).map(withRichType) : before.embeds,
    components: given('components') ? numbered(jsonsOf(raw['components'])) : before.components,
    attachments: [...kept, ...files],
    flags: flags | sticky | extraFlags,
  };
}

/** Gives every component the `id` that Discord fills in, depth first, from 1. */
function numbered(components: readonly Json[]): readonly Json[] {
  let last = 0;
  const visit = (component: Json): Json => {
    last += 1;
    const id = numberOf(component['id'], last);
    const children = Array.isArray(component['components'])
      ? { components: jsonsOf(component['components']).map(visit) }
      : {};
    const accessory = isJson(component['accessory']) ? { accessory: visit(component['accessory']) } : {};
    return { ...component, id, ...children, ...accessory };
  };
  return components.map(visit);
}

const nonceText = (nonce: unknown): string => (typeof nonce === 'number' ? String(nonce) : (textOf(nonce) ?? ''));

/** Makes, changes and removes messages; every one has passed the limits. */
export class MessageBook {
  readonly #world: World;
  readonly #nonceMs: number;

  constructor(world: World, nonceMs: number) {
    this.#world = world;
    this.#nonceMs = nonceMs;
  }

  /** The earlier message that an enforced nonce stands for: of this author, in any channel, within the window. */
  findByNonce(authorId: string, raw: Json): MessageRecord | undefined {
    const nonce = raw['nonce'];
    if (raw['enforce_nonce'] !== true || nonce === undefined || nonce === null) return undefined;
    const since = this.#world.time.now() - this.#nonceMs;
    return this.#world
      .messagesWithNonce(nonceText(nonce))
      .find((message) => message.authorId === authorId && message.createdAt >= since);
  }

  create(draft: Draft): MessageRecord {
    const body = bodyAfter(emptyBody, draft.raw, draft.files, draft.extraFlags ?? 0);
    checkMessage(draft.raw, body);
    return this.#store(draft, body);
  }

  /** The "is thinking" message of a deferred answer: empty by right. */
  createLoading(draft: Draft): MessageRecord {
    return this.#store(draft, { ...emptyBody, flags: messageFlags.loading | (draft.extraFlags ?? 0) });
  }

  edit(message: MessageRecord, raw: Json, files: readonly AttachmentRecord[]): void {
    const body = bodyAfter(message.body, raw, files, 0);
    checkMessage(raw, body);
    message.revisions.push(message.body);
    message.body = body;
    message.editedAt = this.#world.time.now();
    message.allowedMentions = isJson(raw['allowed_mentions']) ? raw['allowed_mentions'] : undefined;
    message.mentions = mentionsIn(mentionableText(body.content, body.components), message.allowedMentions);
  }

  #store(draft: Draft, body: MessageBody): MessageRecord {
    const { raw, channel, authorId } = draft;
    const allowed = isJson(raw['allowed_mentions']) ? raw['allowed_mentions'] : undefined;
    const mentions = mentionsIn(mentionableText(body.content, body.components), allowed);
    const silent = (body.flags & messageFlags.suppressNotifications) !== 0;
    const nonce = raw['nonce'];
    const message: MessageRecord = {
      id: draft.id ?? this.#world.newId(),
      channelId: channel.id,
      authorId,
      createdAt: this.#world.time.now(),
      nonce: nonce === undefined || nonce === null ? undefined : nonceText(nonce),
      referenceId: textOf(jsonOf(raw['message_reference'])['message_id']),
      interaction: draft.interaction,
      onlyFor: draft.onlyFor,
      body,
      revisions: [],
      editedAt: undefined,
      deleted: false,
      allowedMentions: allowed,
      mentions,
      pings: silent ? nobody : pingsOf(this.#world, channel, authorId, mentions),
      threadId: undefined,
    };
    this.#world.addMessage(message);
    channel.lastMessageId = message.id;
    return message;
  }
}
