import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** How a process ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program as its own process. */
export class BotProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<Ended>;
  #stdout = '';
  #stderr = '';

  constructor(words: readonly string[], env: Readonly<Record<string, string>>) {
    const child = spawn(process.execPath, [program, ...words], { env: { ...env, NO_COLOR: '1' }, stdio: 'pipe' });
    this.#child = child;
    child.stdout.on('data', (data) => (this.#stdout += String(data)));
    child.stderr.on('data', (data) => (this.#stderr += String(data)));
    this.#ended = once(child, 'close').then(([code, signal]) => ({
      code: code as number | null,
      signal: signal as NodeJS.Signals | null,
      stdout: this.#stdout,
      stderr: this.#stderr,
    }));
  }

  get pid(): number {
    return this.#child.pid ?? -1;
  }

  /** Resolves with everything said on standard output as soon as it holds the words; rejects when the process ends first. */
  async saying(words: string): Promise<string> {
    while (!this.#stdout.includes(words)) {
      const heard = await Promise.race([once(this.#child.stdout ?? this.#child, 'data'), this.#ended]);
      if (!Array.isArray(heard)) throw new Error(`ended without "${words}": ${JSON.stringify(heard)}`);
    }
    return this.#stdout;
  }

  /** Types a line. */
  type(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  ended(): Promise<Ended> {
    return this.#ended;
  }

  /** Ends it, however far it is; no harm when it has ended. */
  async end(signal: NodeJS.Signals): Promise<Ended> {
    this.#child.kill(signal);
    return this.#ended;
  }
}
