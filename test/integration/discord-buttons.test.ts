import { buttons, type Filled, type Person, type Scene, type Seen } from '../contract/buttons.ts';
import { DiscordBot } from '../support/discord-bot.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';

// apart from Slack's: loaded into one of Jest's module registries, the two clients bring two copies of undici, and uploads fail
buttons('Discord', onDiscord);

async function onDiscord(): Promise<Scene> {
  const discord = await startDiscordServer();
  const bot = new DiscordBot(discord);
  await bot.start();
  const guild = discord.addGuild();
  const channel = discord.addChannel({ guild });
  const people = { desk: discord.addUser(), second: discord.addUser(), reader: discord.addUser() };
  for (const user of [people.desk, people.second]) discord.addMember({ guild, user, permissions: ['ManageGuild'] });
  discord.addMember({ guild, user: people.reader });
  const last = new Map<string, string>();
  const newest = () => discord.messagesIn(channel).at(-1);
  const press = async (message: string, who: Person, label: string): Promise<Seen> => {
    const outcome = await discord.click({ message, label, user: people[who] });
    const answer = outcome.message;
    last.set(who, answer?.id ?? '');
    return {
      text: outcome.text,
      buttons: (answer?.controls ?? []).map((control) => control.label),
      private: outcome.ephemeral === true,
    };
  };
  const fill = async (who: Person, label: string, values: Filled): Promise<string> => {
    const from = await discord.click({ message: last.get(who) ?? '', label, user: people[who] });
    if (!from.modal) return from.text;
    return (await discord.submitModal({ user: people[who], from, values })).text;
  };
  return {
    room: bot.room,
    messenger: bot.front.messenger,
    address: { platform: 'discord', workspace: guild.id, channel: channel.id },
    posted: () => (newest()?.controls ?? []).map(({ label }) => label),
    click: (who, label) => press(newest()?.id ?? '', who, label),
    clickOn: (who, label) => press(last.get(who) ?? '', who, label),
    fill,
    type: async (who, words) => {
      const [group = '', name = '', id = ''] = words.split(' ');
      return (await bot.use({ guild, channel, user: people[who] }, `${group} ${name}`, { id })).text;
    },
    stop: () => bot.stop(),
  };
}
