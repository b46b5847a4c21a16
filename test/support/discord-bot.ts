import { DiscordFront, type AnswerCommand } from '../../src/adapters/discord/discord-front.ts';
import { feedChoices } from '../../src/commands/feeds/known-feeds.ts';
import { formsOf } from '../../src/commands/hand-in.ts';
import { COMMANDS } from '../../src/commands/list.ts';
import { answerCommand } from '../../src/commands/run-command.ts';
import { suggestedEntries } from '../../src/queries/suggested-entries.ts';
import { heedChannels } from '../../src/pipeline/heed-channels.ts';
import type { HeedChannel } from '../../src/domain/telling/channel-change.ts';
import type { Platform } from '../../src/domain/telling/subscription.ts';
import type { Messenger } from '../../src/ports/messenger.ts';
import { ChatRoom } from './chat-room.ts';
import type { DiscordServer } from './discord-server/discord-server.ts';
import type { OptionValue } from './discord-server/option-values.ts';
import type { Outcome } from './discord-server/outcome.ts';
import type { PermissionName } from './discord-server/permissions.ts';
import type { ChannelRecord, GuildRecord, UserRecord } from './discord-server/records.ts';

/** What a test may decide otherwise. */
interface BotOptions {
  readonly answer?: AnswerCommand;
  readonly apiUrl?: string;
  readonly token?: string;
  readonly admins?: readonly string[];
}

/** A channel of a guild, and somebody in it. */
interface Place {
  readonly guild: GuildRecord;
  readonly channel: ChannelRecord;
  readonly user: UserRecord;
}

/** Our Discord half over ports in memory, talking to a local Discord. */
export class DiscordBot {
  readonly room = new ChatRoom();
  /** As the app hears of changes of channels. */
  readonly #heed: HeedChannel;
  readonly states: string[] = [];
  readonly front: DiscordFront;
  readonly #discord: DiscordServer;

  constructor(discord: DiscordServer, options: BotOptions = {}) {
    this.#discord = discord;
    const messengers = new Map<Platform, Messenger>();
    this.#heed = heedChannels({ ...this.room.deps, messengers });
    this.front = new DiscordFront({
      token: options.token ?? discord.token,
      apiUrl: options.apiUrl ?? discord.url,
      commands: COMMANDS,
      answer: options.answer ?? ((command, given, asker) => answerCommand(command, given, asker, this.room.deps)),
      onChannel: (change) => this.#heed(change),
      forms: formsOf(this.room.deps),
      admins: options.admins ?? [],
      packs: this.room.packs,
      feeds: () => feedChoices(this.room.deps),
      entries: (typed) => suggestedEntries(typed, this.room.packs, this.room.deps),
      subscriptionsIn: (address) => this.room.store.subscriptions.inChannel(address),
      clock: { now: () => new Date() },
      log: this.room.log,
      onState: (state) => this.states.push(state),
    });
    messengers.set('discord', this.front.messenger);
  }

  /** Starts and waits until the commands stand. */
  async start(): Promise<void> {
    await this.front.start();
    await this.#discord.waitFor(() => this.#discord.commands().length > 0);
  }

  /** Ends both halves; every planned fault must have struck. */
  async stop(): Promise<void> {
    await this.front.stop();
    await this.#discord.stop();
    const unused = this.#discord.faults.unused();
    if (unused.length > 0) throw new Error(`faults that never struck: ${unused.join(', ')}`);
  }

  /** Returns once everything that the gateway had to tell before has been told. */
  async caughtUp(): Promise<void> {
    await this.#discord.slash({ user: this.#discord.addUser(), command: 'ceasefire', path: ['help'] });
  }

  place(permissions: readonly PermissionName[] = ['ManageChannels']): Place {
    const guild = this.#discord.addGuild();
    const channel = this.#discord.addChannel({ guild });
    const user = this.#discord.addUser();
    this.#discord.addMember({ guild, user, permissions });
    return { guild, channel, user };
  }

  /** Uses `/ceasefire …` in a place. */
  use(at: Place, path: string, options: Readonly<Record<string, OptionValue>> = {}): Promise<Outcome> {
    return this.#discord.slash({ ...at, command: 'ceasefire', path: path.split(' '), options });
  }

  /** The choices offered while an option is typed. */
  async type(at: Place, path: string, option: string, typed: string): Promise<readonly string[]> {
    const act = { ...at, command: 'ceasefire', path: path.split(' '), focused: option, options: { [option]: typed } };
    const outcome = await this.#discord.autocomplete(act);
    return (outcome.choices ?? []).map(({ value }) => String(value));
  }

  logged(message: string): readonly Readonly<Record<string, unknown>>[] {
    return this.room.log.lines.filter((line) => line.message === message).map(({ fields }) => fields);
  }
}
