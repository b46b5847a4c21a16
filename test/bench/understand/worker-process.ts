import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Done, Task } from './worker.ts';

/** As package.json starts the bot. */
const BOT_FLAGS = ['--max-semi-space-size=8'];

/** A process with the middle stages of the bot on one database. */
export class Worker {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async open(database: string, pack: string): Promise<Worker> {
    const worker = new Worker(fork(join(import.meta.dirname, 'worker.ts'), [database, pack], { execArgv: BOT_FLAGS }));
    await worker.#answer();
    return worker;
  }

  async do(task: Task): Promise<Done> {
    this.#child.send(task);
    return (await this.#answer()) as Done;
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.disconnect();
    await ended;
  }

  /** The child's next message; a child that ends instead is an error. */
  #answer(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const onExit = (): void => reject(new Error('A process of the measurement ended too early.'));
      this.#child.once('exit', onExit);
      this.#child.once('message', (message) => {
        this.#child.off('exit', onExit);
        resolve(message);
      });
    });
  }
}
