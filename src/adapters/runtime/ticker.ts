import { createTask, type ScheduledTask } from 'node-cron';
import type { Log } from '../../ports/log.ts';

/** No wait is longer, so that a clock that was set back holds up nothing for longer. */
const LONGEST_WAIT_MS = 1_000;
/** The same failure is said again after so long: a full disk fails every second. */
const SAID_AGAIN_MS = 60_000;

/**
 * Runs work at the moments of a cron line, never twice at once: a tick that comes while the work still runs is left out,
 * since the next one takes up whatever is due. Work that throws is logged; the ticking goes on. node-cron says when;
 * the waiting is done here, because its own waits until a moment by the wall clock: with the clock set back an hour it
 * would stand still for that hour, and after a week's leap it would go through each of 600,000 missed seconds.
 */
export class Ticker {
  readonly #work: () => Promise<void>;
  readonly #log: Log;
  #line: ScheduledTask | null = null;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #said: { readonly cause: string; readonly at: number } | null = null;
  #unsaid = 0;

  constructor(work: () => Promise<void>, log: Log) {
    this.#work = work;
    this.#log = log;
  }

  /** `line` is a cron line, with seconds or without. The first run starts at once. */
  start(line: string): void {
    this.#line = createTask(line, () => undefined);
    this.tick();
    this.#wait(this.#line);
  }

  /** Starts a run unless one is under way. */
  tick(): void {
    if (this.#running) return;
    this.#running = this.#run().finally(() => (this.#running = null));
  }

  /** No more ticks; resolves when the run under way is over. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#line?.destroy();
    this.#line = null;
    await this.#running;
  }

  async #run(): Promise<void> {
    try {
      await this.#work();
      this.#said = null;
    } catch (cause) {
      this.#sayOnce(String(cause));
    }
  }

  #sayOnce(cause: string): void {
    const now = performance.now();
    if (this.#said?.cause === cause && now - this.#said.at < SAID_AGAIN_MS) {
      this.#unsaid++;
      return;
    }
    const times = this.#unsaid > 0 && this.#said?.cause === cause ? { times: this.#unsaid + 1 } : {};
    this.#log.error('cycle failed', { cause, ...times });
    this.#said = { cause, at: now };
    this.#unsaid = 0;
  }

  #wait(line: ScheduledTask): void {
    const from = Date.now();
    const next = line.getNextRuns(1)[0]?.getTime() ?? from + LONGEST_WAIT_MS;
    const wake = (): void => {
      const now = Date.now();
      if (now >= next || now < from) this.tick();
      this.#wait(line);
    };
    this.#timer = setTimeout(wake, Math.min(next - from, LONGEST_WAIT_MS));
  }
}
