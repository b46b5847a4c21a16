import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { messageOf, SlackBot } from '../support/slack-bot.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';

const HERALD = 'https://herald.example/rss.xml';
const LIST = `<opml version="2.0"><body><outline text="The Herald" xmlUrl="${HERALD}"/></body></opml>`;

describe('feeds on Slack', () => {
  let slack: SlackServer;
  let bot: SlackBot;

  const begin = async (scopes?: readonly string[], admins: readonly string[] = []): Promise<void> => {
    slack = await startSlackServer(scopes ? { scopes } : {});
    bot = new SlackBot(slack, { admins });
    bot.room.reads({});
    bot.room.finder.hasFeed(HERALD);
    await bot.start();
  };
  afterEach(async () => bot.stop());

  const added = () => bot.room.store.state.added.filter(({ removedAt }) => removedAt === null).map(({ id }) => id);
  const ask = async (at: Parameters<SlackBot['use']>[0], words: string) => messageOf((await bot.use(at, words)).reply);

  describe('with all that the manifest asks for', () => {
    beforeEach(() => begin());

    it('are added, listed, checked and removed by an admin, seen by nobody else', async () => {
      const at = bot.place({ isAdmin: true });
      const made = await bot.use(at, `feeds add <${HERALD}|herald.example> side:valmere outlet:"Coast Herald"`);
      expect(made).toMatchObject({ problem: undefined, reply: { ephemeral: true } });
      expect(messageOf(made.reply).shown).toContain('Following *Coast Herald*');
      expect(bot.room.store.state.added).toMatchObject([{ side: 'valmere', addedBy: `slack:${at.user.id}` }]);
      expect((await ask(at, 'feeds list')).shown).toContain('herald.example');
      expect((await ask(at, 'feeds check herald.example')).shown).toContain('can be read');
      expect((await ask(at, 'feeds remove Coast Herald')).shown).toContain('followed no more');
      expect(added()).toEqual([]);
    });

    it.each([
      ['a member', {}],
      ['a guest', { isGuest: true }],
    ])('are refused to %s, whatever is asked and however', async (_who, person) => {
      const at = bot.place(person);
      for (const words of [`add ${HERALD}`, 'remove courier', 'list', 'check', 'import', 'export'])
        expect((await ask(at, `feeds ${words}`)).shown).toContain('Only admins of this workspace');
      const file = slack.addFile(at.user, 'feeds.opml', LIST);
      await slack.say({ channel: slack.directChannel(at.user), user: at.user, text: 'feeds import', files: [file] });
      expect(added()).toEqual([]);
      expect(slack.modalsOf(at.user)).toEqual([]);
      expect(slack.files.map(({ name }) => name)).toEqual(['feeds.opml']);
    });

    it('are answered after some seconds, too', async () => {
      const at = bot.place({ isAdmin: true });
      const { finder } = bot.room;
      const find = finder.find.bind(finder);
      finder.find = async (address) => {
        await new Promise((resolve) => setTimeout(resolve, 1800));
        return find(address);
      };
      const made = await bot.use(at, `feeds add ${HERALD}`);
      expect(made).toMatchObject({ missedDeadline: false, problem: undefined, reply: { ephemeral: true } });
      expect(messageOf(made.reply)).toMatchObject({ via: 'response_url', shown: expect.stringContaining('Following') });
    });

    it('are imported from a file that comes with a mention, answered to the asker alone', async () => {
      const at = bot.place({ isAdmin: true });
      const file = slack.addFile(at.user, 'feeds.opml', LIST);
      const said = await slack.say({ ...at, text: `<@${slack.botUserId}> feeds import`, files: [file] });
      expect(said.reply).toMatchObject({
        ephemeral: true,
        text: expect.stringContaining('1 added to Valmere–Korrath'),
      });
      expect(added()).toEqual(['herald.example']);
    });

    it.each([
      ['with the words', 'feeds import pack:strait', 'feeds.xml'],
      ['without a word, when it is a list by its name', '', 'my feeds.opml'],
    ])('are imported from a file in a direct message %s', async (_how, text, name) => {
      const { user } = bot.place({ isAdmin: true });
      const file = slack.addFile(user, name, LIST);
      const said = await slack.say({ channel: slack.directChannel(user), user, text, files: [file] });
      expect(messageOf(said.reply).shown).toContain('1 added');
      expect(added()).toEqual(['herald.example']);
    });

    it('are not asked for by a picture without a word', async () => {
      const { user } = bot.place({ isAdmin: true });
      const file = slack.addFile(user, 'cat.png', 'not really');
      const channel = slack.directChannel(user);
      const said = await slack.say({ channel, user, text: '', files: [file], timeoutMs: 300 });
      expect(said).toMatchObject({ missedDeadline: false, replies: [] });
    });

    it('are imported through a form where a command can carry no file', async () => {
      const at = bot.place({ isAdmin: true });
      const asked = await bot.use(at, 'feeds import pack:strait', { until: (reply) => reply.kind === 'message' });
      expect(messageOf(asked.reply).shown).toContain('A form is open');
      const [form] = slack.modalsOf(at.user);
      if (!form) throw new Error('no form');
      const file = slack.addFile(at.user, 'feeds.opml', LIST);
      const files = [slack.fileAsShown(file)];
      const handed = await slack.submit(form, { file: { file: { type: 'file_input', files } } }, at.user);
      expect(handed).toMatchObject({ missedDeadline: false, problem: undefined, closed: false });
      expect(JSON.stringify(form.body)).toContain('1 added to Valmere–Korrath');
      expect(added()).toEqual(['herald.example']);
    });

    it('are answered in the form after some seconds, too', async () => {
      const at = bot.place({ isAdmin: true });
      await bot.use(at, 'feeds import', { until: (reply) => reply.kind === 'message' });
      const [form] = slack.modalsOf(at.user);
      if (!form) throw new Error('no form');
      slack.faults.next('download', { kind: 'delay', ms: 1800 });
      const files = [slack.fileAsShown(slack.addFile(at.user, 'feeds.opml', LIST))];
      const handed = await slack.submit(form, { file: { file: { type: 'file_input', files } } }, at.user);
      expect(handed).toMatchObject({ missedDeadline: false, problem: undefined });
      await slack.waitFor(() => JSON.stringify(form.body).includes('1 added'));
    });

    it('are asked for in words when no form opens', async () => {
      slack.faults.next('views.open', { kind: 'error', error: 'expired_trigger_id' });
      const shown = (await ask(bot.place({ isAdmin: true }), 'feeds import')).shown;
      expect(shown).toContain('in a message that mentions me');
    });

    it('are exported as a file in the asker’s direct messages', async () => {
      const at = bot.place({ isAdmin: true });
      const direct = slack.directChannel(at.user);
      const until = (reply: { kind: string; ephemeral?: boolean }) => reply.ephemeral === true;
      const exported = await bot.use(at, 'feeds export', { until });
      expect(messageOf(exported.replies.find(until)).shown).toContain('in your direct messages with me');
      const [file] = slack.files;
      expect(file?.name).toBe('feeds-strait.opml');
      expect(new TextDecoder().decode(file?.bytes)).toContain('https://courier.example/rss.xml');
      expect(slack.messagesIn(direct)).toMatchObject([{ files: [file?.id] }]);
      expect(slack.messagesIn(at.channel)).toEqual([]);
    });

    it('say so when the file does not get through', async () => {
      slack.faults.next('upload', { kind: 'status', status: 500 });
      const at = bot.place({ isAdmin: true });
      expect((await ask(at, 'feeds export')).shown).toContain('The file could not be sent');
      slack.faults.next('download', { kind: 'status', status: 404 });
      const file = slack.addFile(at.user, 'feeds.opml', LIST);
      const said = await slack.say({
        channel: slack.directChannel(at.user),
        user: at.user,
        text: 'feeds import',
        files: [file],
      });
      expect(messageOf(said.reply).shown).toContain('feeds.opml could not be fetched (HTTP 404); try again.');
    });

    it('are never read from elsewhere with the bot’s token', async () => {
      const { user } = bot.place({ isAdmin: true });
      const channel = slack.directChannel(user);
      const foreign = { name: 'feeds.opml', size: 10, url_private: 'https://files.elsewhere.example/feeds.opml' };
      const event = { type: 'message', channel_type: 'im', subtype: 'file_share', ts: '1.1', files: [foreign] };
      await slack.event({ ...event, user: user.id, channel: channel.id, text: 'feeds import' });
      const answer = await slack.waitFor(() => slack.messagesIn(channel)[0]);
      expect(answer.text).toContain('from which no file is fetched');
      const large = slack.addFile(user, 'feeds.opml', LIST.padEnd(1_000_001, ' '));
      const said = await slack.say({ channel, user, text: 'feeds import', files: [large] });
      expect(messageOf(said.reply).shown).toContain('larger than a megabyte');
      expect(added()).toEqual([]);
    });
  });

  it('name the scope that is missing, for files either way', async () => {
    await begin(['commands', 'chat:write', 'users:read', 'im:write', 'im:history', 'im:read', 'app_mentions:read']);
    const at = bot.place({ isAdmin: true });
    expect((await ask(at, 'feeds export')).shown).toContain('lacks the scope files:write');
    const file = slack.addFile(at.user, 'feeds.opml', LIST);
    const said = await slack.say({
      channel: slack.directChannel(at.user),
      user: at.user,
      text: 'feeds import',
      files: [file],
    });
    expect(messageOf(said.reply).shown).toContain('lacks the scope files:read');
  });

  it('are open to those whom the configuration names', async () => {
    slack = await startSlackServer();
    const user = slack.addUser();
    bot = new SlackBot(slack, { admins: [user.id] });
    bot.room.finder.hasFeed(HERALD);
    await bot.start();
    const at = { user, channel: slack.addChannel({ members: [user] }) };
    expect((await ask(at, `feeds add ${HERALD}`)).shown).toContain('Following');
  });
});
