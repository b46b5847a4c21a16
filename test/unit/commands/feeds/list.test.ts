import { describe, expect, it } from '@jest/globals';
import type { PackId } from '../../../../src/domain/diplomacy/pack.ts';
import { aPack } from '../../../support/conflict.ts';
import { FeedsDesk } from '../../../support/feeds-desk.ts';

describe('feeds list', () => {
  it('shows every feed with its id, side and state, those in trouble first', async () => {
    const desk = new FeedsDesk();
    desk.reads({ daily: { failures: 3, lastError: 'The host name is unknown.' } });
    desk.finder.hasFeed('https://herald.example/rss.xml');
    await desk.ask('feeds add https://herald.example/rss.xml side:valmere');
    const said = await desk.told('feeds list');
    const shown = [
      'Harbour Daily (daily): The host name is unknown; last read',
      "The Herald (herald.example, Valmere's side, added): Not polled yet.",
      'The Meridian Courier (courier): Read',
      "Radio Korrath (radio, Korrath's side): Read",
    ];
    const places = shown.map((words) => said.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('gives the same as data', async () => {
    const desk = new FeedsDesk();
    const { data } = await desk.ask('feeds list');
    expect(data).toMatchObject({
      packs: [{ id: 'strait', feeds: [{ id: 'courier', added: false, standing: 'read', lastError: null }, {}, {}] }],
      unfollowed: [],
    });
  });

  it('keeps to what a chat holds, and counts the rest', async () => {
    const desk = new FeedsDesk();
    const listed = aPack().sources;
    const sources = Array.from({ length: 200 }, (_, n) => ({
      ...listed[0],
      id: `source-${n}`,
    })) as unknown as typeof listed;
    desk.packs = [aPack({ sources }), aPack({ id: 'isles' as PackId, name: 'The Isles', sources })];
    desk.reads({});
    expect((await desk.told('feeds list')).match(/And 170 more/gu)).toHaveLength(2);
    desk.asker = { ...desk.asker, platform: 'terminal' };
    expect(await desk.told('feeds list')).not.toContain('more;');
  });

  it('says which added feeds are not followed, and why', async () => {
    const desk = new FeedsDesk();
    desk.finder.hasFeed('https://herald.example/rss.xml');
    await desk.ask('feeds add https://herald.example/rss.xml');
    desk.packs = [aPack({ id: 'isles' as PackId, name: 'The Isles', sources: [] })];
    expect(await desk.told('feeds list')).toContain('herald.example: the conflict strait is not configured.');
  });
});

describe('feeds remove', () => {
  const added = async (): Promise<FeedsDesk> => {
    const desk = new FeedsDesk();
    desk.finder.hasFeed('https://herald.example/rss.xml');
    await desk.ask('feeds add https://herald.example/rss.xml');
    return desk;
  };

  it.each(['herald.example', 'The Herald', 'the herald', 'https://herald.example/rss.xml', 'feed:herald.example'])(
    'takes out an added feed by %s',
    async (words) => {
      const desk = await added();
      expect(await desk.told(`feeds remove ${words}`)).toContain('The Herald (herald.example) is followed no more');
      expect(desk.followed()).toEqual(['courier', 'daily', 'radio']);
    },
  );

  it.each([
    ['radio', 'Radio Korrath is listed by the file of strait: take it out of the sources there'],
    ['Harbour Daily', 'Harbour Daily is listed by the file of strait'],
    ['herold.example', 'did you mean herald.example?'],
    ['something else entirely', '/ceasefire feeds list shows those that there are'],
  ])('answers to %s with a sentence', async (words, sentence) => {
    const desk = await added();
    expect(await desk.told(`feeds remove ${words}`)).toContain(sentence);
    expect(desk.followed()).toContain('herald.example');
  });

  it('repeats no credentials of an address that nobody follows', async () => {
    const said = await (await added()).told('feeds remove https://ana:hidden@b.example/rss');
    expect(said).toContain('No feed is called "https://b.example/rss"');
  });

  it('says for which conflicts a feed of several is followed no more', async () => {
    const desk = await added();
    desk.packs = [...desk.packs, aPack({ id: 'isles' as PackId, name: 'The Isles', sources: [] })];
    await desk.ask('feeds add https://herald.example/rss.xml pack:isles');
    expect(await desk.told('feeds remove herald.example')).toContain(
      'is followed no more for Valmere–Korrath and The Isles;',
    );
  });

  it('asks which one when an outlet has several', async () => {
    const desk = await added();
    desk.finder.hasFeed('https://herald.example/world.xml');
    await desk.ask('feeds add https://herald.example/world.xml');
    expect(await desk.told('feeds remove The Herald')).toBe(
      'The Herald has 2 feeds; name one by its id: herald.example or herald.example-world.',
    );
  });
});

describe('feeds check', () => {
  it('reads one feed now and says all that is to be known of it', async () => {
    const desk = new FeedsDesk();
    desk.finder.hasFeed('https://radio.example/rss.xml', {
      title: 'Radio',
      items: [new Date('2031-05-05T09:00:00Z'), null],
      movedTo: 'https://radio.example/new.xml',
      readFrom: 'https://radio.example/new.xml',
      etag: '"a"',
      hub: 'https://hub.example/',
    });
    const said = await desk.told('feeds check radio');
    expect(said).toContain('Radio Korrath can be read. https://radio.example/rss.xml');
    expect(said).toContain('HTTP 200; it calls itself “Radio”.');
    expect(said).toContain('2 items, 1 with a date; the newest of 5 May 2031, 12:00 EEST.');
    expect(said).toContain('It has moved for good to https://radio.example/new.xml.');
    expect(said).toContain('(ETag)');
    expect(said).toContain('It names a hub that tells of news at once: https://hub.example/.');
    expect(await desk.told('feeds check courier')).not.toContain('hub');
    expect(await desk.ask('feeds check radio')).toMatchObject({
      done: true,
      data: { feeds: [{ id: 'radio', items: 2, readable: true }] },
    });
    expect(desk.store.state.versions).toEqual([]);
  });

  it('says why a feed cannot be read', async () => {
    const desk = new FeedsDesk();
    const said = await desk.told('feeds check courier');
    expect(said).toContain('The Meridian Courier cannot be read.');
    expect(said).toContain('There is no feed at this address (HTTP 404).');
    expect(await desk.ask('feeds check courier')).toMatchObject({ done: false });
  });

  it('reads all of them, and names those that cannot be read', async () => {
    const desk = new FeedsDesk();
    desk.finder.hasFeed('https://radio.example/rss.xml');
    desk.finder.hasFeed('https://daily.example/rss.xml');
    const said = await desk.told('feeds check');
    expect(said).toContain('2 of 3 feeds can be read.');
    expect(said).toContain('The Meridian Courier courier: There is no feed');
    expect(await desk.ask('feeds check')).toMatchObject({ done: true });
  });

  it('looks at an address that nobody follows, without following it, and repeats no secret', async () => {
    const desk = new FeedsDesk();
    desk.finder.hasFeed('https://new.example/f');
    expect(await desk.told('feeds check https://new.example/f')).toContain('The feed at this address can be read.');
    expect(desk.followed()).toHaveLength(3);
    const refused = await desk.told('feeds check https://ana:secret@new.example/f');
    expect(refused).toContain('holds credentials');
    expect(refused).not.toContain('secret');
  });
});
