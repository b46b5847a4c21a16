import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Events, Locale, MessageFlags, type Client } from 'discord.js';
import type { DiscordServer } from '../../support/discord-server/discord-server.ts';
import { startDiscordServer } from '../../support/discord-server/start-discord-server.ts';
import { command, connect, onCommand, stopAll } from './setting.ts';

describe('the local Discord and interactions', () => {
  let discord: DiscordServer;
  let client: Client;

  beforeEach(async () => {
    discord = await startDiscordServer();
    client = await connect(discord);
    await client.application?.commands.set([command]);
  });
  afterEach(async () => stopAll(client, discord));

  const place = () => {
    const guild = discord.addGuild({ locale: 'uk' });
    return { guild, channel: discord.addChannel({ guild }), user: discord.addUser({ locale: 'fr' }) };
  };

  it('delivers a command with its path, places, languages and permissions', async () => {
    const { guild, channel, user } = place();
    discord.addMember({ guild, user, permissions: ['ManageChannels'] });
    discord.denyBot(channel, ['EmbedLinks']);
    onCommand(client, async (interaction) => {
      const target = interaction.options.getChannel('channel', true);
      const facts = [
        interaction.options.getSubcommand(),
        target.id,
        interaction.locale,
        interaction.guildLocale,
        interaction.memberPermissions?.has('ManageChannels'),
        interaction.memberPermissions?.has('ManageGuild'),
        interaction.appPermissions.has('EmbedLinks'),
        interaction.appPermissions.has('SendMessages'),
      ];
      return interaction.reply({ content: facts.join(' '), flags: MessageFlags.Ephemeral });
    });
    const outcome = await discord.slash({
      guild,
      channel,
      user,
      command: 'ceasefire',
      path: ['subscribe'],
      options: { channel },
    });
    expect(outcome.text).toBe(`subscribe ${channel.id} fr uk true false false true`);
    expect(outcome).toMatchObject({ status: 'answered', ephemeral: true, callback: 4 });
    expect(discord.messagesIn(channel)).toEqual([]);
    expect(discord.messagesIn(channel, user)).toHaveLength(1);
  });

  it('takes a deferred answer, its edit and follow-ups', async () => {
    const { guild, channel, user } = place();
    onCommand(client, async (interaction) => {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply({ embeds: [{ title: 'Thirty days', description: 'proposed' }] });
      return interaction.followUp({ content: 'and one more', flags: MessageFlags.Ephemeral });
    });
    const outcome = await discord.slash({ guild, channel, user, command: 'ceasefire', path: ['status'] });
    expect(outcome).toMatchObject({ status: 'answered', callback: 5, ephemeral: true, text: 'Thirty days\nproposed' });
    expect(outcome.finalAnswerMs).toBeGreaterThanOrEqual(outcome.firstAnswerMs ?? Number.NaN);
    await discord.waitFor(() => discord.look(outcome).followUps.length === 1);
  });

  it('refuses a first answer that is late (10062) and a second one (40060)', async () => {
    const { guild, channel, user } = place();
    const failures: unknown[] = [];
    onCommand(
      client,
      async (interaction) => {
        if (interaction.locale === Locale.French) discord.advance(3001);
        await interaction.reply('first');
        return client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
          body: { type: 4, data: { content: 'second' } },
          auth: false,
        });
      },
      failures,
    );
    const late = await discord.slash({ guild, channel, user, command: 'ceasefire', path: ['status'] });
    expect(late.status).toBe('no-answer');
    await discord.waitFor(() => discord.look(late).refusals.length === 1);
    const twice = await discord.slash({ guild, channel, user, command: 'ceasefire', path: ['status'], locale: 'de' });
    await discord.waitFor(() => discord.look(twice).refusals.length === 1);
    await discord.waitFor(() => failures.length === 2);
    expect(failures).toMatchObject([
      { code: 10062, status: 404 },
      { code: 40060, status: 400 },
    ]);
    expect(discord.look(twice).text).toBe('first');
  });

  it('takes no flag but EPHEMERAL with a deferral, and no edit after 15 minutes', async () => {
    const { guild, channel, user } = place();
    const failures: unknown[] = [];
    onCommand(
      client,
      async (interaction) => {
        await client.rest
          .post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
            body: { type: 5, data: { flags: 1 << 15 } },
            auth: false,
          })
          .catch((error: unknown) => failures.push(error));
        await interaction.deferReply();
        discord.advance(900_001);
        return interaction.editReply('too late');
      },
      failures,
    );
    const outcome = await discord.slash({ guild, channel, user, command: 'ceasefire', path: ['status'], finalMs: 300 });
    expect(outcome.status).toBe('deferred');
    expect(failures).toMatchObject([{ code: 50035 }, { code: 50027 }]);
  });

  it('carries choices, buttons and modals', async () => {
    const { guild, channel, user } = place();
    client.on(Events.InteractionCreate, (interaction) => {
      if (interaction.isAutocomplete())
        void interaction.respond([{ name: `for ${interaction.options.getFocused()}`, value: 'ukraine' }]);
      else if (interaction.isChatInputCommand()) {
        void interaction.reply({
          content: 'board',
          components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Subscribe', custom_id: 'subscribe' }] }],
        });
      } else if (interaction.isButton()) {
        void interaction.showModal({
          title: 'Subscribe',
          custom_id: 'wish',
          components: [{ type: 18, label: 'Time', component: { type: 4, custom_id: 'time', style: 1 } }],
        });
      } else if (interaction.isModalSubmit() && interaction.isFromMessage()) {
        void interaction.update({ content: `at ${interaction.fields.getTextInputValue('time')}`, components: [] });
      }
    });
    const typed = await discord.autocomplete({
      guild,
      channel,
      user,
      command: 'ceasefire',
      path: ['status'],
      options: { pack: 'ukr' },
      focused: 'pack',
    });
    expect(typed.choices).toEqual([{ name: 'for ukr', value: 'ukraine' }]);
    const board = await discord.slash({ guild, channel, user, command: 'ceasefire', path: ['status'] });
    const opened = await discord.click({ message: board.message ?? '', user, label: 'Subscribe' });
    expect(opened.modal?.title).toBe('Subscribe');
    const changed = await discord.submitModal({ from: opened, user, values: { time: '08:00' } });
    expect(changed).toMatchObject({ callback: 7, text: 'at 08:00', controls: [] });
    expect(discord.messagesIn(channel)).toMatchObject([{ text: 'at 08:00', earlierTexts: ['board'] }]);
  });

  it('carries files both ways', async () => {
    const { guild, channel, user } = place();
    await client.application?.commands.set([
      {
        name: 'import',
        description: 'Read a list',
        options: [{ type: 11, name: 'file', description: 'OPML', required: true }],
      },
    ]);
    onCommand(client, async (interaction) => {
      const text = await (await fetch(interaction.options.getAttachment('file', true).url)).text();
      return interaction.reply({ files: [{ attachment: Buffer.from(text.toUpperCase()), name: 'out.opml' }] });
    });
    const file = { name: 'in.opml', bytes: new TextEncoder().encode('<opml/>'), contentType: 'text/x-opml' };
    const outcome = await discord.slash({ guild, channel, user, command: 'import', options: { file } });
    const [sent] = outcome.message?.attachments ?? [];
    expect(sent?.name).toBe('out.opml');
    expect(new TextDecoder().decode(sent?.bytes)).toBe('<OPML/>');
  });

  it('offers commands in direct messages too', async () => {
    const user = discord.addUser();
    onCommand(client, async (interaction) => {
      await interaction.user.send('by direct message');
      return interaction.reply(interaction.inGuild() ? 'guild' : 'direct');
    });
    const outcome = await discord.slash({ user, command: 'ceasefire', path: ['status'] });
    expect(outcome.text).toBe('direct');
    expect(discord.directMessagesTo(user).map((message) => message.text)).toEqual(['by direct message', 'direct']);
  });
});
