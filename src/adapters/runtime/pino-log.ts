import { pino, type Logger } from 'pino';
import { withoutSteering } from '../../domain/without-steering.ts';
import type { Log, LogFields } from '../../ports/log.ts';
import { withoutSecrets } from './secret-shapes.ts';

/** What is shorter is no secret, and may be part of any word. */
const LEAST = 4;

/** Lines that could not be written yet, in bytes; what comes beyond that is dropped. */
const MOST_KEPT = 2 ** 20;

/** Takes finished lines. */
interface Lines {
  write(line: string): void;
}

/** What cannot be written there, because the disk of a redirected log is full, is written later and stops nothing. */
function standardError(): Lines {
  const lines = pino.destination({ fd: 2, sync: true, maxLength: MOST_KEPT });
  lines.on('error', () => undefined);
  return lines;
}

/**
 * Structured lines on standard error; standard output belongs to results and to the terminal's chat. Nobody logs a secret
 * on purpose; `secrets`, and what has the shape of one, are taken out all the same: an error's text may come from a library.
 */
export class PinoLog implements Log {
  readonly #logger: Logger;
  constructor(level: string, secrets: readonly string[] = [], lines: Lines = standardError()) {
    const spelt = spellingsOf(secrets);
    const clean = { write: (line: string): void => lines.write(withoutSteering(without(spelt, line))) };
    this.#logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, clean);
  }
  debug(message: string, fields: LogFields = {}): void {
    this.#logger.debug(fields, message);
  }
  info(message: string, fields: LogFields = {}): void {
    this.#logger.info(fields, message);
  }
  warn(message: string, fields: LogFields = {}): void {
    this.#logger.warn(fields, message);
  }
  error(message: string, fields: LogFields = {}): void {
    this.#logger.error(fields, message);
  }
}

/** As they stand in a line of JSON, and in JSON that is quoted there; the longest first, since one may begin another. */
function spellingsOf(secrets: readonly string[]): readonly string[] {
  const once = secrets.filter(({ length }) => length >= LEAST).map(inJson);
  return [...new Set([...once.map(inJson), ...once])].toSorted((a, b) => b.length - a.length);
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function without(spellings: readonly string[], line: string): string {
  return withoutSecrets(spellings.reduce((text, secret) => text.replaceAll(secret, '[secret]'), line));
}
