import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import { LOCAL_ASKER } from '../../../src/app/local-asker.ts';
import { COMMANDS } from '../../../src/commands/list.ts';
import { answerWords } from '../../../src/commands/run-command.ts';
import { BotOnDisk, STRAIT } from '../../support/bot-on-disk.ts';
import { ChatRoom } from '../../support/chat-room.ts';

const LINK = 'Bren Osk spoke for an hour in Durnhall on Monday, and a statement was read out at night.';
const YES = ['Korrath accepts 60-day ceasefire', LINK] as const;

let bot: BotOnDisk;
beforeEach(async () => {
  bot = await BotOnDisk.start();
  bot.publish('meridian-courier', 'old', 'Rain over the strait', 'It will rain.');
  bot.publish('harbour-daily', 'old', 'Sun over the harbour', 'It will be sunny.');
  await bot.subscribe({ mode: 'both', threshold: 'all' });
  await cycle(); // a first poll tells nothing
});
afterEach(() => bot.stop());

async function cycle(minutes = 10): Promise<void> {
  await bot.cycle();
  bot.later(minutes);
}

/** What a command answers, from the rows that the running bot works on. */
async function ask(words: string): Promise<string> {
  const { readModel, decisions, baselines, subscriptions, added } = bot.store;
  const { deps } = new ChatRoom();
  const packs = bot.deps.conflicts.map(({ pack }) => pack);
  const own = { ...deps, packs, readModel, decisions, baselines, subscriptions, added, clock: { now: () => bot.now } };
  const { message } = await answerWords(words, LOCAL_ASKER, COMMANDS, own);
  return plainText(message, { width: 10_000, colour: false });
}

const korrath = async (at = ''): Promise<string> =>
  /• Korrath: ([^\n]*)/u.exec(await ask(`status ${at}`))?.[1]?.trim() ?? 'nothing';

/** The next digest of the day after, as it stands in the channel. */
async function nextDigest(): Promise<string> {
  bot.now = new Date(bot.now.getTime() + 24 * 3_600_000);
  bot.now.setUTCHours(8, 1);
  const before = bot.slack.standing.length;
  await cycle(1);
  return bot.slack.standing
    .slice(before)
    .map(({ message }) => plainText(message, { width: 10_000, colour: false }))
    .join('\n');
}

describe('what a source edits', () => {
  beforeEach(async () => {
    bot.publish('meridian-courier', 'yes', ...YES);
    await cycle();
  });

  it('is taken off the board, told to whoever was told, once, and kept in the past with a note', async () => {
    expect(await korrath()).toContain('accepts');
    const past = bot.now.toISOString().slice(0, 16);
    bot.later(30);
    bot.publish('meridian-courier', 'yes', 'Korrath may accept 60-day ceasefire', LINK);
    await cycle();
    expect(await korrath()).toBe('nothing');
    await bot.crash(); // nothing of it lives in memory
    const digest = await nextDigest();
    expect(digest).toContain(
      'Corrected: Korrath accepts the 60-day ceasefire: withdrawn, since The Meridian Courier no longer says so · VK-1',
    );
    expect(await nextDigest()).not.toContain('Corrected');
    expect(await korrath(`at:${past}Z`)).toContain('accepts');
    expect(await ask(`status at:${past}Z`)).toMatch(
      /Later corrected on .* \(VK-1\): Korrath accepts .* no longer says so/u,
    );
    expect(await ask('cite VK-1')).toContain('withdrawn, since The Meridian Courier no longer says so');
    expect(await ask('why https://example.invalid/meridian-courier/yes')).toContain('no longer says so');
  });

  it('gives way to what the source says instead', async () => {
    bot.publish('meridian-courier', 'yes', 'Korrath rejects 60-day ceasefire', LINK);
    await cycle();
    expect(await korrath()).toContain('rejects');
    const [gone, instead] = await bot.store.readModel.ledger(STRAIT);
    expect(gone?.superseded?.by).toBe(instead?.id);
    expect(instead).toMatchObject({ kind: 'new', before: null }); // and disputes nothing
  });

  it('stays as sure as those make it who still say so', async () => {
    bot.publish('harbour-daily', 'yes', 'After a night of talks Korrath accepts 60-day ceasefire', 'A second source.');
    await cycle();
    bot.publish('meridian-courier', 'yes', 'Korrath may accept 60-day ceasefire', LINK);
    await cycle();
    expect(await korrath()).toContain('accepts (reported, not confirmed)');
    expect((await bot.store.readModel.ledger(STRAIT))[0]?.evidence.outlet).toBe('Harbour Daily');
  });

  it('only moves its quote when it says the same', async () => {
    bot.publish('meridian-courier', 'yes', 'Korrath has accepted the 60-day ceasefire', LINK);
    await cycle();
    const [entry] = await bot.store.readModel.ledger(STRAIT);
    expect(entry?.evidence.quote).toContain('has accepted');
    expect(entry?.superseded).toBeUndefined();
    expect(await nextDigest()).not.toContain('Corrected');
  });

  it('is news again when somebody else says it later', async () => {
    bot.publish('meridian-courier', 'yes', 'Korrath may accept 60-day ceasefire', LINK);
    await cycle(60);
    bot.publish('harbour-daily', 'later', 'Korrath accepts 60-day ceasefire', 'Bren Osk said so in the evening.');
    await cycle();
    expect(await korrath()).toContain('accepts');
    expect((await bot.store.readModel.ledger(STRAIT)).map(({ superseded }) => superseded === undefined)).toEqual([false, true]); // prettier-ignore
  });
});

