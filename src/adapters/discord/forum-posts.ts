import {
  Routes,
  type APIChannel,
  type APIMessage,
  type APIThreadChannel,
  type REST,
  type RESTPostAPIGuildForumThreadsJSONBody,
} from 'discord.js';
import type { FindOutcome } from '../../domain/telling/delivery.ts';
import type { ChannelAddress } from '../../domain/telling/subscription.ts';
import type { Post } from '../../ports/messenger.ts';
import type { ChannelKind } from './channel-kind.ts';
import type { Picture } from '../chat/picture/chart-pictures.ts';
import { fingerprint, pictured, renderPost } from './discord-render.ts';
import { refOf } from './message-place.ts';
import { threadName } from './thread-name.ts';

/** Among the threads of a moment no post can have more namesakes. */
const MOST_LOOKED_AT = 50;

/** Where a post of ours is sought, and what it says. */
export interface Sought {
  readonly guild: string;
  readonly forum: string;
  readonly own: string | null;
  /** The smallest id that it can have. */
  readonly oldest: bigint;
  readonly fingerprints: readonly string[];
}

/** Posts in forums: each is a thread whose first message has the thread's id. Discord keeps no nonce there. */
export class ForumPosts {
  readonly #rest: REST;

  constructor(rest: REST) {
    this.#rest = rest;
  }

  /** Opens a thread; answers with its id. Throws what the client throws. */
  async open(
    forum: string,
    { message, next }: Pick<Post, 'message' | 'next'>,
    { tags, needsTag }: Extract<ChannelKind, { kind: 'forum' }>,
    picture: Picture | null,
  ): Promise<string> {
    const { payload: first, files } = pictured(renderPost(message, next), picture);
    const tag = needsTag ? tags.slice(0, 1) : [];
    const body: RESTPostAPIGuildForumThreadsJSONBody = {
      name: threadName(message.headline),
      message: {
        ...first,
        embeds: [...first.embeds],
        components: [...first.components],
        allowed_mentions: { parse: [] },
      },
      ...(tag.length === 0 ? {} : { applied_tags: tag }),
    };
    const { id } = (await this.#rest.post(Routes.threads(forum), { body, files })) as APIChannel;
    return id;
  }

  /** The same as what a look says of a post. */
  async look(sought: Sought, address: ChannelAddress): Promise<FindOutcome> {
    const thread = await this.find(sought);
    return thread === null ? { kind: 'absent' } : { kind: 'found', ref: refOf(address, thread, { id: thread }) };
  }

  /** The thread of a post, if it stands; threads that went quiet are looked at, too. */
  async find(sought: Sought): Promise<string | null> {
    const { guild, forum, own, oldest } = sought;
    const active = (await this.#rest.get(Routes.guildActiveThreads(guild))) as Threads;
    const archived = (await this.#rest.get(Routes.channelThreads(forum, 'public'))) as Threads;
    const ours = [...active.threads, ...archived.threads].filter(
      (thread) =>
        thread.parent_id === forum && BigInt(thread.id) >= oldest && (own === null || thread.owner_id === own),
    );
    for (const { id } of ours.slice(0, MOST_LOOKED_AT)) {
      const first = (await this.#rest.get(Routes.channelMessage(id, id))) as APIMessage;
      if (sought.fingerprints.includes(fingerprint(first))) return id;
    }
    return null;
  }
}

interface Threads {
  readonly threads: readonly APIThreadChannel[];
}
