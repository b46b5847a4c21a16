import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BotProcess } from '../../support/bot-process.ts';
import { FeedServer } from '../../support/feed-server.ts';
import { writeInventedWar } from '../../support/invented-war.ts';
import { linesOf } from '../../support/json-lines.ts';
import { renderRss } from '../../support/served-rss.ts';
import { aFolder } from '../../support/temporary-folder.ts';

const ITEM = {
  title: 'Envoys meet &lt;b&gt;again&lt;/b&gt;',
  link: 'https://news.example/meet?a=1&b=2',
  guid: 'm-1',
  publishedAt: new Date('2031-05-05T10:00:00Z'),
};

describe('poll', () => {
  const folder = aFolder();
  let feeds: FeedServer;
  let config: string;
  beforeAll(async () => {
    feeds = await FeedServer.start();
    config = writeInventedWar(folder.path, feeds);
    feeds.publish('daily', ITEM);
    writeFileSync(join(folder.path, 'paper.xml'), renderRss('Paper', '/', [ITEM], new Date(0)));
    writeFileSync(join(folder.path, 'letter.txt'), 'Dear reader,');
  });
  afterAll(async () => {
    await feeds.close();
    folder.remove();
  });

  it('reads addresses, files and standard input in one call, one line each, in order', async () => {
    const inputs = [feeds.url('daily'), 'paper.xml', 'letter.txt', '-', 'http://127.0.0.1:9/other'];
    const around = { cwd: folder.path, env: { CEASEFIRE_CONFIG: config } };
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom</title><entry><id>urn:a</id><title>A</title>
      <link href="https://news.example/a"/><updated>2031-05-05T12:00:00+02:00</updated></entry></feed>`;
    const { code, stdout, stderr } = await BotProcess.run(['poll', ...inputs], around, atom);
    const lines = linesOf(stdout);
    expect([code, stderr, lines.map(({ url }) => url)]).toEqual([0, '', inputs]);
    const item = { id: 'm-1', link: ITEM.link, published: '2031-05-05T10:00:00.000Z', summary: '', author: null };
    // the configured allowHosts let the local server through
    expect(lines[0]).toMatchObject({ status: 200, feed: { title: 'daily' }, items: [item] });
    expect(lines[1]).toMatchObject({ status: 0, feed: { title: 'Paper' }, items: [item] });
    expect(lines[2]).toEqual({ url: 'letter.txt', status: 0, error: 'The document is neither XML nor JSON.' });
    expect(lines[3]).toMatchObject({ items: [{ id: 'urn:a', title: 'A', published: '2031-05-05T10:00:00.000Z' }] });
    expect(lines[4]).toMatchObject({ status: null, error: expect.stringContaining('loopback address') });
  });

  it('steers no terminal that shows its lines, and keeps every letter', async () => {
    const title = 'Truce \u009b31m holds \u0090q\u009c \u202edloh';
    const feed = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title, items: [] });
    const { stdout } = await BotProcess.run(['poll', '-'], { cwd: folder.path }, feed);
    expect(stdout).not.toMatch(/[\u007f-\u009f\u202a-\u202e]/u);
    expect(linesOf(stdout)).toMatchObject([{ feed: { title } }]);
  });

  it('lets nothing private through that the configuration does not name', async () => {
    const { code, stdout } = await BotProcess.run(['poll', feeds.url('daily')], { cwd: folder.path });
    expect(code).toBe(1);
    expect(linesOf(stdout)).toMatchObject([{ error: expect.stringContaining('loopback address') }]);
  });

  it('fails only when every input failed', async () => {
    const { code, stdout } = await BotProcess.run(['poll', 'none.xml', '.', '-'], { cwd: folder.path });
    expect(code).toBe(1);
    expect(linesOf(stdout).map(({ error }) => error)).toEqual([
      'There is no such file.',
      'This is a folder, not a file.',
      'The document is empty.',
    ]);
  });

  it('needs nothing of the configuration but its bounds on polling', async () => {
    const env = { CEASEFIRE_CONFIG: 'bounds.yaml', SLACK_BOT_TOKEN: 'xoxb-alone' };
    writeFileSync(join(folder.path, 'bounds.yaml'), 'packs: [none-of-that-name]\npolling: { maxBytes: 100B }\n');
    const { code, stdout } = await BotProcess.run(['poll', 'paper.xml'], { cwd: folder.path, env });
    expect([code, linesOf(stdout)[0]?.['error']]).toEqual([1, 'The document is larger than the limit.']);
  });
});
