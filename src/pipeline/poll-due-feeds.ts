import type { PollOutcome } from '../domain/news/feed.ts';
import { afterPoll, type PollLimits } from '../domain/news/poll-rhythm.ts';
import type { Clock } from '../ports/clock.ts';
import type { FeedRecord, FeedRegistry } from '../ports/feed-registry.ts';
import type { FeedSource } from '../ports/feed-source.ts';
import type { Log } from '../ports/log.ts';
import type { StoryStore } from '../ports/story-store.ts';
import { harvestPolls } from './harvest-polls.ts';
import type { Retries } from './retries.ts';

/** What polling needs. */
export interface PollDeps {
  readonly feeds: FeedRegistry;
  readonly source: FeedSource;
  readonly store: StoryStore;
  readonly limits: PollLimits;
  readonly retries: Retries;
  readonly clock: Clock;
  readonly log: Log;
}

/** How a round of polling went. */
export interface PollCount {
  readonly polled: number;
  readonly failed: number;
  readonly versions: number;
}

/** A feed that is due before the next tick is nearer to this one: otherwise an interval of one second would be two. */
const HALF_A_TICK_MS = 500;

/**
 * Stage 1 of 7: feeds whose poll is due → unseen versions, one report per pack, and health. One transaction a feed, so a
 * crash repeats a poll and loses nothing. A feed that fails leaves its health and never stops the others; one whose
 * poll cannot be kept rests, so that no server is asked again and again for what is of no use.
 */
export async function pollDueFeeds(deps: PollDeps, signal: AbortSignal): Promise<PollCount> {
  const now = deps.clock.now();
  const due = (await deps.feeds.due(new Date(now.getTime() + HALF_A_TICK_MS))).filter(
    ({ id }) => !deps.retries.isResting(`feed ${id}`, now),
  );
  const counts = await Promise.all(due.map((feed) => pollOne(feed, deps, signal)));
  return {
    polled: counts.length,
    failed: counts.filter((c) => c === null).length,
    versions: counts.reduce<number>((sum, c) => sum + (c ?? 0), 0),
  };
}

/** How many new versions the feed brought, or null when it could not be read. */
async function pollOne(feed: FeedRecord, deps: PollDeps, signal: AbortSignal): Promise<number | null> {
  try {
    const outcome = await deps.source.fetch({ url: feed.movedTo ?? feed.url, validators: feed.validators }, signal);
    if (signal.aborted) return null;
    const brought = await keepOutcome(feed, outcome, deps);
    deps.retries.succeeded(`feed ${feed.id}`);
    return brought;
  } catch (cause) {
    deps.retries.failed(`feed ${feed.id}`, deps.clock.now());
    deps.log.error('poll not kept', { feedId: feed.id, cause: String(cause) });
    return noteFailure(feed, deps);
  }
}

/** What could not be kept shows in the feed's health, as far as that can be written. */
async function noteFailure(feed: FeedRecord, deps: PollDeps): Promise<null> {
  const because = 'What the feed sent could not be kept here; the log says why.';
  try {
    await keepOutcome(feed, { kind: 'failed', because, status: null, retryAfterMs: null }, deps);
  } catch (cause) {
    deps.log.error('health of a feed not kept', { feedId: feed.id, cause: String(cause) });
  }
  return null;
}

async function keepOutcome(feed: FeedRecord, outcome: PollOutcome, deps: PollDeps): Promise<number | null> {
  const now = deps.clock.now();
  const readable = outcome.kind === 'fresh' || outcome.kind === 'unchanged';
  const fresh = outcome.kind === 'fresh' ? [{ feed, document: outcome.document, unchangedItems: 0 }] : [];
  const [harvest = null] = await harvestPolls(fresh, deps.store, now);
  const kept = await deps.store.keepPoll({
    feedId: feed.id,
    movedTo: (readable ? outcome.permanentUrl : null) ?? feed.movedTo,
    validators: readable ? outcome.validators : null,
    health: afterPoll(feed.health, outcome, deps.limits, now, jitterOf(feed.id)),
    harvest,
  });
  if (!readable) deps.log.warn('feed not read', { feedId: feed.id, because: outcome.because });
  return readable ? kept.filter((k) => k.isNew).length : null;
}

/** 0 to 1, the same for a feed at every poll, so that feeds with one rhythm do not march in step. */
function jitterOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  return sum / 997;
}
