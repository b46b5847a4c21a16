import type { PollHarvest } from '../domain/news/article.ts';
import type { FeedDocument } from '../domain/news/feed.ts';
import { harvest, questionOf, readNews, type KnownNews } from '../domain/news/harvest.ts';
import type { FeedRecord } from '../ports/feed-registry.ts';
import type { StoryStore } from '../ports/story-store.ts';

/** A document that a poll brought; `unchangedItems` stood in it, too, and were left out. */
export interface FreshPoll {
  readonly feed: Pick<FeedRecord, 'id' | 'packs' | 'health'>;
  readonly document: Pick<FeedDocument, 'title' | 'link' | 'items'>;
  readonly unchangedItems: number;
}

/** What a poll becomes, and how many of its items are of articles that nobody had seen. */
export interface FreshHarvest {
  readonly harvest: PollHarvest;
  readonly unseen: number;
}

const NOTHING_KNOWN: KnownNews = { versions: [], shared: new Set() };

/** What polls of different feeds brought, in their order; what is known of it is asked for all of them at once. */
export async function harvestPolls(
  polls: readonly FreshPoll[],
  store: Pick<StoryStore, 'knownNews'>,
  now: Date,
): Promise<readonly FreshHarvest[]> {
  const news = polls.map(({ feed, document, unchangedItems }) => {
    const read = readNews({ feedId: feed.id, document, unchangedItems, health: feed.health });
    return { feed, read, question: questionOf(read, now) };
  });
  const asked = news.filter(({ question }) => question !== null);
  const answers = await store.knownNews(asked.flatMap(({ question }) => question ?? []));
  const known = new Map(asked.map((one, n) => [one, answers[n] ?? NOTHING_KNOWN]));
  return news.map((one) => {
    const { versions, unseen } = harvest(one.read, known.get(one) ?? NOTHING_KNOWN, now);
    const { id: feedId, packs } = one.feed;
    return { harvest: { feedId, packs, seenAt: now, versions }, unseen };
  });
}
