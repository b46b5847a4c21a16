import type { KnownNews, NewsQuestion } from '../../src/domain/news/harvest.ts';
import type { HeldVersion, InMemoryState } from './in-memory-state.ts';

/** What is stored of a document's articles, headlines and addresses. */
export function knownInMemory(state: InMemoryState, question: NewsQuestion): KnownNews {
  const { feedId, articleKeys, addresses, titleKeys, since } = question;
  const ofFeed = (held: HeldVersion): boolean => held.version.feedId === feedId;
  const asked = (held: HeldVersion): boolean =>
    articleKeys.includes(held.version.articleKey) ||
    (ofFeed(held) && titleKeys.includes(held.titleKey) && held.version.seenAt >= since);
  const shared = state.versions.filter(
    (held) => ofFeed(held) && addresses.includes(held.address) && (held.version.articleKey as string) !== held.address,
  );
  return {
    versions: state.versions.filter(asked).map(({ version, hash, gist, titleKey, guid }) => {
      const { articleKey, feedId: by, link, seenAt } = version;
      return { articleKey, hash, gist, titleKey, guid, feedId: by, link, seenAt };
    }),
    shared: new Set(shared.map(({ address }) => address)),
  };
}
