import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const hangMs = 20_000;
const longHangMs = 60_000;
const chats: ReadonlySet<string> = new Set(['discord', 'slack-socket', 'slack-http']);

/**
 * `bench fuzz [count] [folder] [--seed n] [--only number]`: reads documents that were broken at random, made of own ones
 * or of a folder's; prints what it takes to make a document again, and keeps those that fail. Returns 1 when a document
 * crashes or hangs the reader, comes out malformed or takes a second, or when memory grows too large; the reading is
 * done in a process with the bot's own flags.
 *
 * `bench fuzz discord|slack-socket|slack-http [count] [--seed n] [--from number]`: sends payloads of people without
 * rights, broken at random, to a running bot over its own clients. Returns 1 when a row changes, an answer breaks a limit
 * of the platform, something fails inside, a secret stands in the log, or `status` is not answered any more.
 */
export async function fuzz(args: readonly string[]): Promise<number> {
  const isChat = chats.has(args[0] ?? '');
  const file = isChat ? 'fuzz/chat/run.ts' : 'fuzz/run.ts';
  const child = fork(join(import.meta.dirname, file), args, { execArgv: ['--max-semi-space-size=8'] });
  let number: unknown = 'none';
  const patience = isChat ? longHangMs : hangMs;
  const hang = setTimeout(() => {
    process.stdout.write(`number ${String(number)} hangs: nothing came of it within ${patience / 1000} s\n`);
    child.kill('SIGKILL');
  }, patience);
  child.on('message', (begun) => {
    number = begun;
    hang.refresh();
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  clearTimeout(hang);
  return code ?? 1;
}
