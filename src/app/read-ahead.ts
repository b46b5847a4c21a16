import type { CommandDeps } from '../commands/command.ts';

/** Reads what most commands answer from, so that the first question of a start need not wait until a long ledger has been read. */
export async function readAhead({
  packs,
  readModel,
  clock,
}: Pick<CommandDeps, 'packs' | 'readModel' | 'clock'>): Promise<void> {
  for (const pack of packs) {
    await readModel.tally(pack, clock.now());
    await readModel.feeds(pack.id);
  }
}
