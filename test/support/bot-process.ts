import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const NODE = join(ROOT, 'node_modules/.bin/node');
const MAIN = join(ROOT, 'src/main.ts');

/** Where and how a process of the program is started; nothing of this process's own environment goes in but the PATH. */
interface Surroundings {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** How a process ended, and what it said until then. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program as a process of its own: `node src/main.ts …`, seen from outside. */
export class BotProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #ended: Promise<Ended>;
  #stdout = '';
  #stderr = '';

  private constructor(args: readonly string[], { cwd, env = {} }: Surroundings) {
    const own = { PATH: process.env.PATH ?? '', HOME: cwd, TZ: 'UTC', ...env };
    this.#child = spawn(NODE, [MAIN, ...args], { cwd, env: own, stdio: 'pipe' });
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => (this.#stdout += text));
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => (this.#stderr += text));
    this.#child.stdin.on('error', () => undefined); // a process that has ended reads no more
    this.#ended = once(this.#child, 'close').then(([code, signal]) => ({
      code: code as number | null,
      signal: signal as NodeJS.Signals | null,
      stdout: this.#stdout,
      stderr: this.#stderr,
    }));
  }

  /** Starts it; it goes on until it ends by itself or is ended. */
  static start(args: readonly string[], surroundings: Surroundings): BotProcess {
    return new BotProcess(args, surroundings);
  }

  /** Runs it to its end, with nothing but `input` to read. */
  static async run(args: readonly string[], surroundings: Surroundings, input = ''): Promise<Ended> {
    const bot = new BotProcess(args, surroundings);
    bot.#child.stdin.end(input);
    return bot.ended;
  }

  get pid(): number {
    return this.#child.pid ?? -1;
  }

  get ended(): Promise<Ended> {
    return this.#ended;
  }

  get stdout(): string {
    return this.#stdout;
  }

  get stderr(): string {
    return this.#stderr;
  }

  /** Types a line on its standard input. */
  type(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  /** Lets its standard input come to an end. */
  endInput(): void {
    this.#child.stdin.end();
  }

  /** The first match in what it has printed on standard output; rejects when it ends, or the time does, without one. */
  async printed(pattern: RegExp, timeoutMs = 20_000): Promise<RegExpExecArray> {
    return this.#said(pattern, timeoutMs, () => this.#stdout);
  }

  /** Sends a signal to this process alone, and does not wait for what comes of it. */
  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** The first match in what it has logged; rejects when it ends, or the time does, without one. */
  async logged(pattern: RegExp, timeoutMs = 20_000): Promise<RegExpExecArray> {
    return this.#said(pattern, timeoutMs, () => this.#stderr);
  }

  /** Sends a signal to this process alone; resolves once it has ended. */
  async end(signal: NodeJS.Signals): Promise<Ended> {
    this.#child.kill(signal);
    return this.#ended;
  }

  async #said(pattern: RegExp, timeoutMs: number, said: () => string): Promise<RegExpExecArray> {
    const deadline = performance.now() + timeoutMs;
    let over = false;
    void this.#ended.then(() => (over = true));
    for (;;) {
      const match = pattern.exec(said());
      if (match) return match;
      if (over || performance.now() > deadline)
        throw new Error(`${String(pattern)} was not said; out: ${this.#stdout}\nerr: ${this.#stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
