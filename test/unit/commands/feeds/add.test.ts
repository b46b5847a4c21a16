import { describe, expect, it } from '@jest/globals';
import type { PackId } from '../../../../src/domain/diplomacy/pack.ts';
import type { FeedId } from '../../../../src/domain/news/feed.ts';
import { aPack } from '../../../support/conflict.ts';
import { FeedsDesk } from '../../../support/feeds-desk.ts';

const HERALD = 'https://herald.example/rss.xml';
const day = (n: number): Date => new Date(`2031-05-0${n}T09:00:00Z`);

describe('feeds add', () => {
  it('follows a feed: polled at once, its first poll to come, and says what it holds', async () => {
    const desk = new FeedsDesk();
    desk.finder.hasFeed(HERALD, { items: [day(3), day(5), null] });
    const said = await desk.told(`feeds add ${HERALD}`);
    expect(said).toContain('Following The Herald (herald.example) for Valmere–Korrath, independent.');
    expect(said).toContain('It holds 3 items, the newest of 5 May 2031, 12:00 EEST.');
    expect(desk.followed()).toEqual(['courier', 'daily', 'herald.example', 'radio']);
    expect(desk.store.state.feeds.get('herald.example' as FeedId)).toMatchObject({
      url: HERALD,
      packs: ['strait'],
      health: { nextPollAt: desk.now, firstPolledAt: null, intervalMs: 600_000 },
    });
    expect(desk.store.state.added).toMatchObject([{ addedBy: 'slack:U1', addedAt: desk.now, side: null }]);
  });

  it('says nothing of the items of a feed that is empty', async () => {
    const desk = new FeedsDesk();
    desk.finder.hasFeed(HERALD, { items: [] });
    expect(await desk.told(`feeds add ${HERALD}`)).toContain('Korrath, independent. Its first poll only');
  });

  it('takes outlet, side and pack, and a site without its scheme', async () => {
    const desk = new FeedsDesk();
    desk.packs = [aPack(), aPack({ id: 'isles' as PackId, name: 'The Isles', sources: [] })];
    desk.finder.hasFeed(HERALD, { page: 'https://herald.example', language: 'uk' });
    await desk.ask('feeds add herald.example pack:strait outlet:"Herald of the Coast" side:Korrath');
    expect(desk.store.state.added).toMatchObject([
      { packId: 'strait', outlet: 'Herald of the Coast', side: 'korrath', language: 'uk', url: HERALD },
    ]);
    expect(await desk.told('feeds add herald.example')).toBe('Which conflict? Add pack:strait or isles.');
    expect(await desk.told('feeds add herald.example isles')).toContain('for The Isles');
    expect(desk.store.state.feeds.get('herald.example' as FeedId)?.packs).toEqual(['isles', 'strait']);
  });

  it('follows a feed where it has moved for good', async () => {
    const desk = new FeedsDesk();
    desk.finder.hasFeed('http://herald.example/old', { movedTo: HERALD, readFrom: HERALD });
    await desk.ask('feeds add http://herald.example/old');
    expect(desk.store.state.added).toMatchObject([{ url: HERALD }]);
  });

  it('lists the feeds of a page that names several, with a button for each, and adds none', async () => {
    const desk = new FeedsDesk();
    const feeds = Array.from({ length: 12 }, (_, n) => ({
      url: `https://herald.example/${n}.xml`,
      title: n === 1 ? '' : `Part ${n}`,
    }));
    desk.finder.answers('https://herald.example/', { kind: 'several', feeds });
    const reply = await desk.ask('feeds add https://herald.example/');
    const said = await desk.told('feeds add https://herald.example/');
    expect(said).toContain('That page names 12 feeds. Which one?');
    expect(said).toContain('Part 2: https://herald.example/2.xml');
    expect(said).toContain('And 2 more. Nothing was added');
    expect(reply.next?.[0]).toEqual({ label: 'Part 0', words: 'feeds add https://herald.example/0.xml pack:strait' });
    expect(reply).toMatchObject({ done: false, private: true });
    expect(desk.store.state.added).toEqual([]);
  });

  it.each([
    [
      'a pack’s own source',
      'https://courier.example/rss.xml',
      'The Meridian Courier (courier) is followed for Valmere–Korrath already: the file of strait lists it.',
    ],
    ['the same by another spelling', 'http://www.courier.example/rss.xml/', 'the file of strait lists it'],
    [
      'credentials, though the feed is known',
      'https://ann:pass@courier.example/rss.xml',
      'Nothing was added: its address holds credentials, which are not accepted.',
    ],
    ['another scheme', 'url:ftp://courier.example/rss.xml', 'http'],
  ])('answers with a sentence to %s, and asks nobody', async (_what, url, sentence) => {
    const desk = new FeedsDesk();
    expect(await desk.told(`feeds add ${url}`)).toContain(sentence);
    expect(desk.finder.asked).toEqual([]);
  });

  it('knows a feed that was added before, and one that leads to a known one', async () => {
    const desk = new FeedsDesk();
    desk.finder.hasFeed(HERALD);
    await desk.ask(`feeds add ${HERALD}`);
    expect(await desk.told(`feeds add ${HERALD}`)).toContain('it was added before');
    desk.finder.hasFeed('https://short.example/h', { readFrom: HERALD });
    expect(await desk.told('feeds add https://short.example/h')).toContain('The Herald (herald.example) is followed');
    desk.finder.hasFeed(HERALD, { page: 'https://herald.example/about' });
    expect(await desk.told('feeds add https://herald.example/about')).toContain('it was added before');
    const record = desk.store.state.feeds.get('courier' as FeedId);
    if (record) desk.store.state.feeds.set(record.id, { ...record, movedTo: 'https://courier.example/new.xml' });
    expect(await desk.told('feeds add https://courier.example/new.xml')).toContain('The Meridian Courier (courier)');
  });

  it('says what to do next when nothing is found, and keeps nothing', async () => {
    const desk = new FeedsDesk();
    expect(await desk.told('feeds add https://nowhere.example/')).toBe(
      'There is no feed at this address (HTTP 404). Nothing was added; give the address of the feed itself, or of a page that names it.',
    );
    expect(desk.store.state.added).toEqual([]);
    expect(await desk.told('feeds add nothing')).toContain('feeds add needs url; for example');
    expect(await desk.told(`feeds add ${HERALD} side:atlantis`)).toBe(
      '"atlantis" is no party of Valmere–Korrath: side takes valmere, korrath, isles or harbours, or none.',
    );
  });

  it('warns of a feed that is empty, given up, or read over plain http', async () => {
    const desk = new FeedsDesk();
    desk.finder.hasFeed('http://a.example/f', { title: 'A' });
    expect(await desk.told('feeds add http://a.example/f')).toMatch(/empty at present[^]*plain http/u);
    desk.finder.hasFeed('https://b.example/f', { title: 'B', items: [new Date('2031-01-01')] });
    const said = await desk.told('feeds add https://b.example/f');
    expect(said).toContain('more than a month old');
    expect(said).not.toContain('plain http');
  });

  it('starts a removed feed anew under its old id', async () => {
    const desk = new FeedsDesk();
    desk.finder.hasFeed(HERALD);
    await desk.ask(`feeds add ${HERALD}`);
    await desk.ask('feeds remove herald.example');
    expect(desk.followed()).not.toContain('herald.example');
    await desk.ask(`feeds add ${HERALD}`);
    expect(desk.followed()).toContain('herald.example');
    expect(desk.store.state.added).toMatchObject([{ id: 'herald.example', removedAt: null }]);
  });
});

