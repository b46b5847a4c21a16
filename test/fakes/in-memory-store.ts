import { InMemoryAddedSources } from './in-memory-added-sources.ts';
import { InMemoryBaselines } from './in-memory-baselines.ts';
import { InMemoryDeskDecisions } from './in-memory-desk-decisions.ts';
import { InMemoryDeskProposals } from './in-memory-desk-proposals.ts';
import { InMemoryEdits } from './in-memory-edits.ts';
import { InMemoryFeedRegistry } from './in-memory-feed-registry.ts';
import { InMemoryLooks } from './in-memory-looks.ts';
import { InMemoryOutbox } from './in-memory-outbox.ts';
import { InMemoryOutages } from './in-memory-outages.ts';
import { InMemoryReadModel } from './in-memory-read-model.ts';
import { InMemoryState } from './in-memory-state.ts';
import { InMemoryStoryStore } from './in-memory-story-store.ts';
import { InMemorySubscriptions } from './in-memory-subscriptions.ts';

/** Every port that a database would serve, over one shared state. */
export class InMemoryStore {
  readonly state = new InMemoryState();
  readonly feeds = new InMemoryFeedRegistry(this.state);
  readonly outages = new InMemoryOutages(this.state);
  readonly added = new InMemoryAddedSources(this.state);
  readonly baselines = new InMemoryBaselines(this.state);
  readonly decisions = new InMemoryDeskDecisions(this.state);
  readonly proposals = new InMemoryDeskProposals(this.state);
  readonly outbox = new InMemoryOutbox(this.state);
  readonly edits = new InMemoryEdits(this.state);
  readonly subscriptions = new InMemorySubscriptions(this.state);
  readonly looks = new InMemoryLooks(this.state);
  readonly readModel = new InMemoryReadModel(this.state);
  readonly stories: InMemoryStoryStore;

  constructor(prefixes: Readonly<Record<string, string>> = { ukraine: 'UA' }) {
    this.stories = new InMemoryStoryStore(this.state, prefixes);
  }
}
