import type { Writable } from 'node:stream';
import type { Message } from '../../domain/telling/message.ts';
import type { Log } from '../../ports/log.ts';
import { plainText } from '../chat/plain-text.ts';

/** Where the terminal's text goes; answers and digests take turns. */
export interface ScreenOutput extends Writable {
  readonly columns?: number;
  readonly isTTY?: boolean;
}

const WIDEST = 110;
const NARROWEST = 30;
const WITHOUT_TERMINAL = 100;

/** Prints messages as plain text, in the terminal's width and with its bold and dim where it has them. */
export class ConsoleScreen {
  readonly #output: ScreenOutput;
  readonly #colour: boolean;
  readonly #log: Log;
  #broken = false;

  constructor(output: ScreenOutput, log: Log, options: { readonly noColour: boolean }) {
    this.#output = output;
    this.#log = log;
    this.#colour = output.isTTY === true && !options.noColour;
    output.on('error', (error) => this.#break(error));
  }

  /** Prints one message with an empty line before and after; a reader that has gone is noted once and no more. */
  async show(message: Message): Promise<'shown' | 'gone'> {
    return this.#write(`\n${plainText(message, { width: this.#width(), colour: this.#colour })}\n\n`);
  }

  /** Prints a text as it is. */
  async print(text: string): Promise<'shown' | 'gone'> {
    return this.#write(`${text}\n`);
  }

  #width(): number {
    const { columns, isTTY } = this.#output;
    return isTTY === true && columns ? Math.max(NARROWEST, Math.min(columns, WIDEST)) : WITHOUT_TERMINAL;
  }

  async #write(text: string): Promise<'shown' | 'gone'> {
    if (this.#broken) return 'gone';
    return new Promise((resolve) => {
      this.#output.write(text, (error) => {
        if (error) this.#break(error);
        resolve(error ? 'gone' : 'shown');
      });
    });
  }

  #break(error: Error): void {
    if (!this.#broken) this.#log.warn('the terminal cannot be written to', { cause: error.message });
    this.#broken = true;
  }
}
