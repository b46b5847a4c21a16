import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import SqliteFile from 'better-sqlite3';
import { openStore, type Store } from '../../../src/adapters/store/open-store.ts';
import { EventMemories } from '../../../src/pipeline/event-memories.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { at, north, readReports, someFeatures } from '../../support/stories.ts';
import { prefixes } from '../../support/store-ports.ts';
import { aFolder } from '../../support/temporary-folder.ts';

describe('features that were stored with a placement', () => {
  let folder: ReturnType<typeof aFolder>;
  let store: Store;
  beforeEach(async () => {
    folder = aFolder();
    store = await openStore(`sqlite:${folder.path}/news.db`, { prefixes });
    await readReports(store.stories, 3);
  });
  afterEach(async () => {
    await store.close();
    folder.remove();
  });

  const rewrite = (text: string): void => {
    const file = new SqliteFile(`${folder.path}/news.db`);
    file.prepare('update report set features = ? where event_seq = 2').run(text);
    file.close();
  };

  it.each([
    ['torn', '{"lead": ["ri'],
    ['of another shape', JSON.stringify({ words: ['river'] })],
    ['of another type', JSON.stringify(someFeatures({ planned: 'yes' as unknown as boolean }))],
    ['a number among words', JSON.stringify(someFeatures({ lead: [7 as unknown as string] }))],
  ])('and are %s are left out, and the log says so', async (_, text) => {
    rewrite(text);
    const placed = await store.stories.placedSince(north, at('08:00'), { after: null, limit: 9 });
    expect(placed.map(({ features }) => features)).toEqual([someFeatures(), null, someFeatures()]);
    const { log } = new ChatRoom();
    expect((await new EventMemories(store.stories, store.decisions, log).of(north, at('09:00'))).size).toBe(2);
    expect(log.lines).toMatchObject([{ level: 'warn', fields: { packId: north, unreadable: 1 } }]);
  });

  it('and are longer than this version knows are read without the rest', async () => {
    rewrite(JSON.stringify({ ...someFeatures(), mood: 'calm' }));
    const placed = await store.stories.placedSince(north, at('08:00'), { after: null, limit: 9 });
    expect(placed[1]?.features).toEqual(someFeatures());
  });
});
