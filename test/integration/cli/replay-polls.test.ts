import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BotProcess, type Ended } from '../../support/bot-process.ts';
import { INVENTED_ITEMS } from '../../support/invented-archive.ts';
import { writeInventedPack } from '../../support/invented-war.ts';
import { readLines } from '../../support/json-lines.ts';
import { renderRss, type ServedItem } from '../../support/served-rss.ts';
import { aFolder } from '../../support/temporary-folder.ts';

/** An invented item as a feed would carry it. */
function served(id: string, change: Partial<ServedItem> = {}): ServedItem {
  const item = INVENTED_ITEMS.find((one) => one.id === id);
  if (!item) throw new Error(`no item ${id}`);
  const { title, summary, link, guid, published } = item;
  return {
    title: title ?? '',
    link: link ?? '',
    ...(summary ? { summary } : {}),
    ...(guid ? { guid } : {}),
    ...(published ? { publishedAt: new Date(published) } : {}),
    ...change,
  };
}

const folder = aFolder();
afterAll(() => folder.remove());

function keep(stamp: string, feed: string, document: string): void {
  const at = join(folder.path, 'polls', stamp);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, feed), document);
}

const rss = (...items: readonly ServedItem[]): string =>
  renderRss('Paper', 'https://example.invalid/', items, new Date(0));

describe('replay --polls', () => {
  let ended: Ended;
  let items: readonly Record<string, unknown>[];
  beforeAll(async () => {
    const pack = writeInventedPack(folder.path);
    keep('20310505T091000Z', 'meridian-courier.xml', rss(served('proposal')));
    keep('20310505T091000Z', 'harbour-daily.xml', '<html>Sorry, we are moving house</html>');
    keep('20310505T093000Z', 'harbour-daily.xml', rss(served('proposal-again')));
    keep('20310506T180000Z', 'meridian-courier.xml', rss(served('answer'), served('proposal')));
    keep('20310507T101000Z', 'harbour-daily.xml', rss(served('signed', { guid: '' }), served('proposal-again')));
    keep('20310507T101000Z', 'notes.txt', 'not a feed');
    keep('yesterday', 'meridian-courier.xml', rss(served('cup')));
    const args = ['replay', '--pack', pack, '--polls', 'polls', '--out', 'out'];
    ended = await BotProcess.run(args, { cwd: folder.path });
    items = readLines(join(folder.path, 'out/items.jsonl'));
  });

  it('takes documents as polls, the oldest first, and leaves out with a word in the log what is none', () => {
    expect(ended).toMatchObject({ code: 0, stdout: '6 items, 3 days, 2 digests written to out\n' });
    const logged = ended.stderr.trimEnd().split('\n');
    expect(logged).toHaveLength(1);
    expect(JSON.parse(logged[0] ?? '')).toMatchObject({ feedId: 'harbour-daily', stamp: '20310505T091000Z' });
  });

  it('names items by feed, guid or link, and stamp', () => {
    expect(items.map(({ id }) => id)).toEqual([
      'meridian-courier#mc-1@20310505T091000Z',
      'harbour-daily#hd-1@20310505T093000Z',
      'meridian-courier#mc-1@20310506T180000Z',
      'meridian-courier#mc-2@20310506T180000Z',
      'harbour-daily#hd-1@20310507T101000Z',
      'harbour-daily#https://example.invalid/harbour-daily/signed@20310507T101000Z',
    ]);
  });

  it("keeps a feed's first poll in the background, and tells what comes after it once", () => {
    expect(items.map(({ verdict }) => verdict)).toEqual(['repeat', 'repeat', 'repeat', 'new', 'repeat', 'new']);
    const digests = readLines(join(folder.path, 'out/digests.jsonl'));
    const texts = digests.flatMap(({ lines }) => (lines as readonly Record<string, unknown>[]).map(({ text }) => text));
    expect(texts).toEqual(['Korrath accepts the 60-day ceasefire', 'The 60-day ceasefire is reportedly agreed']);
  });
});
