import type { DocumentReading } from '../domain/news/feed.ts';

/** Reads feed documents by hand, outside the rhythm of the poller. */
export interface DocumentReader {
  /** Fetches and reads one address through the same guard as a poll; never throws for anything the outside does. */
  readUrl(url: string, signal: AbortSignal): Promise<DocumentReading>;
  /** Reads a document that is already at hand; its status is 0. */
  readBytes(bytes: Uint8Array): Promise<DocumentReading>;
}
