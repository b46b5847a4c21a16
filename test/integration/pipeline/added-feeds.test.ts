import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import type { PackId, PartyId } from '../../../src/domain/diplomacy/pack.ts';
import type { AddedSource } from '../../../src/domain/news/added-source.ts';
import { SourceBook } from '../../../src/domain/news/source-book.ts';
import { pollDueFeeds } from '../../../src/pipeline/poll-due-feeds.ts';
import { feedHealth } from '../../../src/queries/feed-health.ts';
import { BotOnDisk, STRAIT } from '../../support/bot-on-disk.ts';

const { signal } = new AbortController();
const ACCEPTS = [
  'Korrath accepts 60-day ceasefire',
  '“Korrath accepts the 60-day ceasefire in full,” Chancellor Bren Osk said.',
] as const;

let bot: BotOnDisk;
beforeEach(async () => {
  bot = await BotOnDisk.start();
});
afterEach(() => bot.stop());

const pack = () => {
  const [conflict] = bot.deps.conflicts;
  if (!conflict) throw new Error('no conflict');
  return conflict.pack;
};

async function add(packId: PackId = STRAIT): Promise<AddedSource> {
  const wish = {
    url: bot.feeds.url('herald'),
    title: 'Herald',
    outlet: 'Coast Herald',
    side: 'korrath' as PartyId,
    language: 'en',
    addedBy: 'slack:U1',
  };
  const source = new SourceBook([pack()], await bot.store.added.all()).add(wish, packId, bot.now);
  await bot.store.added.add([source], 60_000, bot.now);
  return source;
}

function publish(slug: string, [title, summary]: readonly [string, string]): void {
  const link = `https://example.invalid/herald/${slug}`;
  bot.feeds.publish('herald', { title, summary, link, guid: slug, publishedAt: bot.now });
}

describe('an added feed in the pipeline', () => {
  it('enters as background first, then speaks with its outlet’s name and side', async () => {
    publish('first', [
      'Korrath studies 60-day ceasefire',
      '“We are studying the 60-day ceasefire,” a spokesman of Korrath said.',
    ]);
    await add();
    await bot.cycle();
    expect(await bot.store.readModel.ledger(STRAIT)).toMatchObject([
      { background: true, evidence: { outlet: 'Coast Herald' } },
    ]);
    bot.later(10);
    publish('second', ACCEPTS);
    await bot.cycle();
    const [, accepted] = await bot.store.readModel.ledger(STRAIT);
    expect(accepted).toMatchObject({
      background: false,
      value: 'accepts',
      evidence: { outlet: 'Coast Herald', side: 'korrath', sourceId: '127.0.0.1' },
    });
  });

  it('keeps its name for what it brought before it was removed', async () => {
    const { id } = await add();
    await bot.cycle();
    bot.later(10);
    publish('second', ACCEPTS);
    await pollDueFeeds(bot.deps, signal);
    await bot.store.added.remove(id, bot.now);
    await bot.cycle();
    expect(await bot.store.readModel.ledger(STRAIT)).toMatchObject([
      { evidence: { outlet: 'Coast Herald', side: 'korrath' } },
    ]);
    expect((await feedHealth(pack(), bot.store)).feeds.map(({ source }) => source.outlet)).not.toContain(
      'Coast Herald',
    );
  });

  it('counts in the source line of a digest, by its name when it is dark', async () => {
    await add();
    bot.feeds.break('herald', { kind: 'status', status: 503 });
    await bot.subscribe({ mode: 'digest', schedule: { time: '06:30', days: 'daily', timezone: 'UTC' } });
    await bot.cycle();
    bot.later(60);
    await bot.cycle();
    const [digest] = bot.slack.standing;
    expect(plainText(digest?.message ?? { headline: '', blocks: [], timezone: 'UTC' })).toContain(
      '2 of 3 sources read; dark: Coast Herald',
    );
  });

  it('is followed again after a start, and said to be left when its conflict is gone', async () => {
    await add();
    const other = await add('elsewhere' as PackId);
    await bot.crash();
    expect((await bot.store.feeds.all()).find(({ id }) => id === (other.id as string))?.packs).toEqual([STRAIT]);
    expect(bot.logged('an added feed is not followed')).toMatchObject([
      { feedId: other.id, packId: 'elsewhere', because: 'the conflict elsewhere is not configured' },
    ]);
  });
});
