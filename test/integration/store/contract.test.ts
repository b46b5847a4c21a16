import { describe } from '@jest/globals';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { itKeepsAddedSources } from '../../contract/added-sources.ts';
import { itKeepsBaselines } from '../../contract/baselines.ts';
import { itKeepsCorrections } from '../../contract/corrections.ts';
import { itHandsOutDeliveries } from '../../contract/delivering.ts';
import { itKeepsEdits } from '../../contract/edits.ts';
import { itKeepsFeeds } from '../../contract/feed-registry.ts';
import { itKeepsFigures } from '../../contract/figures.ts';
import { itKeepsTheLedger } from '../../contract/ledger.ts';
import { itKnowsItsNews } from '../../contract/known-news.ts';
import { itKeepsLooks } from '../../contract/looks.ts';
import { itQueuesMessages } from '../../contract/outbox.ts';
import { itPauses } from '../../contract/pausing.ts';
import { itWatchesFeeds } from '../../contract/outages.ts';
import { itHeedsTheDesk } from '../../contract/desk-decisions.ts';
import { itKeepsProposals } from '../../contract/desk-proposals.ts';
import { itExplainsReports } from '../../contract/explaining.ts';
import { itAnswersReaders } from '../../contract/read-model.ts';
import { itPlacesReports } from '../../contract/placing.ts';
import { itKeepsStories } from '../../contract/story-store.ts';
import { itKeepsSubscriptions } from '../../contract/subscriptions.ts';
import { prefixes, type StorePorts, type StoreUnderTest } from '../../support/store-ports.ts';
import { aFolder } from '../../support/temporary-folder.ts';

/** A file is closed and opened again, as after a crash. */
async function openFile(): Promise<StoreUnderTest> {
  const folder = aFolder();
  const url = `sqlite:${folder.path}/news.db`;
  let store = await openStore(url, { prefixes });
  return {
    get ports(): StorePorts {
      return store;
    },
    reopen: async () => {
      await store.close();
      store = await openStore(url, { prefixes });
      return store;
    },
    close: async () => {
      await store.close();
      folder.remove();
    },
  };
}

/** What is only in memory would be gone: it stays open. */
async function openInMemory(): Promise<StoreUnderTest> {
  const store = await openStore('sqlite::memory:', { prefixes });
  return { ports: store, reopen: async () => store, close: () => store.close() };
}

describe.each([
  ['a file', openFile],
  ['memory', openInMemory],
])('SQLite in %s', (_, open) => {
  itKeepsStories(open);
  itPlacesReports(open);
  itKnowsItsNews(open);
  itKeepsTheLedger(open);
  itKeepsFigures(open);
  itKeepsFeeds(open);
  itKeepsAddedSources(open);
  itAnswersReaders(open);
  itExplainsReports(open);
  itHeedsTheDesk(open);
  itKeepsProposals(open);
  itKeepsCorrections(open);
  itKeepsBaselines(open);
  itKeepsSubscriptions(open);
  itKeepsLooks(open);
  itQueuesMessages(open);
  itPauses(open);
  itHandsOutDeliveries(open);
  itKeepsEdits(open);
  itWatchesFeeds(open);
});
