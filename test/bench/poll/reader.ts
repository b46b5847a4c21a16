import type { ReaderTask, RoundCost } from './hosts.ts';

/** Answers each message of the parent with one round's cost; the first round of a reader is for getting to know the feeds. */
export function serveRounds(round: () => Promise<number>): void {
  process.on('message', () => {
    void measured(round).then((cost) => process.send?.(cost));
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.('open');
}

/** The task that the parent gave. */
export function givenTask(): ReaderTask {
  return JSON.parse(process.argv[2] ?? '') as ReaderTask;
}

async function measured(round: () => Promise<number>): Promise<RoundCost> {
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const brought = await round();
  const wallMs = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1000, peakMb: process.resourceUsage().maxRSS / 1024, brought };
}
