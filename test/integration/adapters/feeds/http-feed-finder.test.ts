import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HttpFeedFinder } from '../../../../src/adapters/feeds/http-feed-finder.ts';
import { NewsSite } from '../../../support/news-site.ts';

const item = {
  title: 'Envoys meet at the strait',
  link: 'https://news.example/meet',
  summary: 'They meet on Friday.',
  guid: 'meet-1',
  publishedAt: new Date('2030-01-01T10:00:00Z'),
};
const alternate = (href: string, title = '', type = 'application/rss+xml'): string =>
  `<link rel="alternate" type="${type}" title="${title}" href="${href}">`;

describe('HttpFeedFinder', () => {
  let site: NewsSite;
  let finder: HttpFeedFinder;
  const open = (searchMs?: number): HttpFeedFinder =>
    new HttpFeedFinder(
      {
        timeoutMs: 2000,
        maxBytes: 100_000,
        allowHosts: [site.hostPort],
        concurrency: 8,
        perHost: 4,
        hostDelayMs: 0,
      },
      'test',
      undefined,
      searchMs,
    );
  const found = async (path = '/') => {
    const finding = await finder.find(site.url(path));
    return finding.kind === 'found' ? finding.feed.url.replace(site.url(''), '') : finding;
  };

  beforeEach(async () => {
    site = await NewsSite.start();
    finder = open();
  });
  afterEach(async () => {
    await finder.close();
    await site.close();
  });

  it('takes an address that is a feed as it is, and says what it holds', async () => {
    site.feed('/world', 'The Herald', [item]);
    const finding = await finder.find(site.url('/world'));
    expect(finding).toMatchObject({
      kind: 'found',
      feed: {
        status: 200,
        movedTo: null,
        readFrom: site.url('/world'),
        document: { title: 'The Herald', items: [{}] },
      },
    });
    expect(site.asked).toEqual(['/world']);
  });

  it.each([
    ['RSS', 'application/rss+xml'],
    ['Atom', 'application/atom+xml; charset=utf-8'],
    ['JSON Feed', 'application/feed+json'],
  ])('takes the one feed of a page that names %s', async (_format, type) => {
    site.page('/', `<base href="/front/">${alternate('news.xml', 'News', type)}`);
    site.feed('/front/news.xml', 'The Herald', [item]);
    expect(await found()).toBe('/front/news.xml');
    expect(site.asked).toEqual(['/', '/front/news.xml']);
  });

  it('leaves comments, scripts, remarks and other formats of the same feed aside', async () => {
    site.page(
      '/',
      `<script>if (a<b) document.write('${alternate('/no-1')}')</script><!-- ${alternate('/no-2')} -->
       ${alternate('/feed.rss', 'Herald RSS')}${alternate('/feed.atom', 'Herald Atom', 'application/atom+xml')}
       ${alternate('/comments/feed', 'Herald comments')}<link rel="alternate" hreflang="uk" href="/uk/">
       <link rel=stylesheet type=text/css href=/site.css>`,
    );
    site.feed('/feed.rss', 'The Herald', [item]);
    expect(await found()).toBe('/feed.rss');
  });

  it('lists several feeds that a page names, with their titles, and asks for none of them', async () => {
    site.page('/', `${alternate('/world.xml', 'World &amp; wars')}${alternate('/sport.xml', 'Sport')}`);
    expect(await finder.find(site.url('/'))).toEqual({
      kind: 'several',
      feeds: [
        { url: site.url('/world.xml'), title: 'World & wars' },
        { url: site.url('/sport.xml'), title: 'Sport' },
      ],
    });
    expect(site.asked).toEqual(['/']);
  });

  it('keeps feeds apart whose names differ in a number, and not those whose addresses differ in a fragment', async () => {
    const channels = [1, 2].map((n) => alternate(`/${n}.xml`, `Strait TV ${n}`)).join('');
    site.page('/', channels + alternate('/2.xml#top') + alternate('/1.atom', 'Strait TV 1 (Atom 1.0)'));
    expect(await finder.find(site.url('/'))).toEqual({
      kind: 'several',
      feeds: [1, 2].map((n) => ({ url: site.url(`/${n}.xml`), title: `Strait TV ${n}` })),
    });
  });

  it('passes over a feed with credentials where there are others, and repeats them nowhere', async () => {
    const secret = alternate(site.url('/inner.xml').replace('//', '//ana:hidden@'), 'Inner');
    site.page('/', secret + alternate('/world.xml', 'World') + alternate('/sport.xml', 'Sport'));
    expect(await finder.find(site.url('/'))).toMatchObject({ feeds: [{ title: 'World' }, { title: 'Sport' }] });
    site.page('/alone', secret);
    const refused = await finder.find(site.url('/alone'));
    expect(refused).toMatchObject({ kind: 'none', because: expect.stringContaining('holds credentials') });
    expect(JSON.stringify(refused)).not.toContain('hidden');
  });

  it('follows a link that looks like a feed’s when the page names none', async () => {
    site.page('/', '', '<a href="/about">About</a> <a href="/rss/all.xml">RSS</a> <a href="/sitemap.xml">Map</a>');
    site.feed('/rss/all.xml', 'The Herald', [item]);
    expect(await found()).toBe('/rss/all.xml');
    site.page('/two', '', '<a href="/rss/all.xml">RSS</a> <a href="/rss/more.xml">More</a>');
    site.feed('/rss/more.xml', 'The Herald: more', [item]);
    expect(await found('/two')).toMatchObject({
      kind: 'several',
      feeds: [{ title: 'The Herald' }, { title: 'The Herald: more' }],
    });
  });

  it('tries the usual addresses last, one after another, and stops at the first feed', async () => {
    site.page('/news/today', '');
    site.feed('/atom.xml', 'The Herald', [item]);
    expect(await found('/news/today')).toBe('/atom.xml');
    expect(site.asked).toEqual(['/news/today', '/feed', '/rss.xml', '/atom.xml']);
  });

  it('says that a page has no feed after few questions', async () => {
    site.page('/', '', Array.from({ length: 50 }, (_, n) => `<a href="/f${n}.xml">x</a>`).join(''));
    expect(await finder.find(site.url('/'))).toEqual({
      kind: 'none',
      because: 'The page names no feed, and none is at the usual addresses.',
    });
    expect(site.asked).toHaveLength(12);
  });

  it('says why the feed that a page names cannot be read', async () => {
    site.page('/', alternate('/gone.xml'));
    expect(await finder.find(site.url('/'))).toEqual({
      kind: 'none',
      because: 'The page names a feed, but it cannot be read: There is no feed at this address (HTTP 404).',
    });
    site.page('/inside', alternate('http://10.0.0.1/feed'));
    expect(await finder.find(site.url('/inside'))).toMatchObject({
      because: expect.stringContaining('private address'),
    });
  });

  it('notes where a feed has moved for good, and where it was read from', async () => {
    site.redirect('/old', '/new');
    site.redirect('/passing', '/new', 302);
    site.feed('/new', 'The Herald', [item]);
    expect(await finder.inspect(site.url('/old'))).toMatchObject({
      movedTo: site.url('/new'),
      readFrom: site.url('/new'),
    });
    expect(await finder.inspect(site.url('/passing'))).toMatchObject({ movedTo: null, readFrom: site.url('/new') });
  });

  it.each([
    ['a private address', 'http://192.168.0.1/feed', 'private address'],
    ['a loopback address', 'http://localhost:9/', 'loopback'],
    ['credentials', 'https://ana:secret@news.example/feed', 'holds credentials'],
    ['another scheme', 'ftp://news.example/feed', 'Only http and https'],
  ])('refuses %s, and repeats no secret', async (_what, address, words) => {
    const finding = await finder.find(address);
    expect(finding).toMatchObject({ kind: 'none', because: expect.stringContaining(words) });
    expect(JSON.stringify(finding)).not.toContain('secret');
  });

  it('inspects a page as what it is, and a broken document with the reason', async () => {
    site.page('/', '');
    expect(await finder.inspect(site.url('/'))).toMatchObject({
      kind: 'unreadable',
      because: expect.stringContaining('web page'),
    });
    site.serve('/data', '{"a": 1}', { 'content-type': 'application/json' });
    expect(await finder.inspect(site.url('/data'))).toMatchObject({
      kind: 'unreadable',
      because: expect.stringContaining('JSON'),
    });
  });

  it('gives up a search that takes too long, and lets go of everything at the end', async () => {
    site.page('/', '', '<a href="http://127.0.0.1:1/feed">x</a>');
    const slow = open(0);
    expect(await slow.find(site.url('/'))).toMatchObject({
      kind: 'none',
      because: expect.stringContaining('too long'),
    });
    await slow.close();
    expect(await slow.inspect(site.url('/'))).toMatchObject({ kind: 'unreadable' });
  });

  it('reads a hostile page in bounded time', async () => {
    const pages = [
      '<a '.repeat(30_000),
      '<script>'.repeat(11_000),
      '<div>'.repeat(19_000),
      `<link ${'a=1 '.repeat(20_000)}>`,
    ];
    for (const [n, body] of pages.entries()) site.page(`/${n}`, body);
    const findings = await Promise.all(pages.map((_, n) => finder.find(site.url(`/${n}`))));
    expect(findings.map(({ kind }) => kind)).toEqual(pages.map(() => 'none'));
  });
});
