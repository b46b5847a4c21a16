import { sentence, type ReplyFile } from '../../domain/telling/message.ts';
import type { FeedListFormat, ListedFolder } from '../../ports/feed-list-format.ts';
import type { SourcesReport } from '../../queries/feed-health.ts';
import { chosenPacks } from '../chosen-pack.ts';
import { zoneOf, type Command } from '../command.ts';
import { mustBeAdmin } from '../permission.ts';
import { everyReport } from './known-feeds.ts';
import { categoriesOf } from './list-categories.ts';

/** `feeds export`: every followed feed as an OPML file, a folder a conflict. */
export const feedsExport: Command = {
  name: ['feeds', 'export'],
  summary: 'The feeds as an OPML file',
  options: [{ name: 'pack', description: 'The conflict; all of them when not given', required: false, kind: 'pack' }],
  example: '/ceasefire feeds export',
  available: true,
  private: true,
  run: async (request, deps) => {
    mustBeAdmin(request);
    const packs = chosenPacks(request.options.get('pack'), deps.packs);
    const reports = await everyReport({ ...deps, packs });
    const count = reports.reduce((sum, { feeds }) => sum + feeds.length, 0);
    const file = listFile(reports, deps.lists);
    const said = `${count} ${count === 1 ? 'feed' : 'feeds'} as ${file.name}.`;
    return { message: sentence(said, zoneOf(request, deps)), private: true, file };
  },
};

function listFile(reports: readonly SourcesReport[], lists: FeedListFormat): ReplyFile {
  const ids = reports.map(({ pack }) => pack.id).join('-');
  const name = `feeds-${ids.length > 0 && ids.length <= 40 ? ids : 'all'}.opml`;
  return { name, mediaType: lists.mediaType, text: lists.write('Feeds of Ceasefire Bot', reports.map(folderOf)) };
}

function folderOf({ pack, feeds }: SourcesReport): ListedFolder {
  return {
    name: pack.name,
    feeds: feeds.map(({ source }) => ({
      url: source.url,
      name: source.outlet,
      language: source.language === 'und' ? null : source.language,
      categories: categoriesOf(pack.id, source.side),
    })),
  };
}
