import { pino, type Logger } from 'pino';
import type { Log, LogFields } from '../../ports/log.ts';

/** Structured lines on standard error; standard output belongs to results and to the terminal's chat. */
export class PinoLog implements Log {
  readonly #logger: Logger;
  constructor(level: string) {
    this.#logger = pino(
      { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
      pino.destination({ fd: 2, sync: true }),
    );
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
