import { createHash } from 'node:crypto';
import type { Feed } from './news/feed.ts';

export interface Article {
  readonly feed: Feed;
}

export const hash = (text: string) => createHash('sha256').update(text).digest('hex');
