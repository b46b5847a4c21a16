import { HttpFeedFinder } from '../adapters/feeds/http-feed-finder.ts';
import { feedUserAgent, HttpFeedSource } from '../adapters/feeds/http-feed-source.ts';
import type { ConfigFile } from '../config/file-schema.ts';
import type { Config } from '../config/load.ts';
import { pollLimits } from './parts.ts';

/** Reads feeds by hand, through the same guard and limits as the poller. */
export function documentReader(polling: ConfigFile['polling']): HttpFeedSource {
  return new HttpFeedSource({ ...pollLimits({ polling }), allowHosts: polling.allowHosts }, ownName(null));
}

/** Finds and inspects feeds for people, through the same guard and limits as the poller. */
export function feedFinder({ polling, publicUrl }: Pick<Config, 'polling' | 'publicUrl'>): HttpFeedFinder {
  return new HttpFeedFinder({ ...pollLimits({ polling }), allowHosts: polling.allowHosts }, ownName(publicUrl));
}

/** How every reader of feeds presents itself. */
export function ownName(publicUrl: string | null): string {
  return feedUserAgent('0.1', publicUrl ?? 'https://github.com/ceasefire-bot/ceasefire-bot');
}
