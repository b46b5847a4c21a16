import { parseArgs } from 'node:util';
import { paceOnDiscord } from './on-discord.ts';
import { paceOnSlack } from './on-slack.ts';

/**
 * `bench pacing [channels]`: one breaking line to so many channels of a local Discord at its real pace, and a local Slack
 * of which one channel is limited. Returns 1 when anything takes too long, is limited too often, or stands out of place.
 */
export async function pacing(args: readonly string[]): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [channels = 10_000] = positionals.map(Number);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const problems = [...(await paceOnSlack(say)), ...(await paceOnDiscord(channels, say))];
  for (const problem of problems.slice(0, 20)) say(problem);
  say(problems.length === 0 ? 'every channel has it, in time and in order' : `${problems.length} problems`);
  return problems.length === 0 ? 0 : 1;
}
