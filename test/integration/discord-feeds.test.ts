import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DiscordBot } from '../support/discord-bot.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';

const HERALD = 'https://herald.example/rss.xml';
const LIST = `<opml version="2.0"><body><outline text="The Herald" xmlUrl="${HERALD}"/></body></opml>`;
const aFile = (text: string, name = 'feeds.opml') => ({
  name,
  bytes: new TextEncoder().encode(text),
  contentType: 'text/x-opml',
});

describe('feeds on Discord', () => {
  let discord: DiscordServer;
  let bot: DiscordBot;

  const begin = async (admins: readonly string[] = []): Promise<void> => {
    bot = new DiscordBot(discord, { admins });
    bot.room.reads({});
    bot.room.finder.hasFeed(HERALD);
    await bot.start();
  };
  beforeEach(async () => {
    discord = await startDiscordServer();
  });
  afterEach(async () => bot.stop());

  const added = () => bot.room.store.state.added.filter(({ removedAt }) => removedAt === null).map(({ id }) => id);

  it('are added, listed, checked and removed by whoever may manage the server, seen by nobody else', async () => {
    await begin();
    const at = bot.place(['ManageGuild']);
    const made = await bot.use(at, 'feeds add', {
      url: 'https://herald.example/rss.xml',
      side: 'valmere',
      outlet: 'Coast Herald',
    });
    expect(made).toMatchObject({ status: 'answered', ephemeral: true, refusals: [] });
    expect(made.text).toContain('Following **Coast Herald** (`herald.example`)');
    expect(bot.room.store.state.added).toMatchObject([{ side: 'valmere', addedBy: `discord:${at.user.id}` }]);
    expect(await bot.use(at, 'feeds list')).toMatchObject({
      ephemeral: true,
      text: expect.stringContaining('herald.example'),
    });
    expect((await bot.use(at, 'feeds check', { feed: 'herald.example' })).text).toContain('can be read');
    expect(await bot.type(at, 'feeds remove', 'feed', 'coast')).toEqual(['herald.example']);
    expect((await bot.use(at, 'feeds remove', { feed: 'herald.example' })).text).toContain('followed no more');
    expect(added()).toEqual([]);
  });

  it('are refused to others, here and in direct messages, whatever they ask', async () => {
    await begin();
    const at = bot.place(['ManageChannels']);
    const asked: readonly (readonly [string, Record<string, string>])[] = [
      ['feeds add', { url: HERALD }],
      ['feeds remove', { feed: 'courier' }],
      ['feeds list', {}],
      ['feeds check', {}],
      ['feeds export', {}],
    ];
    for (const [path, options] of asked) {
      const refused = await bot.use(at, path, options);
      expect(refused).toMatchObject({ ephemeral: true, text: expect.stringContaining('Manage Server') });
    }
    const refused = await bot.use(at, 'feeds import', { file: aFile(LIST) });
    expect(refused.text).toContain('admins.discord');
    const alone = await discord.slash({
      user: at.user,
      command: 'ceasefire',
      path: ['feeds', 'add'],
      options: { url: HERALD },
    });
    expect(alone.text).toContain('Manage Server');
    expect(added()).toEqual([]);
  });

  it('are open to those whom the configuration names, also in direct messages', async () => {
    const user = discord.addUser();
    await begin([user.id]);
    const made = await discord.slash({ user, command: 'ceasefire', path: ['feeds', 'add'], options: { url: HERALD } });
    expect(made.text).toContain('Following');
    expect(added()).toEqual(['herald.example']);
  });

  it('are imported from an attached file and exported as one, before the asker alone', async () => {
    await begin();
    const at = bot.place(['ManageGuild']);
    const imported = await bot.use(at, 'feeds import', { file: aFile(LIST), pack: 'strait' });
    expect(imported).toMatchObject({
      ephemeral: true,
      refusals: [],
      text: expect.stringContaining('1 added to Valmere'),
    });
    expect(added()).toEqual(['herald.example']);
    const exported = await bot.use(at, 'feeds export');
    expect(exported).toMatchObject({ ephemeral: true, refusals: [] });
    const [file] = exported.message?.attachments ?? [];
    expect(file?.name).toBe('feeds-strait.opml');
    expect(new TextDecoder().decode(file?.bytes)).toContain(`xmlUrl="${HERALD}"`);
    expect((await bot.use(at, 'feeds import')).text).toContain('Attach an OPML file');
  });

  it('are imported only from what is a list, and not too large', async () => {
    await begin();
    const at = bot.place(['ManageGuild']);
    const page = await bot.use(at, 'feeds import', { file: aFile('<!DOCTYPE html><html></html>', 'page.html') });
    expect(page.text).toContain('page.html is a web page');
    const large = await bot.use(at, 'feeds import', { file: aFile(LIST.padEnd(1_000_001, ' ')) });
    expect(large.text).toContain('larger than a megabyte');
    expect(added()).toEqual([]);
  });

  it('offer a button for each feed of a page that names several', async () => {
    await begin();
    const at = bot.place(['ManageGuild']);
    const feeds = [HERALD, 'https://herald.example/sport.xml'].map((url, n) => ({ url, title: `Part ${n}` }));
    bot.room.finder.answers('https://herald.example', { kind: 'several', feeds });
    const { message } = await bot.use(at, 'feeds add', { url: 'herald.example' });
    const chosen = await discord.click({ message: message ?? '', user: at.user, label: 'Part 0' });
    expect(chosen).toMatchObject({ ephemeral: true, text: expect.stringContaining('Following') });
    expect(added()).toEqual(['herald.example']);
  });

  it('are answered after some seconds, too', async () => {
    await begin();
    const at = bot.place(['ManageGuild']);
    const { finder } = bot.room;
    const find = finder.find.bind(finder);
    finder.find = async (address) => {
      await new Promise((resolve) => setTimeout(resolve, 1800));
      return find(address);
    };
    const made = await bot.use(at, 'feeds add', { url: HERALD });
    expect(made).toMatchObject({ callback: 5, status: 'answered', ephemeral: true, refusals: [] });
    expect(made.text).toContain('Following');
  });
});
