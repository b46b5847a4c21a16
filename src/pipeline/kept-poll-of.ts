import { articleKey, entryOf, textHash, type NewVersion, type PollHarvest } from '../domain/news/article.ts';
import { addressLearned } from '../domain/news/feed-move.ts';
import type { FeedDocument, FeedHealth, PollOutcome } from '../domain/news/feed.ts';
import { afterPoll, type PollLimits } from '../domain/news/poll-rhythm.ts';
import { nextSafetyPoll, type NamedHub } from '../domain/news/web-sub.ts';
import type { FeedRecord } from '../ports/feed-registry.ts';
import type { KeptPoll } from '../ports/story-store.ts';

/** What a poll leaves: health whatever its outcome, validators and an address where it was read, a harvest where it brought something. */
export function keptPollOf(feed: FeedRecord, outcome: PollOutcome, limits: PollLimits, now: Date): KeptPoll {
  const readable = outcome.kind === 'fresh' || outcome.kind === 'unchanged';
  const health = afterPoll(feed.health, outcome, limits, now, jitterOf(feed.id));
  return {
    feedId: feed.id,
    movedTo: readable ? addressLearned(feed, outcome.permanentUrl) : null,
    validators: readable ? outcome.validators : null,
    health: readable ? seldom(health, feed, limits, now) : health,
    ...(outcome.kind === 'fresh' ? { hub: namedHub(outcome.document, feed) } : {}),
    harvest: outcome.kind === 'fresh' ? harvestOf(feed, outcome.document, now) : null,
  };
}

/** Where a hub tells of changes, polling is the safety net. */
function seldom(health: FeedHealth, { pushedUntil }: FeedRecord, limits: PollLimits, now: Date): FeedHealth {
  return { ...health, nextPollAt: nextSafetyPoll(health.nextPollAt, pushedUntil, limits.maxIntervalMs, now) };
}

/** A feed that does not say how its hub knows it is known by the address that it is read at. */
function namedHub({ hub, self }: FeedDocument, feed: FeedRecord): NamedHub | null {
  return hub === null ? null : { hub, topic: self ?? feed.movedTo ?? feed.url };
}

function harvestOf(feed: FeedRecord, document: FeedDocument, now: Date): PollHarvest {
  const firstPoll = feed.health.firstPolledAt === null;
  return { feedId: feed.id, packs: feed.packs, seenAt: now, versions: versionsOf(feed, document, firstPoll, now) };
}

/** Feeds list their newest item first; stories are told oldest first. Items without words are nothing to read. */
function versionsOf(feed: FeedRecord, document: FeedDocument, firstPoll: boolean, now: Date): readonly NewVersion[] {
  return document.items
    .filter((item) => item.title !== '' || item.summary !== '')
    .toReversed()
    .map((item) => ({
      articleKey: articleKey(feed.id, item),
      hash: textHash(item.title, item.summary),
      item,
      entry: entryOf(item, { firstPoll }, now),
    }));
}

/** 0 to 1, the same for a feed at every poll, so that feeds with one rhythm do not march in step. */
function jitterOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  return sum / 997;
}
