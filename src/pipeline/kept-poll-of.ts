import { addressLearned } from '../domain/news/feed-move.ts';
import type { FeedDocument, FeedHealth, PollOutcome } from '../domain/news/feed.ts';
import type { SeenItems } from '../domain/news/feed-rhythm.ts';
import { afterPoll, type PollLimits } from '../domain/news/poll-rhythm.ts';
import { nextSafetyPoll, type NamedHub } from '../domain/news/web-sub.ts';
import type { FeedRecord } from '../ports/feed-registry.ts';
import type { KeptPoll, StoryStore } from '../ports/story-store.ts';
import { harvestPolls, type FreshHarvest } from './harvest-polls.ts';

/** A feed, and how its poll ended. */
export interface Polled {
  readonly feed: FeedRecord;
  readonly outcome: PollOutcome;
}

/** What polls leave, in their order: health whatever the outcome, validators and an address where the feed was read, a harvest where it brought something. */
export async function keptPollsOf(
  polled: readonly Polled[],
  store: Pick<StoryStore, 'knownNews'>,
  limits: PollLimits,
  now: Date,
): Promise<readonly KeptPoll[]> {
  const fresh = polled.flatMap(({ feed, outcome }) =>
    outcome.kind === 'fresh' ? [{ feed, document: outcome.document, unchangedItems: outcome.unchangedItems }] : [],
  );
  const harvests = await harvestPolls(fresh, store, now);
  const byFeed = new Map(harvests.map((one) => [one.harvest.feedId, one]));
  return polled.map((one) => keptPollOf(one, byFeed.get(one.feed.id) ?? null, limits, now));
}

function keptPollOf({ feed, outcome }: Polled, fresh: FreshHarvest | null, limits: PollLimits, now: Date): KeptPoll {
  const readable = outcome.kind === 'fresh' || outcome.kind === 'unchanged';
  const health = afterPoll(feed.health, outcome, limits, now, jitterOf(feed.id), seenItems(outcome, fresh));
  return {
    feedId: feed.id,
    movedTo: readable ? addressLearned(feed, outcome.permanentUrl) : null,
    validators: readable ? outcome.validators : null,
    health: readable ? seldom(health, feed, limits, now) : health,
    ...(outcome.kind === 'fresh' ? { hub: namedHub(outcome.document, feed) } : {}),
    harvest: fresh?.harvest ?? null,
  };
}

function seenItems(outcome: PollOutcome, fresh: FreshHarvest | null): SeenItems | null {
  if (outcome.kind !== 'fresh' || fresh === null) return null;
  return { fresh: fresh.unseen, windowSize: outcome.document.items.length + outcome.unchangedItems };
}

/** Where a hub tells of changes, polling is the safety net. */
function seldom(health: FeedHealth, { pushedUntil }: FeedRecord, limits: PollLimits, now: Date): FeedHealth {
  return { ...health, nextPollAt: nextSafetyPoll(health.nextPollAt, pushedUntil, limits.maxIntervalMs, now) };
}

/** A feed that does not say how its hub knows it is known by the address that it is read at. */
function namedHub({ hub, self }: FeedDocument, feed: FeedRecord): NamedHub | null {
  return hub === null ? null : { hub, topic: self ?? feed.movedTo ?? feed.url };
}

/** 0 to 1, the same for a feed at every poll, so that feeds with one rhythm do not march in step. */
function jitterOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  return sum / 997;
}
