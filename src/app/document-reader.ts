import { feedUserAgent, HttpFeedSource } from '../adapters/feeds/http-feed-source.ts';
import type { ConfigFile } from '../config/file-schema.ts';
import { pollLimits } from './parts.ts';

/** Reads feeds by hand, through the same guard and limits as the poller. */
export function documentReader(polling: ConfigFile['polling']): HttpFeedSource {
  return new HttpFeedSource(
    { ...pollLimits({ polling }), allowHosts: polling.allowHosts },
    feedUserAgent('0.1', 'https://github.com/ceasefire-bot/ceasefire-bot'),
  );
}
