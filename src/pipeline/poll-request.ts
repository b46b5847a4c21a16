import { addressToAsk } from '../domain/news/feed-move.ts';
import type { Validators } from '../domain/news/feed.ts';
import type { FeedRecord } from '../ports/feed-registry.ts';

/** What the source is asked for. One server's validators mean nothing to another; what the items were holds anywhere. */
export function pollRequest(feed: FeedRecord): { readonly url: string; readonly validators: Validators } {
  const url = addressToAsk(feed);
  if (url === (feed.movedTo ?? feed.url)) return { url, validators: feed.validators };
  return { url, validators: { ...feed.validators, etag: null, lastModified: null } };
}
