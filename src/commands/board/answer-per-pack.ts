import type { Pack } from '../../domain/diplomacy/pack.ts';
import { AppError } from '../../domain/errors.ts';
import type { Block, Suggestion } from '../../domain/telling/message.ts';
import type { TimelineChart } from '../../domain/telling/timeline-chart.ts';
import { chosenPacks } from '../chosen-pack.ts';
import { zoneOf, type Command, type CommandDeps } from '../command.ts';

/** What a command has to say of one conflict, and the same for a program. */
export interface PackAnswer {
  readonly headline: string;
  readonly blocks: readonly Block[];
  readonly data: unknown;
  /** Shown beside the answer where it is the only one. */
  readonly chart?: TimelineChart | null;
}

const MOST_PACKS = 5;

/** A reading command that answers for the conflict that is named, else for each. */
export function perPack(
  about: Pick<Command, 'name' | 'summary' | 'example'> & { readonly next: (pack: Pack) => readonly Suggestion[] },
  answer: (pack: Pack, deps: CommandDeps, timezone: string) => Promise<PackAnswer>,
): Command {
  const { next, ...command } = about;
  return {
    ...command,
    options: [{ name: 'pack', description: 'The conflict', required: false, kind: 'pack' }],
    available: true,
    private: false,
    run: async (request, deps) => {
      const packs = chosenPacks(request.options.get('pack'), deps.packs);
      const [first, ...others] = packs;
      if (!first) throw new AppError('not-found', 'No conflict is configured.');
      const timezone = zoneOf(request, deps);
      const answers: PackAnswer[] = [];
      for (const pack of packs.slice(0, MOST_PACKS)) answers.push(await answer(pack, deps, timezone));
      const headline = answers.map((one) => one.headline).join(' · ');
      const blocks = answers.flatMap((one) => one.blocks);
      const chart = answers.length === 1 ? (answers[0]?.chart ?? null) : null;
      return {
        message: { headline, blocks, timezone, ...(chart ? { chart } : {}) },
        private: false,
        next: others.length === 0 ? next(first) : [],
        data: { packs: answers.map((one, n) => ({ id: packs[n]?.id, ...(one.data as object) })) },
      };
    },
  };
}
