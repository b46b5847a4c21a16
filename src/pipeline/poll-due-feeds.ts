import { FeedPolling, type PollCount, type PollDeps } from './feed-polling.ts';

/** Polls everything that is due, once, and waits until all of it is kept. */
export async function pollDueFeeds(deps: PollDeps, signal: AbortSignal): Promise<PollCount> {
  const polling = new FeedPolling(deps);
  const early = await polling.takeUp(signal);
  const late = await polling.idle();
  return {
    polled: early.polled + late.polled,
    failed: early.failed + late.failed,
    versions: early.versions + late.versions,
  };
}
