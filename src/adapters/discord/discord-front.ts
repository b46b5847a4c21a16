import {
  MessageFlags,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type Message,
} from 'discord.js';
import type { Asker, Command } from '../../commands/command.ts';
import type { Forms } from '../../commands/hand-in.ts';
import type { FeedChoice } from '../../commands/feeds/known-feeds.ts';
import { parseWords, type Parsed } from '../../commands/parse-words.ts';
import { refusalOf } from '../../commands/run-command.ts';
import type { Pack } from '../../domain/diplomacy/pack.ts';
import { privately, type Reply } from '../../domain/telling/message.ts';
import type { HeedChannel } from '../../domain/telling/channel-change.ts';
import type { ChannelAddress, Subscription } from '../../domain/telling/subscription.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { wordsAsked } from './ask-buttons.ts';
import { askerOf, askerOfMessage } from './asker-of.ts';
import { attached } from './attached-file.ts';
import { suggestions } from './autocompletion.ts';
import { ChannelBook } from './channel-book.ts';
import { registerCommands } from './command-registration.ts';
import { DiscordConnection, type NoteConnection } from './discord-connection.ts';
import { DiscordForms } from './discord-forms.ts';
import { DiscordMessenger } from './discord-messenger.ts';
import { commandUsed, optionsGiven } from './given-options.ts';
import { answerInteraction, isTooLate } from './interaction-answer.ts';
import { InvalidRequests } from './invalid-requests.ts';
import { answerMessage } from './message-answer.ts';
import { errorCode } from './post-failure.ts';
import { ChartPictures } from '../chat/picture/chart-pictures.ts';
import { within } from '../chat/within.ts';
import { wordsSaid } from './words-said.ts';

/** Answers a command whose options came apart already; never throws. */
export type AnswerCommand = (command: Command, options: ReadonlyMap<string, string>, asker: Asker) => Promise<Reply>;

export interface DiscordFrontParts {
  readonly token: string;
  readonly apiUrl: string;
  readonly commands: readonly Command[];
  readonly answer: AnswerCommand;
  readonly forms: Forms;
  /** Users who are admins wherever they ask. */
  readonly admins: readonly string[];
  readonly packs: readonly Pack[];
  /** The feeds that are followed. */
  feeds(): Promise<readonly FeedChoice[]>;
  /** Entries of the ledger whose id begins like this. */
  entries(typed: string): Promise<readonly { readonly id: string; readonly text: string }[]>;
  subscriptionsIn(address: ChannelAddress): Promise<readonly Subscription[]>;
  readonly clock: Clock;
  readonly log: Log;
  readonly onState: NoteConnection;
  readonly onChannel: HeedChannel;
}

const LAST_ANSWERS_MS = 1000;
const GONE = 'This command is offered no longer; /ceasefire help lists those that are.';

/** Discord: slash commands come in over the gateway, posts go out over REST. */
export class DiscordFront {
  readonly messenger: DiscordMessenger;
  readonly #parts: DiscordFrontParts;
  readonly #connection: DiscordConnection;
  readonly #pictures: ChartPictures;
  readonly #forms: DiscordForms;
  readonly #underWay = new Set<Promise<void>>();

