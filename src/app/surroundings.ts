import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';

/** What the outside gives an app: the terminal, the time, the log. */
export interface Surroundings {
  readonly clock: Clock;
  readonly log: Log;
  readonly input: Readable | null;
  readonly output: Writable | null;
  readonly noColour: boolean;
}
