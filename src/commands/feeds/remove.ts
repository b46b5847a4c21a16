import { AppError } from '../../domain/errors.ts';
import { sentence } from '../../domain/telling/message.ts';
import { zoneOf, type Command } from '../command.ts';
import { mustBeAdmin } from '../permission.ts';
import { everyReport, feedsNamed, feedsOf, oneFeedNamed, packsInWords } from './known-feeds.ts';

/** `feeds remove`: an added feed is followed no more; what it brought stays. */
export const feedsRemove: Command = {
  name: ['feeds', 'remove'],
  summary: 'Stop following a feed that was added',
  options: [{ name: 'feed', description: 'Its id, outlet or address', required: true, kind: 'added-feed' }],
  example: '/ceasefire feeds remove example.org',
  available: true,
  private: true,
  run: async (request, deps) => {
    mustBeAdmin(request);
    const words = request.options.get('feed') ?? '';
    const wanted = (await deps.added.all()).filter((source) => source.removedAt === null);
    const byId = new Map(wanted.map((source) => [source.id, { source }]));
    const listed = feedsOf(await everyReport(deps)).filter((feed) => !feed.isAdded);
    const added = [...byId.values()];
    const [own] = feedsNamed(words, added).length === 0 ? feedsNamed(words, listed) : [];
    if (own)
      throw new AppError(
        'conflict',
        `${own.name} is listed by the file of ${own.packs.map((pack) => pack.id).join(', ')}: take it out of the sources there and start the bot again; only added feeds can be removed here.`,
      );
    const { source } = oneFeedNamed(words, added);
    if (!(await deps.added.remove(source.id, deps.clock.now())))
      throw new AppError('not-found', `${source.id} was removed a moment ago.`);
    const packs = deps.packs.filter(({ id }) => wanted.some((one) => one.id === source.id && one.packId === id));
    // it may stand in several conflicts, in each under the name and side that it was given there
    const where = packs.length > 1 ? ` for ${packsInWords(packs)}` : '';
    const said = `${source.outlet} (${source.id}) is followed no more${where}; what it brought stays. To follow it again: /ceasefire feeds add ${source.url}`;
    return {
      message: sentence(said, zoneOf(request, deps)),
      private: true,
      data: { removed: { id: source.id, outlet: source.outlet, url: source.url } },
    };
  },
};
