import { describe } from '@jest/globals';
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
import { InMemoryStore } from '../../fakes/in-memory-store.ts';
import { prefixes, type StoreUnderTest } from '../../support/store-ports.ts';

async function open(): Promise<StoreUnderTest> {
  const ports = new InMemoryStore(prefixes);
  return { ports, reopen: async () => ports, close: async () => undefined };
}

describe('the in-memory store', () => {
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
