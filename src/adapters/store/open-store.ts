import type { AddedSources } from '../../ports/added-sources.ts';
import type { Baselines } from '../../ports/baselines.ts';
import type { DeskDecisions } from '../../ports/desk-decisions.ts';
import type { DeskProposals } from '../../ports/desk-proposals.ts';
import type { Edits } from '../../ports/edits.ts';
import type { FeedRegistry } from '../../ports/feed-registry.ts';
import type { Outages } from '../../ports/outages.ts';
import type { Looks } from '../../ports/looks.ts';
import type { HubSubscriptions } from '../../ports/hub-subscriptions.ts';
import type { Outbox } from '../../ports/outbox.ts';
import type { ReadModel } from '../../ports/read-model.ts';
import type { StoryStore } from '../../ports/story-store.ts';
import type { Retention } from '../../ports/retention.ts';
import type { Subscriptions } from '../../ports/subscriptions.ts';
import type { Prefixes } from './ledger/append-verdict.ts';
import { KyselyAddedSources } from './news/kysely-added-sources.ts';
import { KyselyBaselines } from './ledger/kysely-baselines.ts';
import { KyselyDeskDecisions } from './news/kysely-desk-decisions.ts';
import { KyselyDeskProposals } from './news/kysely-desk-proposals.ts';
import { KyselyFeedRegistry } from './news/kysely-feed-registry.ts';
import { KyselyOutages } from './news/kysely-outages.ts';
import { KyselyHubSubscriptions } from './news/kysely-hub-subscriptions.ts';
import { KyselyLooks } from './telling/kysely-looks.ts';
import { KyselyEdits } from './telling/kysely-edits.ts';
import { KyselyOutbox } from './telling/kysely-outbox.ts';
import { KyselyReadModel } from './ledger/kysely-read-model.ts';
import { KyselyStoryStore } from './news/kysely-story-store.ts';
import { KyselySubscriptions } from './telling/kysely-subscriptions.ts';
import { KyselyRetention } from './kysely-retention.ts';
import { openSqlite } from './sqlite.ts';

/** Every port that the database serves. */
export interface Store {
  readonly stories: StoryStore;
  readonly feeds: FeedRegistry;
  readonly outages: Outages;
  readonly added: AddedSources;
  readonly decisions: DeskDecisions;
  readonly proposals: DeskProposals;
  readonly baselines: Baselines;
  readonly hubs: HubSubscriptions;
  readonly outbox: Outbox;
  readonly edits: Edits;
  readonly subscriptions: Subscriptions;
  readonly looks: Looks;
  readonly readModel: ReadModel;
  readonly retention: Retention;
  /** The migrations that ran while it was opened. */
  readonly migrated: readonly string[];
  /** What is wrong with the file or its tables, one sentence each; empty when all is well. */
  check(): Promise<readonly string[]>;
  /** Throws a FileMoved where another file, or none, stands where this one was opened. */
  mustBeInPlace(): void;
  /** Waits for what is under way and lets go of the file. */
  close(): Promise<void>;
}

/**
 * Opens the database at `sqlite:PATH` and brings its tables up to date. Throws an AppError: `configuration` for an address
 * that cannot be used or a database of a newer version, `damaged` for a file that cannot be read.
 */
export async function openStore(url: string, options: { readonly prefixes: Prefixes }): Promise<Store> {
  const opened = await openSqlite(url);
  const { database } = opened;
  return {
    stories: new KyselyStoryStore(database, options.prefixes),
    feeds: new KyselyFeedRegistry(database),
    outages: new KyselyOutages(database),
    added: new KyselyAddedSources(database),
    decisions: new KyselyDeskDecisions(database),
    proposals: new KyselyDeskProposals(database),
    baselines: new KyselyBaselines(database),
    hubs: new KyselyHubSubscriptions(database),
    outbox: new KyselyOutbox(database),
    edits: new KyselyEdits(database),
    subscriptions: new KyselySubscriptions(database),
    looks: new KyselyLooks(database),
    readModel: new KyselyReadModel(database),
    retention: new KyselyRetention(database),
    migrated: opened.migrated,
    check: () => opened.check(),
    mustBeInPlace: () => opened.mustBeInPlace(),
    close: () => opened.close(),
  };
}
