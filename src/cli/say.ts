import { withoutSteering } from '../domain/without-steering.ts';

/** Prints one line of a result on standard output. A reader that has seen enough (`… | head`) ends the command quietly. */
export function say(line: string): void {
  const { stdout } = process;
  if (stdout.listenerCount('error') === 0) stdout.on('error', readerIsGone);
  stdout.write(`${line}\n`);
}

/** A result for programs, which a terminal may show, too. */
export function inJson(value: unknown): string {
  return withoutSteering(JSON.stringify(value));
}

function readerIsGone(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}
