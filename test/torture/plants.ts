import type { Messenger, Post } from '../../src/ports/messenger.ts';
import type { Outbox } from '../../src/ports/outbox.ts';

/** A mistake put into the bot on purpose, to see that the torture finds it. */
export interface Plant {
  outbox(this: void, outbox: Outbox): Outbox;
  messenger(this: void, messenger: Messenger): Messenger;
}

/** The bot as it is. */
export const NOTHING_PLANTED: Plant = { outbox: (outbox) => outbox, messenger: (messenger) => messenger };

/** The same object with some members replaced. */
function but<T extends object>(target: T, own: Partial<T>): T {
  return new Proxy(target, {
    get: (_, name) => {
      const source = Reflect.has(own, name) ? own : target;
      const member: unknown = Reflect.get(source, name, source);
      return typeof member === 'function' ? (member.bind(source) as unknown) : member;
    },
  });
}

export const PLANTS: Readonly<Record<string, Plant>> = {
  'sent before the post': {
    ...NOTHING_PLANTED,
    outbox: (outbox) =>
      but(outbox, {
        begin: async (id, now) => {
          if (!(await outbox.begin(id, now))) return false;
          await outbox.settle(id, { kind: 'sent', ref: { channel: '', message: `${id}`, url: null } }, now);
          return true;
        },
      }),
  },
  'again without a look': {
    ...NOTHING_PLANTED,
    messenger: (messenger) => but(messenger, { find: () => Promise.resolve({ kind: 'absent' }) }),
  },
  'replies to nobody': {
    ...NOTHING_PLANTED,
    messenger: (messenger) =>
      but(messenger, {
        post: ({ thread, ...post }) => {
          if (!thread) return messenger.post(post);
          return Promise.resolve({ kind: 'sent', ref: { channel: '', message: post.key, url: null } });
        },
      }),
  },
  'edits that are never made': {
    ...NOTHING_PLANTED,
    messenger: (messenger) => but(messenger, { edit: ({ ref }) => Promise.resolve({ kind: 'sent', ref }) }),
  },
  'nonce without the channel': {
    ...NOTHING_PLANTED,
    messenger: (messenger) => {
      const alike = (post: Post): Post => ({ ...post, key: post.key.replace(/^[^:]+:/u, '') });
      return but(messenger, {
        post: (post) => messenger.post(alike(post)),
        find: (post, since, others) => messenger.find(alike(post), since, others),
      });
    },
  },
};
