import { inspect } from 'node:util';
import { LogLevel, type Logger } from '@slack/bolt';
import type { Log } from '../../ports/log.ts';

/**
 * What Slack's libraries say, in our log. Their debug lines hold whole payloads, people's words among them, and are
 * dropped; their errors about a connection are warnings to us, because it is taken up again. Whoever reaches the port can
 * make them complain, of a signature that lacks say, so that no more than some lines a minute are kept.
 */
export class SlackLog implements Logger {
  readonly #log: Log;
  readonly #passed: () => number;
  #minute = { since: -Infinity, lines: 0 };

  /** `passed` tells the milliseconds that have passed since any moment. */
  constructor(log: Log, passed: () => number = () => performance.now()) {
    this.#log = log;
    this.#passed = passed;
  }

  debug(): void {
    return;
  }

  info(...said: readonly unknown[]): void {
    this.#log.debug('Slack library', { said: inWords(said) });
  }

  warn(...said: readonly unknown[]): void {
    this.#log.debug('Slack library', { said: inWords(said) });
  }

  error(...said: readonly unknown[]): void {
    const now = this.#passed();
    if (now - this.#minute.since >= MINUTE_MS) this.#minute = { since: now, lines: 0 };
    const line = ++this.#minute.lines;
    if (line <= MOST_LINES) this.#log.warn('Slack library', { said: inWords(said) });
    else if (line === MOST_LINES + 1) this.#log.warn('Slack library: more within this minute is left out');
  }

  /** Ours decides what is shown. */
  setLevel(): void {
    return;
  }

  getLevel(): LogLevel {
    return LogLevel.INFO;
  }

  setName(): void {
    return;
  }
}

const LONGEST = 300;
const MINUTE_MS = 60_000;
const MOST_LINES = 30;

/** Tokens never belong in a log, wherever an error's text has them from. */
function inWords(said: readonly unknown[]): string {
  return said
    .map((one) => (typeof one === 'string' ? one : one instanceof Error ? one.message : inspect(one, { depth: 1 })))
    .join(' ')
    .replace(/\bx(?:ox[a-z]|app|oxe)[.-][\w.-]+/giu, '[secret]')
    .slice(0, LONGEST);
}
