import { ChannelFlags, ChannelFlagsBitField, ChannelType, type APIChannel, type GuildBasedChannel } from 'discord.js';

/** What decides how something is posted in a channel. */
export type ChannelKind =
  /** Each post is a thread of its own. `tags` are those that the bot may set. */
  | { readonly kind: 'forum'; readonly tags: readonly string[]; readonly needsTag: boolean }
  /** A post can be published, for the channels that follow this one. */
  | { readonly kind: 'announcement' }
  | { readonly kind: 'thread'; readonly isLocked: boolean }
  /** It takes posts, and no threads. */
  | { readonly kind: 'voice' }
  | { readonly kind: 'other' };

const OTHER: ChannelKind = { kind: 'other' };

/** As the connected client knows the channel. */
export function kindOfCached(channel: GuildBasedChannel): ChannelKind {
  if (channel.isThread()) return { kind: 'thread', isLocked: channel.locked === true && !channel.manageable };
  if (channel.isThreadOnly()) {
    const tags = channel.availableTags.filter(({ moderated }) => !moderated).map(({ id }) => id);
    return { kind: 'forum', tags, needsTag: channel.flags.has(ChannelFlags.RequireTag) };
  }
  if (channel.type === ChannelType.GuildVoice || channel.type === ChannelType.GuildStageVoice) return { kind: 'voice' };
  return channel.type === ChannelType.GuildAnnouncement ? { kind: 'announcement' } : OTHER;
}

/** As Discord tells of it when asked. */
export function kindOfChannel(channel: APIChannel): ChannelKind {
  switch (channel.type) {
    case ChannelType.GuildForum:
    case ChannelType.GuildMedia: {
      const tags = channel.available_tags.filter(({ moderated }) => !moderated).map(({ id }) => id);
      const needsTag = new ChannelFlagsBitField(channel.flags ?? 0).has(ChannelFlags.RequireTag);
      return { kind: 'forum', tags, needsTag };
    }
    case ChannelType.GuildAnnouncement:
      return { kind: 'announcement' };
    case ChannelType.PublicThread:
    case ChannelType.PrivateThread:
    case ChannelType.AnnouncementThread:
      return { kind: 'thread', isLocked: channel.thread_metadata?.locked === true };
    case ChannelType.GuildVoice:
    case ChannelType.GuildStageVoice:
      return { kind: 'voice' };
    default:
      return OTHER;
  }
}

/** Why posts cannot arrive in a channel of this kind, one sentence each. */
export function lackingIn(kind: ChannelKind): readonly string[] {
  if (kind.kind === 'forum' && kind.needsTag && kind.tags.length === 0) return [NO_TAG];
  if (kind.kind === 'thread' && kind.isLocked) return [LOCKED];
  return [];
}

/** Why no threads can be opened in a channel of this kind, one sentence each. */
export function threadlessIn({ kind }: ChannelKind): readonly string[] {
  return kind === 'thread' || kind === 'voice' ? [NO_THREADS] : [];
}

const NO_THREADS = 'Discord opens no threads within a thread or beside a voice channel.';
export const NO_TAG =
  'This forum asks for a tag on each post and has none that Ceasefire Bot may set; add one, or lift that rule.';
export const LOCKED = 'The thread is locked; unlock it, or choose another channel.';
