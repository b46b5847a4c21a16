import type { Pack, Source } from '../../domain/diplomacy/pack.ts';
import { AppError } from '../../domain/errors.ts';
import type { AddedSource } from '../../domain/news/added-source.ts';
import { whyNoFeedAddress } from '../../domain/news/feed-address.ts';
import { strong, text, type Block, type Message, type Reply, type Span } from '../../domain/telling/message.ts';
import type { Finding, InspectedFeed } from '../../ports/feed-finder.ts';
import { zoneOf, type Command, type CommandDeps, type Request } from '../command.ts';
import { mustBeAdmin } from '../permission.ts';
import { bookOf, code, isAdded, moment, onePack, sideInWords, sideNamed } from './known-feeds.ts';

const MOST_LISTED = 10;
const QUIET_MS = 30 * 86_400_000;

/** `feeds add`: finds the feed of an address, sees that it can be read, and follows it. */
export const feedsAdd: Command = {
  name: ['feeds', 'add'],
  summary: 'Follow another feed: give its address, or that of its site',
  options: [
    { name: 'url', description: 'The address of the feed, or of the site', required: true, kind: 'site' },
    { name: 'pack', description: 'The conflict', required: false, kind: 'pack' },
    {
      name: 'outlet',
      description: "The outlet's name; the feed's own title when not given",
      required: false,
      kind: 'text',
    },
    { name: 'side', description: 'The party that owns it; none when not given', required: false, kind: 'party' },
  ],
  example: '/ceasefire feeds add https://example.org/rss.xml',
  available: true,
  private: true,
  run: async (request, deps) => {
    mustBeAdmin(request);
    const pack = onePack(request, deps);
    const side = sideNamed(request.options.get('side'), pack);
    const url = request.options.get('url') ?? '';
    const because = whyNoFeedAddress(url);
    if (because !== null) throw new AppError('bad-input', `Nothing was added: ${because}.`);
    const book = await bookOf(deps);
    refuseKnown(book.followedAt(pack.id, [url]), pack);
    const finding = await deps.finder.find(url);
    if (finding.kind === 'several') return whichOne(finding, pack, request, deps);
    const feed = foundOrRefused(finding);
    refuseKnown(book.followedAt(pack.id, addressesOf(feed)), pack);
    const wish = {
      url: feed.movedTo ?? feed.url,
      title: feed.document.title,
      outlet: request.options.get('outlet') ?? null,
      side,
      language: feed.language,
      addedBy: `${request.platform}:${request.user.id}`,
    };
    const source = book.add(wish, pack.id, deps.clock.now());
    await deps.added.add([source], deps.defaults.intervalMs, deps.clock.now());
    return followed(source, feed, pack, request, deps);
  },
};

function addressesOf(feed: InspectedFeed): readonly string[] {
  return [feed.url, feed.readFrom, ...(feed.movedTo === null ? [] : [feed.movedTo])];
}

function refuseKnown(source: Source | undefined, pack: Pack): void {
  if (!source) return;
  const by = isAdded(source) ? 'it was added before' : `the file of ${pack.id} lists it`;
  throw new AppError('conflict', `${source.outlet} (${source.id}) is followed for ${pack.name} already: ${by}.`);
}

function foundOrRefused(finding: Exclude<Finding, { readonly kind: 'several' }>): InspectedFeed {
  if (finding.kind === 'found') return finding.feed;
  throw new AppError(
    'unavailable',
    `${finding.because} Nothing was added; give the address of the feed itself, or of a page that names it.`,
  );
}

function whichOne(
  { feeds }: Extract<Finding, { readonly kind: 'several' }>,
  pack: Pack,
  request: Request,
  deps: CommandDeps,
): Reply {
  const headline = `That page names ${feeds.length} feeds. Which one?`;
  const shown = feeds.slice(0, MOST_LISTED);
  const more = feeds.length - shown.length;
  const blocks: readonly Block[] = [
    { kind: 'heading', text: headline },
    ...shown.map(({ url, title }): Block => ({
      kind: 'bullet',
      spans: [text(title === '' ? '' : `${title}: `), code(url)],
    })),
    {
      kind: 'note',
      spans: [
        text(
          more > 0
            ? `And ${more} more. Nothing was added; add one by its address: `
            : 'Nothing was added; add one by its address: ',
        ),
        code(`/ceasefire feeds add ${shown[0]?.url ?? ''}`),
      ],
    },
  ];
  return {
    message: { headline, blocks, timezone: zoneOf(request, deps) },
    private: true,
    done: false,
    data: { added: null, several: feeds },
    next: shown.map(({ url, title }) => ({ label: title || url, words: `feeds add ${url} pack:${pack.id}` })),
  };
}

function followed(source: AddedSource, feed: InspectedFeed, pack: Pack, request: Request, deps: CommandDeps): Reply {
  const headline = `Following ${source.outlet} for ${pack.name}`;
  const spans: readonly Span[] = [
    text('Following '),
    strong(source.outlet),
    text(' ('),
    code(source.id),
    text(`) for ${pack.name}, ${sideInWords(source.side, pack)}.`),
    ...holds(feed),
    text(' Its first poll only brings the board up to date; what comes after it is told.'),
  ];
  const message: Message = {
    headline,
    blocks: [
      { kind: 'paragraph', spans },
      ...cautions(feed, deps.clock.now()).map((words): Block => ({ kind: 'note', spans: [text(words)] })),
      {
        kind: 'note',
        spans: [
          text('A wrong name or side? '),
          code(`/ceasefire feeds remove ${source.id}`),
          text(', then add it with outlet: and side:.'),
        ],
      },
    ],
    timezone: zoneOf(request, deps),
  };
  return { message, private: true, data: { added: dataOf(source), several: [] } };
}

function holds({ document }: InspectedFeed): readonly Span[] {
  if (document.items.length === 0) return [];
  const newest = newestAt(document.items);
  const count = ` It holds ${document.items.length} ${document.items.length === 1 ? 'item' : 'items'}`;
  return newest === null
    ? [text(`${count}, none with a date that can be read.`)]
    : [text(`${count}, the newest of `), moment(newest), text('.')];
}

function cautions({ document, readFrom }: InspectedFeed, now: Date): readonly string[] {
  const newest = newestAt(document.items);
  return [
    ...(document.items.length === 0 ? ['It is empty at present: nothing can be said of what it will bring.'] : []),
    ...(newest !== null && now.getTime() - newest.getTime() > QUIET_MS
      ? ['Its newest item is more than a month old: the feed may be given up.']
      : []),
    ...(readFrom.startsWith('http:')
      ? ['It is read over plain http: whoever sits on the way can change what it says.']
      : []),
  ];
}

/** The date of the newest item that has one. */
export function newestAt(items: InspectedFeed['document']['items']): Date | null {
  const dates = items.flatMap(({ publishedAt }) => (publishedAt === null ? [] : [publishedAt.getTime()]));
  return dates.length === 0 ? null : new Date(dates.reduce((a, b) => Math.max(a, b)));
}

function dataOf({ id, packId, outlet, side, url, language }: AddedSource) {
  return { id, pack: packId, outlet, side, url, language };
}
