/** Prints one line of a result on standard output. A reader that has seen enough (`… | head`) ends the command quietly. */
export function say(line: string): void {
  const { stdout } = process;
  if (stdout.listenerCount('error') === 0) stdout.on('error', readerIsGone);
  stdout.write(`${line}\n`);
}

function readerIsGone(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}
