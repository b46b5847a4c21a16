import { HttpHubClient } from '../adapters/feeds/http-hub-client.ts';
import type { Store } from '../adapters/store/open-store.ts';
import type { Config } from '../config/load.ts';
import { HubReceiver, type HubDeps } from '../pipeline/follow-hubs.ts';
import type { FeedPolling } from '../pipeline/feed-polling.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { ownName } from './document-reader.ts';

/** Both sides of WebSub: what we ask of hubs, and what they may ask and tell. */
export interface Hubs {
  readonly deps: HubDeps;
  /** Null without a public address, or without a server that could listen at it. */
  readonly receiver: HubReceiver | null;
}

/** Hubs reach us at the public address, as long as our own server is switched on behind it. */
export function openHubs(config: Config, store: Store, polling: FeedPolling, clock: Clock, log: Log): Hubs {
  const publicUrl = config.web.enabled ? (config.publicUrl?.replace(/\/+$/u, '') ?? null) : null;
  const { timeout: timeoutMs, allowHosts } = config.polling;
  const client = new HttpHubClient({ timeoutMs, allowHosts }, ownName(config.publicUrl));
  const hasten: HubDeps['hasten'] = (feedId) => polling.hasten(feedId);
  const deps = { hubs: store.hubs, client, hasten, publicUrl, clock, log };
  return { deps, receiver: publicUrl === null ? null : new HubReceiver(deps) };
}
