import type { RequestListener } from 'node:http';
import type { Messenger } from '../ports/messenger.ts';

/** One chat platform: where commands come in and posts go out. */
export interface Front {
  readonly messenger: Messenger;
  /** Takes the platform's requests to our own server, where it makes any. */
  readonly requests?: RequestListener | null;
  /** Resolves when the first connection has been tried; a platform that is down is tried again without anyone waiting. */
  start(): Promise<void>;
  stop(): Promise<void>;
}
