import { startDiscordServer } from './discord-server/start-discord-server.ts';

/** A platform with one channel and somebody in it who may subscribe: all that an end-to-end test of a process needs to know of it. */
export interface ChatDriver {
  /** Switches the platform on for a process. */
  readonly env: Readonly<Record<string, string>>;
  /** Resolves once a process is connected and its commands can be used. */
  connected(): Promise<void>;
  /** Subscribes the channel, by the platform's own command, to every development as it comes; gives the answer. */
  subscribe(): Promise<string>;
  /** The texts of the posts that stand in the channel, oldest first, without answers to commands. */
  posts(): readonly string[];
  /** How many posts were asked for so far, whatever became of them. */
  attempts(): number;
  /** The next post stands in the channel, but whoever asked for it hears nothing. */
  holdNextAnswer(): void;
  /** The next post is taken in by nobody, and whoever asked for it hears nothing. */
  loseNextPost(): void;
  /** Ends the platform; throws when something went wrong in it, or a planned misfortune never struck. */
  stop(): Promise<void>;
}

/** A local Discord. */
export async function onDiscord(): Promise<ChatDriver> {
  const discord = await startDiscordServer();
  const guild = discord.addGuild();
  const channel = discord.addChannel({ guild });
  const user = discord.addUser();
  discord.addMember({ guild, user, permissions: ['ManageChannels'] });
  const route = 'POST /channels/:id/messages';
  const own = () => discord.messagesIn(channel).filter(({ nonce }) => nonce !== undefined);
  return {
    env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url },
    connected: async () => {
      await discord.waitForConnection(20_000);
      await discord.waitFor(() => discord.commands().length > 0, 20_000);
    },
    subscribe: async () => {
      const options = { mode: 'breaking', threshold: 'all', timezone: 'UTC' };
      const outcome = await discord.slash({ channel, user, command: 'ceasefire', path: ['subscribe'], options });
      return outcome.text;
    },
    posts: () => own().map(({ text }) => text),
    attempts: () => discord.requests(route).length,
    holdNextAnswer: () => discord.faults.next(route, { kind: 'hang', afterAccepting: true }),
    loseNextPost: () => discord.faults.next(route, { kind: 'hang', afterAccepting: false }),
    stop: async () => {
      await discord.stop();
      const unused = discord.faults.unused();
      if (unused.length > 0) throw new Error(`planned and never struck: ${unused.join(', ')}`);
    },
  };
}
