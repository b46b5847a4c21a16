import { Routes, type REST } from 'discord.js';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { postFailure } from './post-failure.ts';

const WINDOW_MS = 60 * 60_000;
const MOST_IN_WINDOW = 10;

/**
 * Publishes posts of announcement channels to the channels that follow them. Discord allows ten an hour in a channel: what
 * is beyond that stays unpublished, because nothing may wait for it. It is not even asked for, since the client keeps a
 * timer of up to an hour for each request that a limit turns away.
 */
export class Crossposts {
  readonly #rest: REST;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #made = new Map<string, readonly number[]>();

  constructor(rest: REST, clock: Clock, log: Log) {
    this.#rest = rest;
    this.#clock = clock;
    this.#log = log;
  }

  /** Never throws: the post itself stands. */
  async publish(channel: string, message: string): Promise<void> {
    const now = this.#clock.now().getTime();
    const recent = (this.#made.get(channel) ?? []).filter((at) => at > now - WINDOW_MS);
    if (recent.length >= MOST_IN_WINDOW) {
      this.#note(channel, `Discord publishes ${MOST_IN_WINDOW} posts an hour`);
      return;
    }
    this.#made.set(channel, [...recent, now]);
    try {
      await this.#rest.post(Routes.channelMessageCrosspost(channel, message));
    } catch (error) {
      this.#note(channel, postFailure(error).because);
    }
  }

  #note(channel: string, because: string): void {
    this.#log.info('a post was not published to following channels', { platform: 'discord', channel, because });
  }
}
