import { withoutSteering } from '../domain/without-steering.ts';

/**
 * Prints one line of a result on standard output. A reader that has seen enough (`… | head`) ends the command quietly; what
 * cannot be written for another reason, such as a full disk, ends it with 1.
 */
export function say(line: string): void {
  const { stdout } = process;
  if (stdout.listenerCount('error') === 0) stdout.on('error', notWritten);
  stdout.write(`${line}\n`, (error) => {
    if (error) notWritten(error);
  });
}

/** A result for programs, which a terminal may show, too. */
export function inJson(value: unknown): string {
  return withoutSteering(JSON.stringify(value));
}

function notWritten(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`The result cannot be written: ${error.message}.\n`);
  process.exit(1);
}