describe('the feeds commands', () => {
  const COMMANDS = ['add https://a.example/', 'remove courier', 'list', 'check', 'import', 'export'];

  it.each([
    ['discord', 'You need the permission Manage Server, or a place in admins.discord of the configuration'],
    ['slack', 'Only admins of this workspace, and those in admins.slack of the configuration'],
  ] as const)('are for admins: on %s the refusal names what is missing', async (platform, sentence) => {
    const desk = new FeedsDesk();
    desk.asker = { ...desk.asker, platform, isAdmin: false };
    for (const words of COMMANDS) {
      const reply = await desk.ask(`feeds ${words}`);
      expect(reply).toMatchObject({ private: true, message: { headline: expect.stringContaining(sentence) } });
    }
    expect(desk.finder.asked).toEqual([]);
  });

  it('stand in the help with examples that work', async () => {
    const desk = new FeedsDesk();
    desk.finder.hasFeed('https://example.org/rss.xml');
    expect(await desk.told('help feeds add')).toContain('/ceasefire feeds add https://example.org/rss.xml');
    expect(await desk.told('/ceasefire feeds add https://example.org/rss.xml')).toContain('Following');
    expect(await desk.told('/ceasefire feeds remove example.org')).toContain('is followed no more');
    expect(await desk.told('help')).not.toContain('feeds add · ');
  });
});
