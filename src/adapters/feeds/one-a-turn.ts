import { setImmediate as turn } from 'node:timers/promises';

/**
 * Does one piece of work at a time, each in a turn of the event loop of its own: documents that come in together are not
 * read one after the other while everything else waits.
 */
export class OneATurn {
  #last: Promise<unknown> = Promise.resolve();

  do<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(() => turn()).then(work);
    this.#last = Promise.allSettled([done]); // whoever asked hears of a failure
    return done;
  }
}
