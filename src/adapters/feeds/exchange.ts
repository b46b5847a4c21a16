import type { Dispatcher } from 'undici';
import { header, type Headers } from './server-hints.ts';

/** One answer of a server, read to its end as far as it was wanted; content encodings are still on the body. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
  /** The body went on beyond the limit and was broken off there. */
  readonly tooLarge: boolean;
}

export interface Question {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** How many bytes of the body are wanted of an answer with this status; of an answer that nobody wants to read, 0. */
  readonly wanted: (status: number) => number;
}

/** Of a body that is not wanted, so much is read to keep the connection; beyond it the connection is the cheaper loss. */
const passedOver = 16_384;
const mostPieces = 1024;

/**
 * One GET through undici's dispatcher itself: its `request` makes a stream for every answer, which for a poll that finds
 * nothing new costs as much as all the rest. `cancel` may come at any time, also before a connection stands.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly answer: Promise<Answer>;
  state: 'connecting' | 'waiting' | 'reading' = 'connecting';
  /** When the server last sent something of its answer. */
  heardAt = 0;
  readonly #resolve: (answer: Answer) => void;
  readonly #reject: (error: Error) => void;
  readonly #wanted: (status: number) => number;
  readonly #parts: Buffer[] = [];
  #recent: Buffer[] = [];
  #controller: Dispatcher.DispatchController | null = null;
  #cancelled: Error | null = null;
  #status = 0;
  #headers: Headers = {};
  #limit = 0;
  #size = 0;

  constructor(dispatcher: Dispatcher, { url, headers, wanted }: Question) {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.answer = promise;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#wanted = wanted;
    dispatcher.dispatch({ origin: url.origin, path: url.pathname + url.search, method: 'GET', headers }, this);
  }

  cancel(reason: Error): void {
    this.#cancelled ??= reason;
    this.#controller?.abort(reason);
    this.#reject(reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    this.state = 'waiting';
    if (this.#cancelled !== null) controller.abort(this.#cancelled);
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: Headers): void {
    // an early hint; the answer itself follows
    if (status < 200) return;
    this.#hear();
    this.#status = status;
    this.#headers = headers;
    this.#limit = this.#wanted(status);
    if (this.#limit > 0 && Number(header(headers, 'content-length')) > this.#limit) this.#breakOff(controller);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#hear();
    this.#size += chunk.length;
    if (this.#limit > 0) this.#take(chunk);
    if (this.#size <= Math.max(this.#limit, passedOver)) return;
    this.#breakOff(controller);
  }

  onResponseEnd(): void {
    this.#end(this.#limit > 0 && this.#size > this.#limit);
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#reject(error);
  }

  #hear(): void {
    this.state = 'reading';
    this.heardAt = performance.now();
  }

  /** Of millions of pieces of a byte each, every one would cost a hundred. */
  #take(chunk: Buffer): void {
    this.#recent.push(chunk);
    if (this.#recent.length < mostPieces) return;
    this.#parts.push(Buffer.concat(this.#recent));
    this.#recent = [];
  }

  #breakOff(controller: Dispatcher.DispatchController): void {
    this.#end(this.#limit > 0);
    controller.abort(new Error('more than was wanted'));
  }

  #end(tooLarge: boolean): void {
    const all = [...this.#parts, ...this.#recent];
    const body = tooLarge || all.length === 0 ? nothing : Buffer.concat(all, this.#size);
    this.#resolve({ status: this.#status, headers: this.#headers, body, tooLarge });
  }
}

const nothing = Buffer.alloc(0);
