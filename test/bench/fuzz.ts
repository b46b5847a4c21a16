import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const hangMs = 20_000;

/**
 * `bench fuzz [count] [folder] [--seed n] [--only number]`: reads documents that were broken at random, made of own ones
 * or of a folder's; prints what it takes to make a document again, and keeps those that fail. Returns 1 when a document
 * crashes or hangs the reader, comes out malformed or takes a second, or when memory grows too large; the reading is
 * done in a process with the bot's own flags.
 */
export async function fuzz(args: readonly string[]): Promise<number> {
  const child = fork(join(import.meta.dirname, 'fuzz/run.ts'), args, { execArgv: ['--max-semi-space-size=8'] });
  let number: unknown = 'none';
  const hang = setTimeout(() => {
    process.stdout.write(`document ${String(number)} hangs: it was not read within ${hangMs / 1000} s\n`);
    child.kill('SIGKILL');
  }, hangMs);
  child.on('message', (begun) => {
    number = begun;
    hang.refresh();
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  clearTimeout(hang);
  return code ?? 1;
}
