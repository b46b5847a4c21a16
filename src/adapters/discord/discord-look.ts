import type { Log } from '../../ports/log.ts';
import { inviteLink } from './bot-permissions.ts';
import { ChannelBook } from './channel-book.ts';
import { DiscordConnection } from './discord-connection.ts';

/** What Discord says of the bot, as long as the look lasts. */
export interface DiscordLook {
  /** Why there is no connection, as a sentence; null where there is one. */
  readonly problem: string | null;
  readonly known: ChannelBook;
  /** Null without a connection. */
  readonly inviteLink: string | null;
  close(): Promise<void>;
}

/** Connects as the bot does, with the same intents, to see what it may do; nothing that happens meanwhile is answered. */
export async function lookAtDiscord(at: {
  readonly token: string;
  readonly apiUrl: string;
  readonly log: Log;
}): Promise<DiscordLook> {
  let problem: string | null = null;
  const ready = Promise.withResolvers<void>();
  const connection = new DiscordConnection({
    ...at,
    onState: (state, because) => {
      if (state === 'down') ready.resolve();
      problem = because;
    },
    onReady: () => ready.resolve(),
    onInteraction: () => undefined,
    onMessage: () => undefined,
    onChannel: () => undefined,
  });
  await connection.start();
  await ready.promise;
  const application = connection.client?.application.id;
  return {
    problem,
    known: new ChannelBook(() => connection.client),
    inviteLink: application === undefined ? null : inviteLink(application),
    close: () => connection.stop(),
  };
}
