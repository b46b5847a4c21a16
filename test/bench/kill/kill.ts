import { parseArgs } from 'node:util';
import { KillStage } from './kill-stage.ts';
import { begin, dice, finish, killAll } from './kill-rounds.ts';
import { problems } from './kill-verdict.ts';

/**
 * `bench kill [kills] [channels] [--seed n]`: kills the bot, a real process, so many times at random moments while digests
 * go to so many channels of a local Discord and a local Slack each, lets it finish, and holds the channels against the
 * outbox and against the ledger. Returns 1 when anything is lost, doubled, out of order or not finished.
 */
export async function kill(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { seed: { type: 'string', default: '1' } },
  });
  const seed = Number(values.seed);
  const [kills = 100, channels = 50] = positionals.map(Number);
  const stage = await KillStage.open(channels);
  const random = dice(seed);
  try {
    await begin(stage);
    await killAll(stage, kills, random, (n, how) => void process.stdout.write(`kill ${n}: ${how}\n`));
    const code = await finish(stage);
    const found = problems(stage);
    for (const problem of found) process.stdout.write(`${problem}\n`);
    process.stdout.write(
      `${kills} kills, ${stage.channels.length} channels: ${found.length} problems, ended with ${String(code)}\n`,
    );
    return found.length === 0 && code === 0 ? 0 : 1;
  } finally {
    await stage.close();
  }
}
