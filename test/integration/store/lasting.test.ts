import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { openStore, type Store } from '../../../src/adapters/store/open-store.ts';
import { aLedger, north } from '../../support/stories.ts';
import { prefixes } from '../../support/store-ports.ts';
import { aFolder } from '../../support/temporary-folder.ts';

describe('making a ledger last', () => {
  let folder: ReturnType<typeof aFolder>;
  let store: Store;
  beforeEach(async () => {
    folder = aFolder();
    store = await openStore(`sqlite:${folder.path}/news.db`, { prefixes });
  });
  afterEach(async () => {
    await store.close();
    folder.remove();
  });

  const log = (): Buffer => readFileSync(`${folder.path}/news.db-wal`);

  // SQLite syncs its log with a transaction that writes a page to it, and with no other
  it('writes to the log, each time, and leaves the entries as they are', async () => {
    await aLedger(store.stories, 2);
    const before = await store.readModel.ledger(north);
    for (let time = 1; time <= 2; time++) {
      const was = log();
      await store.stories.makeLasting();
      expect(log().equals(was)).toBe(false);
    }
    expect(await store.readModel.ledger(north)).toEqual(before);
  });
});
