import type { AddedSources } from '../../src/ports/added-sources.ts';
import type { Baselines } from '../../src/ports/baselines.ts';
import type { DeskDecisions } from '../../src/ports/desk-decisions.ts';
import type { DeskProposals } from '../../src/ports/desk-proposals.ts';
import type { Edits } from '../../src/ports/edits.ts';
import type { FeedRegistry } from '../../src/ports/feed-registry.ts';
import type { Looks } from '../../src/ports/looks.ts';
import type { Outages } from '../../src/ports/outages.ts';
import type { Outbox } from '../../src/ports/outbox.ts';
import type { ReadModel } from '../../src/ports/read-model.ts';
import type { StoryStore } from '../../src/ports/story-store.ts';
import type { Subscriptions } from '../../src/ports/subscriptions.ts';

/** The ports that one database serves. */
export interface StorePorts {
  readonly stories: StoryStore;
  readonly feeds: FeedRegistry;
  readonly outages: Outages;
  readonly added: AddedSources;
  readonly decisions: DeskDecisions;
  readonly proposals: DeskProposals;
  readonly baselines: Baselines;
  readonly outbox: Outbox;
  readonly edits: Edits;
  readonly subscriptions: Subscriptions;
  readonly looks: Looks;
  readonly readModel: ReadModel;
}

/** A store under test; `reopen` is what a crash and a new start do, as far as the store can. */
export interface StoreUnderTest {
  readonly ports: StorePorts;
  reopen(): Promise<StorePorts>;
  close(): Promise<void>;
}

export type OpenStoreUnderTest = () => Promise<StoreUnderTest>;

/** The prefixes of the two packs that the builders know. */
export const prefixes = { north: 'NO', south: 'SO' } as const;