describe('what an outlet takes back in a text of its own', () => {
  it('is withdrawn with its words', async () => {
    bot.publish('meridian-courier', 'yes', ...YES);
    await cycle();
    const notice = 'The Meridian Courier retracts its report that Korrath accepts 60-day ceasefire';
    bot.publish('meridian-courier', 'notice', notice, 'The report rested on a mistake in translation.');
    await cycle();
    expect(await korrath()).toBe('nothing');
    expect(await nextDigest()).toContain('withdrawn, since The Meridian Courier has taken it back');
  });
});

describe('what the party concerned denies', () => {
  it('is withdrawn where only others had said it', async () => {
    bot.publish('meridian-courier', 'yes', ...YES);
    await cycle(60);
    const denial = '“We have not accepted the 60-day ceasefire,” the government of Korrath said on Tuesday.';
    bot.publish('harbour-daily', 'no', 'Korrath denies accepting 60-day ceasefire', denial);
    await cycle();
    expect((await bot.store.readModel.ledger(STRAIT))[0]?.superseded).toBeDefined();
    expect(await nextDigest()).toContain('withdrawn, since Korrath denies it');
  });
});

describe('what the desk decides', () => {
  it('holds for the running bot, after a new start and for what is reported later', async () => {
    bot.publish('meridian-courier', 'yes', ...YES);
    await cycle();
    expect(await ask('desk correct VK-1 value:undecided note:"the desk in Durnhall"')).toContain('VK-1 is corrected');
    await cycle();
    expect(await korrath()).toContain('undecided (confirmed by the desk)');
    await bot.crash();
    bot.publish('harbour-daily', 'no', 'Korrath rejects 60-day ceasefire', 'Bren Osk said so in the evening.');
    await cycle();
    expect((await bot.store.readModel.ledger(STRAIT)).at(-1)).toMatchObject({ kind: 'changed', before: { value: 'undecided' } }); // prettier-ignore
    expect(await nextDigest()).toContain('the desk says it is “undecided”, not “accepts” (the desk in Durnhall)');
  });

  it('is not told to a channel that was never told the entry', async () => {
    bot.publish('meridian-courier', 'yes', ...YES);
    await cycle();
    await ask('desk correct VK-1 value:undecided');
    await bot.subscribe({ mode: 'digest', address: { platform: 'discord', workspace: 'guild', channel: 'late' } });
    await nextDigest();
    expect(bot.discord.standing.map(({ message }) => plainText(message)).join()).not.toContain('Corrected');
  });
});
