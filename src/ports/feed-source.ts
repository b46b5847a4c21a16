import type { PollOutcome, Validators } from '../domain/news/feed.ts';

/** Where feeds come from. */
export interface FeedSource {
  /**
   * Fetches and reads one feed, waiting its turn among the others. Never throws for anything the outside does; an
   * aborted signal is a failed outcome too.
   */
  fetch(request: { readonly url: string; readonly validators: Validators }, signal: AbortSignal): Promise<PollOutcome>;
  /** Lets go of every connection; the source is of no use afterwards. */
  close(): Promise<void>;
}
