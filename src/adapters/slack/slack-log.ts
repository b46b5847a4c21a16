import { inspect } from 'node:util';
import { LogLevel, type Logger } from '@slack/bolt';
import type { Log } from '../../ports/log.ts';

/**
 * What Slack's libraries say, in our log. Their debug lines hold whole payloads, people's words among them, and are
 * dropped; their errors about a connection are warnings to us, because it is taken up again.
 */
export class SlackLog implements Logger {
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
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
    this.#log.warn('Slack library', { said: inWords(said) });
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

/** Tokens never belong in a log, wherever an error's text has them from. */
function inWords(said: readonly unknown[]): string {
  return said
    .map((one) => (typeof one === 'string' ? one : one instanceof Error ? one.message : inspect(one, { depth: 1 })))
    .join(' ')
    .replace(/\bx(?:ox[a-z]|app|oxe)[.-][\w.-]+/giu, '[secret]')
    .slice(0, LONGEST);
}