  constructor(parts: DiscordFrontParts) {
    const { token, apiUrl, clock, log } = parts;
    const onState: NoteConnection = (state, because) => this.#note(state, because);
    this.#parts = parts;
    const invalid = new InvalidRequests();
    this.#pictures = new ChartPictures(log);
    this.#forms = new DiscordForms(parts.forms, parts.admins);
    this.#connection = new DiscordConnection({
      token,
      apiUrl,
      invalid,
      log,
      onState,
      onReady: (client, signal) => this.#keep(registerCommands(client, parts.commands, log, signal)),
      onInteraction: (interaction) => this.#keep(this.#take(interaction)),
      onChannel: (change) => this.#keep(parts.onChannel(change)),
      onMessage: (client, message) => {
        const words = wordsSaid(message, client.user.id);
        if (words !== null) this.#keep(this.#hear(message, words));
      },
    });
    const known = new ChannelBook(() => this.#connection.client);
    this.messenger = new DiscordMessenger({
      token,
      apiUrl,
      invalid,
      known,
      clock,
      log,
      onRefusal: (because) => this.#note('down', because),
    });
  }

  /** Resolves when the first connection was tried, at the latest after five seconds; a Discord that is down is tried again. */
  async start(): Promise<void> {
    await this.#connection.start();
  }

  /** Gives the answers under way a moment, then lets go; bounded, whatever Discord does. */
  async stop(): Promise<void> {
    await within(Promise.allSettled([...this.#underWay]), LAST_ANSWERS_MS);
    await this.#connection.stop();
    this.messenger.close();
  }

  /** A bot whose token is refused may still hear; it is down for those who wait for posts. */
  #note(...[state, because]: Parameters<NoteConnection>): void {
    const refusal = this.messenger.refusal;
    if (refusal === null) this.#parts.onState(state, because);
    else this.#parts.onState('down', refusal);
  }

  #keep(work: Promise<void>): void {
    const kept = work.finally(() => this.#underWay.delete(kept));
    this.#underWay.add(kept);
  }

  /** Answers one interaction; whatever goes wrong is logged and ends there. */
  async #take(interaction: Interaction): Promise<void> {
    try {
      if (interaction.isChatInputCommand()) await this.#command(interaction);
      else if (interaction.isButton()) await this.#click(interaction);
      else if (interaction.isModalSubmit()) await this.#forms.submitted(interaction);
      else if (interaction.isAutocomplete()) await this.#autocomplete(interaction);
    } catch (error) {
      const fields = { platform: 'discord', interaction: interaction.id };
      if (isTooLate(error)) this.#parts.log.debug('an interaction was over already', fields);
      else this.#parts.log.warn('an interaction could not be answered', { ...fields, cause: causeOf(error) });
    }
  }

  async #command(interaction: ChatInputCommandInteraction): Promise<void> {
    const command = commandUsed(interaction, this.#parts.commands);
    if (!command) {
      await interaction.reply({ content: GONE, flags: MessageFlags.Ephemeral });
      return;
    }
    const file = attached(interaction.options.resolved?.attachments?.first(), this.#parts.apiUrl);
    await this.#answer(interaction, command, optionsGiven(interaction), file);
  }

  /** Does what the button says, by the rights of whoever clicks. */
  async #click(interaction: ButtonInteraction): Promise<void> {
    if (await this.#forms.clicked(interaction)) return;
    const parsed = this.#parsed(wordsAsked(interaction.customId));
    if (parsed.kind === 'parsed')
      return this.#answer(interaction, { ...parsed.command, private: true }, parsed.options);
    await answerInteraction(interaction, { private: true }, Promise.resolve(refusalOf(parsed)));
  }

  /** Answers what was said to the bot; whatever goes wrong is logged and ends there. */
  async #hear(message: Message, words: string): Promise<void> {
    const { admins, apiUrl, log } = this.#parts;
    try {
      const parsed = this.#parsed(words);
      const asker = { ...askerOfMessage(message, admins), ...attached(message.attachments.first(), apiUrl) };
      const isAnswered = parsed.kind === 'parsed';
      const reply = isAnswered
        ? this.#parts.answer(parsed.command, parsed.options, asker)
        : Promise.resolve(refusalOf(parsed));
      await answerMessage(message, await this.#pictures.drawn(reply));
    } catch (error) {
      log.warn('a message could not be answered', { platform: 'discord', message: message.id, cause: causeOf(error) });
    }
  }

  #parsed(words: string | null): Parsed {
    const { commands, packs } = this.#parts;
    if (words === null) return { kind: 'refused', because: GONE };
    return parseWords(words, { commands, packs, platform: 'discord' });
  }

  async #answer(
    interaction: ChatInputCommandInteraction | ButtonInteraction,
    command: Command,
    options: ReadonlyMap<string, string>,
    file: Pick<Asker, 'openFile'> = {},
  ): Promise<void> {
    const asker = { ...askerOf(interaction, options, this.#parts.admins), ...file };
    const reply = this.#parts.answer(command, options, asker);
    // a channel is not filled by clicks: their answers are for whoever clicked
    const isClick = interaction.isButton();
    const shown = isClick ? reply.then(privately) : reply;
    await answerInteraction(interaction, { private: isClick || command.private }, this.#pictures.drawn(shown));
  }

  async #autocomplete(interaction: AutocompleteInteraction): Promise<void> {
    const command = commandUsed(interaction, this.#parts.commands);
    if (!command) return;
    const { name, value } = interaction.options.getFocused(true);
    const { address, forum } = askerOf(interaction, optionsGiven(interaction), this.#parts.admins);
    const typing = { command, option: name, typed: value, address, ...(forum === undefined ? {} : { forum }) };
    await interaction.respond(await suggestions(typing, this.#parts));
  }
}

/** What a library stumbled over stands in its words, people's own among it. */
function causeOf(error: unknown): string {
  if (error instanceof TypeError) return error.name;
  return errorCode(error) ?? (error instanceof Error ? error.message : String(error));
}
