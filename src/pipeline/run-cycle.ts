import type { DeliverDeps } from './deliver-one.ts';
import { deliverQueued } from './deliver-queued.ts';
import type { PollDeps } from './feed-polling.ts';
import { pollDueFeeds } from './poll-due-feeds.ts';
import { queueDigests, type QueueDeps } from './queue-digests.ts';
import { tellAdmins, type WatchDeps } from './tell-admins.ts';
import { understand, type UnderstandDeps } from './understand.ts';

/** What the seven stages need together. */
export type CycleDeps = PollDeps & UnderstandDeps & QueueDeps & WatchDeps & DeliverDeps;

/** What one cycle did. */
export interface CycleReport {
  readonly polled: number;
  readonly notRead: number;
  readonly versions: number;
  readonly settled: number;
  readonly queued: number;
  readonly sent: number;
  readonly failed: number;
}

/** The whole program: poll → parse → relevant? → same event? → what does it state? → new? → digest → deliver. */
export async function runCycle(deps: CycleDeps, signal: AbortSignal): Promise<CycleReport> {
  const polled = await pollDueFeeds(deps, signal); // poll → parse → keep unseen versions
  const watched = await tellAdmins(deps); // feeds that are dark, or back → notices
  const understood = await understand(deps, signal); // relevant? → same event? → states what? → new?
  const queued = await queueDigests(deps); // digest → outbox
  const delivered = await deliverQueued(deps, signal); // outbox → channels
  return {
    polled: polled.polled,
    notRead: polled.failed,
    versions: polled.versions,
    settled: understood.settled,
    queued: queued.queued + watched.queued,
    sent: delivered.sent,
    failed: understood.failed + queued.failed + delivered.failed,
  };
}
