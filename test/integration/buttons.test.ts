import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { postButtons } from '../../src/domain/telling/post-buttons.ts';
import type { DevelopmentId } from '../../src/domain/ledger/development.ts';
import type { Messenger } from '../../src/ports/messenger.ts';
import type { ChannelAddress } from '../../src/domain/telling/subscription.ts';
import { sentence } from '../../src/domain/telling/message.ts';
import type { ChatRoom } from '../support/chat-room.ts';
import { aBaseline, anEntry } from '../support/conflict.ts';
import { DiscordBot } from '../support/discord-bot.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';
import { messageOf, SlackBot } from '../support/slack-bot.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';

/** What somebody sees who clicks: the words, the buttons beneath them, and whether nobody else sees it. */
interface Seen {
  readonly text: string;
  readonly buttons: readonly string[];
  readonly private: boolean;
}

/** A channel with a post in it, and two people of whom one is of the desk. */
interface Scene {
  readonly room: ChatRoom;
  readonly messenger: Messenger;
  readonly address: ChannelAddress;
  /** The labels beneath the newest post. */
  posted(): readonly string[];
  /** A click on a button of the post. */
  click(who: 'desk' | 'reader', label: string): Promise<Seen>;
  /** A click on a button of the answer that this person saw last. */
  clickOn(who: 'desk' | 'reader', label: string): Promise<Seen>;
  /** A command, typed. */
  type(who: 'desk' | 'reader', words: string): Promise<string>;
  stop(): Promise<void>;
}

async function onSlack(): Promise<Scene> {
  const slack = await startSlackServer();
  const bot = new SlackBot(slack);
  await bot.start();
  const people = { desk: slack.addUser({ isAdmin: true }), reader: slack.addUser() };
  const channel = slack.addChannel({ members: [people.desk, people.reader] });
  const last = new Map<string, ReturnType<typeof messageOf>>();
  type Shown = Pick<ReturnType<typeof messageOf>, 'blocks'>;
  const elements = ({ blocks }: Shown) =>
    blocks.flatMap((block) => (block['type'] === 'actions' ? (block['elements'] as Button[]) : []));
  const press = async (on: ReturnType<typeof messageOf>, who: 'desk' | 'reader', label: string): Promise<Seen> => {
    const id = elements(on).find(({ text }) => text.text === label)?.action_id;
    if (id === undefined) throw new Error(`no button ${label}`);
    const outcome = await slack.click(on, id, people[who]);
    const answer = messageOf(outcome.reply);
    last.set(who, answer);
    const buttons = elements(answer).map(({ text }) => text.text);
    return { text: answer.shown, buttons, private: answer.ephemeralTo === people[who].id };
  };
  const newest = () => {
    const found = slack.messagesIn(channel).at(-1);
    if (!found) throw new Error('no post');
    return { ...found, shown: '' };
  };
  return {
    room: bot.room,
    messenger: bot.front.messenger,
    address: bot.addressOf(channel),
    posted: () => elements(newest()).map(({ text }) => text.text),
    click: (who, label) => press(newest(), who, label),
    clickOn: (who, label) => press(last.get(who) ?? newest(), who, label),
    type: async (who, words) => messageOf((await bot.use({ user: people[who], channel }, words)).reply).shown,
    stop: () => bot.stop(),
  };
}

interface Button {
  readonly action_id: string;
  readonly text: { readonly text: string };
}

