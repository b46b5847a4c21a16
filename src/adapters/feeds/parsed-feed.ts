import type { FeedDocument } from '../../domain/news/feed.ts';

/** What reading a document came to. */
export type ParsedFeed =
  | { readonly kind: 'parsed'; readonly document: FeedDocument; readonly language: string | null }
  | { readonly kind: 'unreadable'; readonly because: string };
