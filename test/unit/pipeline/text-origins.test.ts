import { describe, expect, it } from '@jest/globals';
import { TextReader } from '../../../src/adapters/language/text-reader.ts';
import { EVENT_WINDOW_MS } from '../../../src/domain/news/event-memory.ts';
import type { VersionId } from '../../../src/domain/news/article.ts';
import type { FeedId } from '../../../src/domain/news/feed.ts';
import type { Report, ReportId } from '../../../src/domain/news/report.ts';
import { TextOrigins, type TracedText } from '../../../src/pipeline/text-origins.ts';
import type { PlacedShingles } from '../../../src/ports/story-store.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { aPack } from '../../support/conflict.ts';
import { reprint } from '../../support/reprints.ts';
import { at } from '../../support/stories.ts';

const reader = new TextReader();
const { log } = new ChatRoom();

function reportOf(id: number, feedId: string, words: { readonly title: string; readonly summary: string }): Report {
  const version = { id: id as VersionId, feedId: feedId as FeedId, link: '', ...words, author: null, originName: null };
  return { version: { ...version, publishedAt: null, seenAt: at('08:00') } } as unknown as Report;
}

function trace(origins: TextOrigins, report: Report, now = at('08:00')): Promise<TracedText> {
  const { title, summary } = report.version;
  return origins.trace(report, [reader.read(title), reader.read(summary)], aPack(), now);
}

/** What the store would answer for a text that was traced. */
function stored(report: Report, { text }: TracedText): PlacedShingles {
  const { id, link, feedId, seenAt } = report.version;
  const times = { at: seenAt.getTime(), seenAt: seenAt.getTime() };
  return {
    ...text,
    reportId: 1 as ReportId,
    id,
    link,
    sourceId: feedId as string as PlacedShingles['sourceId'],
    ...times,
  };
}

/** A store that holds these texts alone. */
function rows(texts: readonly PlacedShingles[]): ConstructorParameters<typeof TextOrigins>[0] {
  return { textsSince: () => Promise.resolve(texts), seenAtOfLatest: () => Promise.resolve(null) };
}

const wire = reportOf(1, 'courier', reprint([]));
const copy = reportOf(2, 'daily', reprint(['unsigned', 'headline']));

describe('the origins of texts', () => {
  it('keep a text only once it is stored', async () => {
    const origins = new TextOrigins(rows([]), log);
    const traced = await trace(origins, wire);
    expect((await trace(origins, copy)).text.origin).toBe('daily');
    traced.keep();
    const after = await trace(origins, copy);
    expect(after.text.origin).toBe('ap');
    expect(after.because).toBe('origin ap: another outlet has the same text');
  });

  it('are found again in the rows after a restart, but for those that cannot be read', async () => {
    const before = new TextOrigins(rows([]), log);
    const row = stored(wire, await trace(before, wire));
    const again = new TextOrigins(rows([row]), log);
    expect((await trace(again, copy)).text.origin).toBe('ap');
    const room = new ChatRoom();
    const torn = new TextOrigins(rows([{ ...row, shingles: null }]), room.log);
    expect((await trace(torn, copy)).text.origin).toBe('daily');
    expect(room.log.lines).toMatchObject([{ level: 'warn', fields: { packId: 'strait', unreadable: 1 } }]);
  });

  it('reach back as far as events do', async () => {
    const asked: Date[] = [];
    const origins = new TextOrigins(
      { ...rows([]), textsSince: (_, since) => Promise.resolve((asked.push(since), [])) },
      log,
    );
    (await trace(origins, wire)).keep();
    expect(asked).toEqual([new Date(at('08:00').getTime() - EVENT_WINDOW_MS)]);
    const later = new Date(at('08:00').getTime() + EVENT_WINDOW_MS + 1);
    expect((await trace(origins, copy, later)).text.origin).toBe('daily');
  });
});
