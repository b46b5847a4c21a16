import { setTimeout as wait } from 'node:timers/promises';
import { COMMANDS } from '../../src/commands/list.ts';
import { parseWords } from '../../src/commands/parse-words.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import type { MessageView } from '../support/discord-server/message-view.ts';
import type { OptionValue } from '../support/discord-server/option-values.ts';
import type { Outcome } from '../support/discord-server/outcome.ts';
import type { PermissionName } from '../support/discord-server/permissions.ts';
import type { ChannelRecord, GuildRecord, UserRecord } from '../support/discord-server/records.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';
import type { Driver, Person, Room, Seen, Shown } from './driver.ts';
import type { Stage } from './stage.ts';

/** A part of an answer that may have others is longer, and they follow sooner. */
const [LONG, FOLLOWING_MS] = [1500, 400];

/** discord.js against a local Discord. */
export class OnDiscord implements Driver {
  readonly platform = 'discord';
  readonly #stage: Stage;
  #parts: {
    readonly discord: DiscordServer;
    readonly guild: GuildRecord;
    readonly rooms: Readonly<Record<Room, ChannelRecord>>;
    readonly people: Readonly<Record<Person, UserRecord>>;
  } | null = null;
  readonly #known = new Map<string, number | undefined>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  get #at() {
    if (this.#parts === null) throw new Error('Discord is not there yet');
    return this.#parts;
  }

  async open(): Promise<void> {
    // a week is played within seconds
    const many = { limit: 10_000, windowMs: 1000 };
    const discord = await startDiscordServer({ allowances: { messages: many, oldEdits: many } });
    const guild = discord.addGuild({ name: 'Newsroom' });
    const room = (name: Room) => discord.addChannel({ guild, name });
    const rooms = { desk: room('desk'), wire: room('wire'), weekly: room('weekly'), locked: room('locked') };
    discord.denyBot(rooms.locked, ['SendMessages', 'EmbedLinks']);
    const person = (name: Person, permissions: readonly PermissionName[]) => {
      const user = discord.addUser({ name });
      discord.addMember({ guild, user, permissions });
      return user;
    };
    const people = {
      chief: person('chief', ['ManageGuild', 'ManageChannels']),
      editor: person('editor', ['ManageChannels']),
      reader: person('reader', []),
    };
    this.#parts = { discord, guild, rooms, people };
    const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url };
    await this.#stage.open({ env, admins: { discord: [people.chief.id] } }, () => new Map());
    await discord.waitFor(() => discord.commands().length > 0);
  }

  async close(): Promise<void> {
    await this.#stage.close();
    await this.#at.discord.stop();
  }

  get names(): ReadonlyMap<string, string> {
    const { guild, rooms, people, discord } = this.#at;
    const all = { GUILD: guild, ...upper(rooms), ...upper(people) };
    return new Map([
      ...Object.entries(all).map(([name, { id }]) => [name, id] as const),
      ['BOT', discord.applicationId],
    ]);
  }

  get addresses() {
    const { guild, rooms } = this.#at;
    const place = (channel: ChannelRecord) =>
      ({ platform: 'discord', workspace: guild.id, channel: channel.id }) as const;
    return {
      desk: place(rooms.desk),
      wire: place(rooms.wire),
      weekly: place(rooms.weekly),
      locked: place(rooms.locked),
    };
  }

  async ask(words: string, by: Person, room: Room): Promise<Seen> {
    const { packs } = this.#stage;
    const parsed = parseWords(words, { commands: COMMANDS, packs, platform: 'discord' });
    if (parsed.kind === 'refused') throw new Error(`not to be entered on Discord: ${words}`);
    return this.#use(parsed.command.name, Object.fromEntries(parsed.options), by, room);
  }

  async handOver(words: string, file: { readonly name: string; readonly text: string }, by: Person): Promise<Seen> {
    const { name, text } = file;
    const chosen = { name, bytes: Buffer.from(text), contentType: 'text/plain' };
    return this.#use(words.split(' '), { file: chosen }, by, 'desk');
  }

  async #use(
    path: readonly string[],
    options: Readonly<Record<string, OptionValue>>,
    by: Person,
    room: Room,
  ): Promise<Seen> {
    const { discord, rooms, people } = this.#at;
    return this.#seen(
      await discord.slash({ channel: rooms[room], user: people[by], command: 'ceasefire', path, options }),
    );
  }

  async fillIn(form: Seen, values: Readonly<Record<string, string>>, by: Person): Promise<Seen> {
    const from = this.#modals.get(form);
    if (from === undefined) throw new Error('no form was opened');
    return this.#seen(await this.#at.discord.submitModal({ user: this.#at.people[by], from, values }));
  }

  readonly #modals = new WeakMap<Seen, Outcome>();

  async #seen(first: Outcome): Promise<Seen> {
    const outcome = await this.#whole(first);
    if (outcome.status !== 'answered')
      throw new Error(
        `Discord: ${outcome.status} ${JSON.stringify(outcome.refusals)} ${JSON.stringify(this.#stage.log.lines)}`,
      );
    const messages = [...(outcome.message ? [outcome.message] : []), ...outcome.followUps];
    for (const { id, editedAt } of messages) this.#known.set(id, editedAt);
    const { modal } = outcome;
    const shown = modal ? [{ title: modal.title, components: modal.components }] : messages.map(shownMessage);
    const seen: Seen = { shown, press: (label, by) => this.#press(messages, label, by) };
    if (modal) this.#modals.set(seen, outcome);
    return seen;
  }

  /** The further parts of a long answer follow by themselves. */
  async #whole(first: Outcome): Promise<Outcome> {
    let outcome = first;
    if (outcome.text.length < LONG) return outcome;
    for (let parts = -1; parts < outcome.followUps.length;) {
      parts = outcome.followUps.length;
      await wait(FOLLOWING_MS);
      outcome = this.#at.discord.look(first);
    }
    return outcome;
  }

  async #press(messages: readonly MessageView[], label: string, by: Person): Promise<Seen> {
    const message = messages.find(({ controls }) => controls.some((control) => control.label === label));
    if (!message) throw new Error(`no button ${label} in ${JSON.stringify(messages.map(({ controls }) => controls))}`);
    return this.#seen(await this.#at.discord.click({ message, label, user: this.#at.people[by] }));
  }

  async news() {
    const { discord, rooms, people } = this.#at;
    const fresh = (messages: readonly MessageView[]): readonly Seen[] =>
      messages
        .filter(
          ({ id, editedAt, ephemeral }) => !ephemeral && (!this.#known.has(id) || this.#known.get(id) !== editedAt),
        )
        .map((message) => {
          this.#known.set(message.id, message.editedAt);
          return { shown: [shownMessage(message)], press: (label, by) => this.#press([message], label, by) };
        });
    const read = Object.entries(rooms).map(([name, channel]) => [name, fresh(discord.messagesIn(channel))]);
    const direct = Object.values(people).flatMap((user) => fresh(discord.directMessagesTo(user)));
    return { ...Object.fromEntries(read), direct } as Awaited<ReturnType<Driver['news']>>;
  }

  /** A picture comes with its message. */
  async pictures(): Promise<void> {}

  async lock(room: Room): Promise<void> {
    this.#at.discord.denyBot(this.#at.rooms[room], ['SendMessages']);
  }
}

function upper<T>(named: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name.toUpperCase(), value]));
}

/** What the platform was given, but for what it adds itself. */
function shownMessage({ content, embeds, components, attachments, ephemeral, pings }: MessageView): Shown {
  const files = attachments.map(({ name, description }) => ({ name, ...(description ? { description } : {}) }));
  const pinged = [...pings.users, ...pings.roles];
  return {
    ...(ephemeral ? { ephemeral } : {}),
    ...(content === '' ? {} : { content }),
    ...(embeds.length === 0 ? {} : { embeds }),
    ...(components.length === 0 ? {} : { components }),
    ...(files.length === 0 ? {} : { files }),
    ...(pinged.length === 0 ? {} : { pinged }),
  };
}