async function onDiscord(): Promise<Scene> {
  const discord = await startDiscordServer();
  const bot = new DiscordBot(discord);
  await bot.start();
  const guild = discord.addGuild();
  const channel = discord.addChannel({ guild });
  const people = { desk: discord.addUser(), reader: discord.addUser() };
  discord.addMember({ guild, user: people.desk, permissions: ['ManageGuild'] });
  discord.addMember({ guild, user: people.reader });
  const last = new Map<string, string>();
  const newest = () => discord.messagesIn(channel).at(-1);
  const press = async (message: string, who: 'desk' | 'reader', label: string): Promise<Seen> => {
    const outcome = await discord.click({ message, label, user: people[who] });
    const answer = outcome.message;
    last.set(who, answer?.id ?? '');
    return {
      text: outcome.text,
      buttons: (answer?.controls ?? []).map((control) => control.label),
      private: outcome.ephemeral === true,
    };
  };
  return {
    room: bot.room,
    messenger: bot.front.messenger,
    address: { platform: 'discord', workspace: guild.id, channel: channel.id },
    posted: () => (newest()?.controls ?? []).map(({ label }) => label),
    click: (who, label) => press(newest()?.id ?? '', who, label),
    clickOn: (who, label) => press(last.get(who) ?? '', who, label),
    type: async (who, words) => {
      const [group = '', name = '', id = ''] = words.split(' ');
      return (await bot.use({ guild, channel, user: people[who] }, `${group} ${name}`, { id })).text;
    },
    stop: () => bot.stop(),
  };
}

describe.each([
  ['Slack', onSlack],
  ['Discord', onDiscord],
])('buttons beneath posts on %s', (_platform, open) => {
  let scene: Scene;
  const entry = anEntry({ id: 'VK-7' as DevelopmentId });

  beforeEach(async () => {
    scene = await open();
    scene.room.knows(aBaseline(), [entry]);
    const next = postButtons({ carries: ['VK-7' as DevelopmentId] });
    const message = sentence('Valmere–Korrath: something happened');
    await scene.messenger.post({ key: 'k1', address: scene.address, message, next });
  });
  afterEach(() => scene.stop());

  it('ask what changed, the timeline, the sources and why, for whoever clicks alone', async () => {
    expect(scene.posted()).toEqual(['What changed', 'Timeline', 'Sources', 'Why']);
    for (const label of ['What changed', 'Timeline', 'Sources', 'Why']) {
      const seen = await scene.click('reader', label);
      expect({ label, ...seen }).toMatchObject({ label, private: true });
      expect(seen.text).not.toMatch(/no command|went wrong/u);
    }
  });

  it('offer the desk’s decisions to its members, and to nobody else', async () => {
    const desk = await scene.click('desk', 'Why');
    expect(desk.buttons).toEqual(['Confirm', 'Dispute', 'Not relevant', 'Cite VK-7']);
    expect((await scene.click('reader', 'Why')).buttons).toEqual(['Cite VK-7']);
    expect((await scene.clickOn('reader', 'Cite VK-7')).buttons).not.toContain('Confirm');
  });

  it('put a decision on record, with who made it', async () => {
    await scene.click('desk', 'Why');
    const disputed = await scene.clickOn('desk', 'Dispute');
    expect(disputed).toMatchObject({ private: true, text: expect.stringContaining('is now disputed by the desk') });
    await scene.click('desk', 'Why');
    expect((await scene.clickOn('desk', 'Not relevant')).text).toContain('is withdrawn as not relevant');
    const kept = await scene.room.store.readModel.entry('VK-7' as DevelopmentId);
    expect(kept?.corrections).toMatchObject([
      { amendment: { kind: 'disputed' }, why: 'desk', by: { kind: 'desk', member: expect.stringMatching(/\S/u) } },
      { amendment: { kind: 'withdrawn' }, why: 'desk', by: { kind: 'desk', member: expect.stringMatching(/\S/u) } },
    ]);
    expect((await scene.click('desk', 'Why')).buttons).toEqual(['Cite VK-7']);
  });

  it('are no way round the check: whoever is not of the desk is refused, and nothing is recorded', async () => {
    const refused = await scene.type('reader', 'desk dismiss VK-7');
    expect(refused).toMatch(/Only admins of this workspace|You need the permission Manage Server/u);
    expect((await scene.room.store.readModel.entry('VK-7' as DevelopmentId))?.corrections ?? []).toEqual([]);
  });
});
