import type { Reading } from './rate-limits.ts';

/** A request that comes too early: becomes a 429 with headers. `code` is Discord's own where it has one. */
export class LimitExceeded extends Error {
  override readonly name = 'LimitExceeded';
  readonly reading: Reading;
  readonly scope: 'user' | 'global' | 'shared';
  readonly code: number | undefined;

  constructor(
    reading: Reading,
    scope: 'user' | 'global' | 'shared',
    message = 'You are being rate limited.',
    code?: number,
  ) {
    super(message);
    this.reading = reading;
    this.scope = scope;
    this.code = code;
  }
}
