import { PassThrough, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConsoleFront } from '../../src/adapters/console/console-front.ts';
import { ConsoleMessenger, TERMINAL } from '../../src/adapters/console/console-messenger.ts';
import { ConsoleScreen } from '../../src/adapters/console/console-screen.ts';
import { COMMANDS } from '../../src/commands/list.ts';
import { answerWords } from '../../src/commands/run-command.ts';
import { aFolder } from '../support/temporary-folder.ts';
import type { Driver, Seen } from './driver.ts';
import type { Stage } from './stage.ts';

/** A screen of 100 columns without colours; what is printed for a line, or by itself, is one thing seen. */
export class OnTerminal implements Driver {
  readonly platform = 'terminal';
  readonly addresses = { desk: TERMINAL };
  readonly #folder = aFolder();
  readonly names: ReadonlyMap<string, string> = new Map([['FOLDER', this.#folder.path]]);
  readonly #stage: Stage;
  readonly #typed = new PassThrough();
  readonly #printed: string[] = [];
  #answered = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  async open(): Promise<void> {
    const print = (chunk: Buffer, _: unknown, done: () => void): void => {
      this.#printed.push(String(chunk));
      done();
    };
    const screen = new ConsoleScreen(new Writable({ write: print }), this.#stage.log, { noColour: true });
    await this.#stage.open({ env: {}, admins: {} }, (deps) => {
      const answer = async (words: string, asker: Parameters<typeof answerWords>[1]) => {
        try {
          return await answerWords(words, asker, COMMANDS, deps);
        } finally {
          this.#answered += 1;
        }
      };
      const front = new ConsoleFront({ input: this.#typed, screen, answer, log: this.#stage.log, timezone: 'UTC' });
      const messenger = new ConsoleMessenger(screen);
      return new Map([['terminal', { messenger, start: async () => front.start(), stop: async () => front.stop() }]]);
    });
  }

  async close(): Promise<void> {
    await this.#stage.close();
    this.#folder.remove();
  }

  async ask(words: string): Promise<Seen> {
    const before = this.#answered;
    this.#typed.write(`/ceasefire ${words}\n`);
    while (this.#answered === before || this.#printed.length === 0) await wait(2);
    return { shown: this.#taken() };
  }

  async handOver(words: string, file: { readonly name: string; readonly text: string }): Promise<Seen> {
    const path = join(this.#folder.path, file.name);
    writeFileSync(path, file.text);
    return this.ask(`${words} ${path}`);
  }

  async fillIn(): Promise<Seen> {
    throw new Error('a terminal has no forms');
  }

  async news() {
    return { desk: this.#taken().map((shown): Seen => ({ shown: [shown] })) };
  }

  async pictures(): Promise<void> {}

  #taken() {
    return this.#printed.splice(0).map((text) => ({ text }));
  }
}
