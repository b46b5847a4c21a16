import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aBaseline, anEntry } from '../support/conflict.ts';
import { messageOf, SlackBot } from '../support/slack-bot.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';
import { illustrated } from '../support/illustrated.ts';

const ALT = expect.stringMatching(/^Valmere–Korrath, phases and positions from .* Korrath: undecided, from 6 May 2031 accepts with conditions/u); // prettier-ignore
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

describe('pictures on Slack', () => {
  let slack: SlackServer;
  let bot: SlackBot;
  beforeEach(async () => {
    slack = await startSlackServer();
    bot = new SlackBot(slack);
    bot.room.knows(aBaseline(), [anEntry()]);
    await bot.start();
  });
  afterEach(async () => bot.stop());

  it('follow the answer about the timeline, with what they show in words', async () => {
    const at = bot.place();
    const { reply } = await bot.use(at, 'timeline', { until: () => slack.files.length > 0 });
    expect(reply).toBeDefined();
    const [file, ...others] = slack.files;
    expect(others).toEqual([]);
    expect(file).toMatchObject({ name: 'timeline.png', altText: ALT });
    expect(Buffer.from(file?.bytes ?? []).subarray(0, 4)).toEqual(PNG);
  });

  it('leave the answer alone where the bot may hand over no files', async () => {
    await bot.front.stop();
    const botToken = slack.addToken({ scopes: ['commands', 'chat:write', 'users:read'] }).value;
    bot = new SlackBot(slack, { botToken });
    bot.room.knows(aBaseline(), [anEntry()]);
    await bot.start();
    const { reply } = await bot.use(bot.place(), 'timeline');
    expect(messageOf(reply).shown).toContain('accepts with conditions');
    await bot.until(() => bot.logged('a picture could not be shown').length === 1);
    expect(slack.files).toEqual([]);
  });

  it('stand in the thread of a post', async () => {
    const channel = slack.addChannel();
    const outcome = await bot.front.messenger.post({
      key: 'k',
      address: bot.addressOf(channel),
      message: illustrated(),
    });
    if (outcome.kind !== 'sent') throw new Error('not sent');
    const shown = slack.messagesIn(channel).filter(({ threadTs }) => threadTs === outcome.ref.message);
    expect(shown.map(({ files }) => files.length)).toEqual([1]);
  });
});
