import type { Block } from '../domain/telling/message.ts';
import { feedHealth } from '../queries/feed-health.ts';
import { chosenPacks } from './chosen-pack.ts';
import { zoneOf, type Command } from './command.ts';
import { feedBlocks, linesEach } from './feeds/feed-blocks.ts';

/** `sources`: which outlets are read for a conflict, and how they are doing; dark ones first. */
export const sources: Command = {
  name: ['sources'],
  summary: 'Which sources are read, and how they are doing',
  options: [{ name: 'pack', description: 'The conflict', required: false, kind: 'pack' }],
  example: '/ceasefire sources',
  available: true,
  private: false,
  run: async (request, deps) => {
    const packs = chosenPacks(request.options.get('pack'), deps.packs);
    const reports = await Promise.all(packs.map((pack) => feedHealth(pack, deps)));
    const read = reports.reduce((sum, { line }) => sum + line.read, 0);
    const all = reports.reduce((sum, { line }) => sum + line.all, 0);
    const name = reports.length === 1 ? `${reports[0]?.pack.name ?? ''}: ` : '';
    const headline = `${name}${read} of ${all} ${all === 1 ? 'source is' : 'sources are'} read`;
    const rest = 'the page /sources has them all';
    // of one conflict the headline has said its name, and where all are read the rest of it, too
    const told = reports.length > 1 ? 0 : read === all ? 2 : 1;
    const blocks: readonly Block[] = [
      { kind: 'heading', text: headline },
      ...reports.flatMap((report) => feedBlocks(report, linesEach(request.platform, reports.length), rest)).slice(told),
    ];
    return {
      message: { headline, blocks, timezone: zoneOf(request, deps) },
      private: false,
      data: reports.map(({ pack, line, feeds }) => ({
        pack: pack.id,
        read: line.read,
        all: line.all,
        sources: feeds.map(({ source, standing, health }) => ({
          id: source.id,
          outlet: source.outlet,
          family: source.family,
          side: source.side,
          language: source.language,
          standing,
          lastSuccessAt: health?.lastSuccessAt ?? null,
        })),
      })),
    };
  },
};
