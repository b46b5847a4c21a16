import { createInterface, type Interface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Asker, GivenFile } from '../../commands/command.ts';
import { AppError } from '../../domain/errors.ts';
import type { Reply } from '../../domain/telling/message.ts';
import type { Log } from '../../ports/log.ts';
import { TERMINAL } from './console-messenger.ts';
import type { ConsoleScreen } from './console-screen.ts';
import { openLocalFile } from './local-file.ts';

/** Answers what is typed; never throws. */
export type AnswerWords = (typed: string, asker: Asker) => Promise<Reply>;

/**
 * The terminal's half that listens: each line is a command, with or without `/ceasefire` before it, answered in order.
 * The end of the input ends nothing but the listening.
 */
export class ConsoleFront {
  readonly #input: Readable;
  readonly #screen: ConsoleScreen;
  readonly #answer: AnswerWords;
  readonly #log: Log;
  readonly #asker: Asker;
  #lines: Interface | null = null;
  #last: Promise<void> = Promise.resolve();

  constructor(parts: {
    readonly input: Readable;
    readonly screen: ConsoleScreen;
    readonly answer: AnswerWords;
    readonly log: Log;
    readonly timezone: string;
  }) {
    this.#input = parts.input;
    this.#screen = parts.screen;
    this.#answer = parts.answer;
    this.#log = parts.log;
    this.#asker = {
      platform: 'terminal',
      address: TERMINAL,
      user: { id: 'local', name: 'you', timezone: parts.timezone },
      mayManageChannel: true,
      isAdmin: true,
      openFile: openNamed,
    };
  }

  /** Listens until `stop` or the input's end. */
  start(): void {
    // `terminal: false` leaves line editing and Ctrl-C to the terminal itself
    this.#lines = createInterface({ input: this.#input, terminal: false, crlfDelay: Infinity });
    this.#lines.on('line', (line) => this.#take(line));
    this.#input.on('error', this.#onError);
  }

  /** Answers what was typed so far, then listens no more. */
  async stop(): Promise<void> {
    this.#lines?.close();
    this.#lines = null;
    this.#input.pause();
    await this.#last;
    this.#input.off('error', this.#onError);
  }

  readonly #onError = (error: Error): void => {
    this.#log.warn('the terminal cannot be read', { cause: error.message });
  };

  #take(line: string): void {
    if (line.trim() === '') return;
    this.#last = this.#last.then(() => this.#reply(line));
  }

  async #reply(line: string): Promise<void> {
    const reply = await this.#answer(line, this.#asker);
    await this.#screen.show(reply.message);
    if (reply.file) await this.#screen.print(reply.file.text);
  }
}

/** A file of this machine, by its path. */
async function openNamed(path: string | undefined): Promise<GivenFile> {
  if (path === undefined) throw new AppError('bad-input', 'Which file? Name it: feeds import feeds.opml');
  return openLocalFile(path);
}
