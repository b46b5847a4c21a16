import { expect } from '@jest/globals';
import {
  ApplicationCommandOptionType,
  ChannelType,
  Client,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type ChatInputCommandInteraction,
  type Interaction,
  type TextChannel,
} from 'discord.js';
import type { DiscordServer } from '../../support/discord-server/discord-server.ts';

export const command = {
  name: 'ceasefire',
  description: 'What is new about the ceasefire',
  options: [
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'status',
      description: 'The situation now',
      options: [
        { type: ApplicationCommandOptionType.String, name: 'pack', description: 'Which conflict', autocomplete: true },
      ],
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'subscribe',
      description: 'Tell a channel',
      options: [
        {
          type: ApplicationCommandOptionType.Channel,
          name: 'channel',
          description: 'Where',
          channel_types: [ChannelType.GuildText],
        },
      ],
    },
  ],
} as const;

/** The real client, logged in to the local server and ready. */
export async function connect(discord: DiscordServer): Promise<Client> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.url } });
  const ready = new Promise<void>((resolve) => {
    client.once(Events.ClientReady, () => {
      resolve();
    });
  });
  await client.login(discord.token);
  await ready;
  return client;
}

/** Answers every slash command; what goes wrong is gathered in `failures`. */
export function onCommand(
  client: Client,
  answer: (interaction: ChatInputCommandInteraction) => Promise<unknown>,
  failures: unknown[] = [],
): void {
  client.on(Events.InteractionCreate, (interaction: Interaction) => {
    if (interaction.isChatInputCommand())
      answer(interaction).catch((error: unknown) => {
        failures.push(error);
      });
  });
}

/** A text channel as the client knows it. */
export async function textChannel(client: Client, id: string): Promise<TextChannel> {
  const channel = await client.channels.fetch(id);
  if (channel?.type !== ChannelType.GuildText) throw new Error('not a text channel');
  return channel;
}

/** The refusal that a request must meet. */
export async function refusalOf(work: Promise<unknown>): Promise<DiscordAPIError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DiscordAPIError)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error;
}

/** Ends client and server; every planned fault must have struck. */
export async function stopAll(client: Client, discord: DiscordServer): Promise<void> {
  await client.destroy();
  await discord.stop();
  expect(discord.faults.unused()).toEqual([]);
}
