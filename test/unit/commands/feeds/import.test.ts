import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainText } from '../../../../src/adapters/chat/plain-text.ts';
import type { PackId } from '../../../../src/domain/diplomacy/pack.ts';
import { addressKey } from '../../../../src/domain/news/feed-address.ts';
import { AppError } from '../../../../src/domain/errors.ts';
import { aPack } from '../../../support/conflict.ts';
import { FeedsDesk } from '../../../support/feeds-desk.ts';

const outline = (url: string, more = ''): string => `<outline text="${url.slice(8, 20)}" xmlUrl="${url}" ${more}/>`;
const list = (...outlines: string[]): string => `<opml version="2.0"><body>${outlines.join('')}</body></opml>`;
const TWO = [aPack(), aPack({ id: 'isles' as PackId, name: 'The Isles', sources: [] })];

describe('feeds import', () => {
  it('follows what is new, passes over what is followed, and says why the rest is refused', async () => {
    const desk = new FeedsDesk();
    const reply = await desk.give(
      'feeds import',
      list(
        outline('https://herald.example/rss'),
        outline('http://herald.example/rss/'),
        outline('https://courier.example/rss.xml'),
        outline('ftp://a.example/rss'),
        '<outline text="Secret" xmlUrl="https://ana:hidden@b.example/"/>',
        '<outline text="https://ana:hidden@d.example/" xmlUrl="https://ana:hidden@d.example/"/>',
        '<outline text="Lost" htmlUrl="https://c.example/"/>',
      ),
    );
    const said = plainText(reply.message, { width: 10_000, colour: false });
    expect(said).toContain('feeds.opml: 1 added to Valmere–Korrath, 2 followed already, 4 refused.');
    expect(said).toContain('only http and https addresses are read, not ftp');
    expect(said).toContain('Secret: its address holds credentials');
    expect(said).toContain('Lost: it has no address');
    expect(said).not.toContain('hidden');
    expect(JSON.stringify(reply.data)).not.toContain('hidden');
    expect(desk.followed()).toContain('herald.example');
    expect(desk.finder.asked).toEqual([]);
  });

  it('counts refusals beyond the first, feeds beyond a thousand, and says that a file is cut short', async () => {
    const desk = new FeedsDesk();
    const bad = Array.from({ length: 9 }, (_, n) => outline(`ftp://a${n}.example/rss`));
    const good = Array.from({ length: 1100 }, (_, n) => outline(`https://a${n}.example/rss`));
    const reply = await desk.give(
      'feeds import',
      list(...bad, ...good, outline('https://z.example/rss')).slice(0, -40),
    );
    const said = plainText(reply.message, { width: 10_000, colour: false });
    expect(said).toContain('1000 added');
    expect(said).toContain('And 4 more were refused.');
    expect(said).toContain('100 more were left out');
    expect(said).toContain('The file ends in the middle');
    expect(desk.followed()).toHaveLength(1003);
    const again = await desk.give('feeds import', list(...good));
    expect(again.message.headline).toContain('100 added to Valmere–Korrath, 1000 followed already');
  });

  it('puts feeds where the list says, takes the side with them, and asks when it cannot know', async () => {
    const desk = new FeedsDesk();
    desk.packs = TWO;
    await desk.give(
      'feeds import',
      list(
        `<outline text="The Isles">${outline('https://a.example/rss')}</outline>`,
        outline('https://b.example/rss', 'category="/strait,/strait/side/korrath"'),
      ),
    );
    expect(desk.store.state.added).toMatchObject([
      { id: 'a.example', packId: 'isles', side: null },
      { id: 'b.example', packId: 'strait', side: 'korrath' },
    ]);
    const asked = await desk.give('feeds import', list(outline('https://c.example/rss')));
    expect(asked.message.headline).toBe(
      'Which conflict are these feeds for? Nothing was imported; add pack:strait or isles.',
    );
    await desk.give('feeds import pack:isles', list(outline('https://c.example/rss', 'category="/strait"')));
    expect(desk.store.state.added.at(-1)).toMatchObject({ id: 'c.example', packId: 'isles' });
  });

  it.each([
    ['discord', 'option file'],
    ['slack', 'mentions me'],
    ['terminal', 'feeds import feeds.opml'],
  ] as const)('says how a file is handed over on %s', async (platform, words) => {
    const desk = new FeedsDesk();
    desk.asker = { ...desk.asker, platform };
    expect(await desk.told('feeds import')).toContain(words);
  });

  it('says why a file cannot be opened, and what is no list', async () => {
    const desk = new FeedsDesk();
    desk.asker = { ...desk.asker, openFile: () => Promise.reject(new AppError('bad-input', 'The file is too large.')) };
    expect(await desk.told('feeds import')).toBe('The file is too large.');
    const page = await desk.give('feeds import', '<html>Sign in</html>', 'page.html');
    expect(page.message.headline).toBe('page.html was not imported: The file is no OPML list of feeds.');
    const empty = await desk.give('feeds import', list());
    expect(plainText(empty.message)).toContain('The file names no feed.');
    expect(desk.store.state.added).toEqual([]);
  });
});

describe('feeds export', () => {
  it('writes every followed feed, a folder a conflict', async () => {
    const desk = new FeedsDesk();
    desk.packs = TWO;
    desk.finder.hasFeed('https://herald.example/rss?a=1&b=2');
    await desk.ask('feeds add https://herald.example/rss?a=1&b=2 isles side:valmere');
    const { file, message } = await desk.ask('feeds export');
    expect(message.headline).toBe('4 feeds as feeds-strait-isles.opml.');
    expect(file).toMatchObject({ name: 'feeds-strait-isles.opml', mediaType: 'text/x-opml' });
    expect(file?.text).toContain('<outline text="The Isles" title="The Isles">');
    expect(file?.text).toContain(
      'xmlUrl="https://herald.example/rss?a=1&amp;b=2" category="/isles,/isles/side/valmere"',
    );
    const one = await desk.ask('feeds export isles');
    expect(one.file?.text).not.toContain('courier');
  });

  it('brings the same feeds to another bot, with conflicts and sides, and nothing new to the same one', async () => {
    const feed = fc.record({
      url: fc.webUrl({ withQueryParameters: true }),
      name: fc.string({ unit: 'binary', maxLength: 30 }),
      side: fc.constantFrom('', ',/strait/side/korrath'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(feed, { maxLength: 12 }), async (feeds) => {
        const escaped = (words: string): string => words.replace(/[&<>"]/gu, (c) => `&#${c.codePointAt(0) ?? 0};`);
        const given = list(
          ...feeds.map(
            (f) => `<outline text="${escaped(f.name)}" xmlUrl="${escaped(f.url)}" category="/strait${f.side}"/>`,
          ),
        );
        const [one, other] = [new FeedsDesk(), new FeedsDesk()];
        await one.give('feeds import', given);
        const exported = (await one.ask('feeds export')).file?.text ?? '';
        await other.give('feeds import', exported);
        const held = ({ store }: FeedsDesk) =>
          store.state.added.map((s) => `${addressKey(s.url)} ${s.packId} ${s.side ?? ''}`).sort();
        expect(held(other)).toEqual(held(one));
        const again = await one.give('feeds import', exported);
        expect(again.data).toMatchObject({ added: [], refused: [] });
      }),
      { numRuns: 50 },
    );
  });
});
