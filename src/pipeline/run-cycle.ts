import type { Log } from '../ports/log.ts';
import { deliverQueued, type DeliverDeps } from './deliver-queued.ts';
import { findDevelopments, type DevelopmentDeps } from './find-developments.ts';
import { groupIntoEvents, type GroupDeps } from './group-into-events.ts';
import { judgeReports, type JudgeDeps } from './judge-relevance.ts';
import { pollDueFeeds, type PollDeps } from './poll-due-feeds.ts';
import { queueDigests, type QueueDeps } from './queue-digests.ts';
import { readStatements, type ReadDeps } from './read-statements.ts';

/** What the seven stages need together. */
export type CycleDeps = PollDeps & JudgeDeps & GroupDeps & ReadDeps & DevelopmentDeps & QueueDeps & DeliverDeps;

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
  const understood = await understand(deps, signal);
  const queued = await queueDigests(deps); // digest → outbox
  const delivered = await deliverQueued(deps, signal); // outbox → channels
  return {
    polled: polled.polled,
    notRead: polled.failed,
    versions: polled.versions,
    settled: understood.settled,
    queued: queued.queued,
    sent: delivered.sent,
    failed: understood.failed + queued.failed + delivered.failed,
  };
}

/** The four stages in the middle, until every report that can be settled is. */
export async function understand(
  deps: JudgeDeps & GroupDeps & ReadDeps & DevelopmentDeps & { readonly log: Log },
  signal: AbortSignal,
): Promise<{ readonly settled: number; readonly failed: number }> {
  let settled = 0;
  for (;;) {
    const judged = await judgeReports(deps); // relevant?
    const grouped = await groupIntoEvents(deps); // same event?
    const read = await readStatements(deps); // what does it state?
    const developed = await findDevelopments(deps); // new against the board?
    settled += developed.done;
    const failed = judged.failed + grouped.failed + read.failed + developed.failed;
    const done = judged.done + grouped.done + read.done + developed.done;
    if (done === 0 || failed > 0 || signal.aborted) return { settled, failed };
  }
}
