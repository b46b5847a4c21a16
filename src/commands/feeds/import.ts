import type { Pack } from '../../domain/diplomacy/pack.ts';
import { AppError } from '../../domain/errors.ts';
import type { AddedSource } from '../../domain/news/added-source.ts';
import { whyNoFeedAddress, withoutCredentials } from '../../domain/news/feed-address.ts';
import { sentence, text, type Block, type Message, type Reply } from '../../domain/telling/message.ts';
import type { Platform } from '../../domain/telling/subscription.ts';
import type { ListedOutline } from '../../ports/feed-list-format.ts';
import { zoneOf, type Command, type CommandDeps, type GivenFile, type Request } from '../command.ts';
import { oneOf } from '../nearest.ts';
import { mustBeAdmin } from '../permission.ts';
import { bookOf, packsInWords } from './known-feeds.ts';
import { packOf, sideOf } from './list-categories.ts';

const MOST_REFUSALS = 5;
/** New feeds of one import: each is polled soon. */
const MOST_ADDED = 1000;
const NO_FILE: Readonly<Record<Platform, string>> = {
  discord: 'Which feeds? Attach an OPML file in the option file.',
  slack:
    'Which feeds? Post the OPML file with the words "feeds import" in a message that mentions me, or in a direct message to me.',
  terminal: 'Which feeds? Name an OPML file: feeds import feeds.opml',
};

interface Refusal {
  readonly name: string;
  readonly because: string;
}

interface Imported {
  readonly added: readonly AddedSource[];
  readonly known: number;
  readonly refused: readonly Refusal[];
  readonly left: number;
}

/** `feeds import`: follows the feeds of an OPML file; whether one can be read shows at its first poll. */
export const feedsImport: Command = {
  name: ['feeds', 'import'],
  summary: 'Follow the feeds of an OPML file',
  options: [
    { name: 'file', description: 'The OPML file', required: false, kind: 'file', platforms: ['discord', 'terminal'] },
    { name: 'pack', description: 'The conflict, where the file names none', required: false, kind: 'pack' },
  ],
  example: '/ceasefire feeds import',
  available: true,
  private: true,
  run: async (request, deps) => {
    mustBeAdmin(request);
    if (!request.openFile) return whichFile(request, deps);
    const file = await request.openFile(request.options.get('file'));
    const reading = deps.lists.read(file.bytes);
    if (reading.kind === 'unreadable')
      throw new AppError('bad-input', `${file.name} was not imported: ${reading.because}`);
    const counted = await importAll(reading.feeds, request, deps);
    const imported = { ...counted, left: counted.left + reading.left };
    await deps.added.add(imported.added, deps.defaults.intervalMs, deps.clock.now());
    return {
      message: told(file, imported, reading.cutShort, request, deps),
      private: true,
      done: imported.refused.length === 0 || imported.added.length + imported.known > 0,
      data: {
        added: imported.added.map(({ id, packId, url }) => ({ id, pack: packId, url })),
        known: imported.known,
        refused: imported.refused,
        left: imported.left,
      },
    };
  },
};

function whichFile(request: Request, deps: CommandDeps): Reply {
  const pack = request.options.get('pack');
  const words = pack === undefined ? 'feeds import' : `feeds import pack:${pack}`;
  const message = sentence(NO_FILE[request.platform], zoneOf(request, deps));
  return { message, private: true, done: false, asksFile: { title: 'Import feeds', words } };
}

async function importAll(outlines: readonly ListedOutline[], request: Request, deps: CommandDeps): Promise<Imported> {
  const book = await bookOf(deps);
  const added: AddedSource[] = [];
  const refused: Refusal[] = [];
  let known = 0;
  let left = 0;
  for (const outline of outlines) {
    const pack = packFor(outline, request, deps);
    const because = whyNoFeedAddress(outline.url);
    if (because !== null) refused.push({ name: nameOf(outline), because });
    else if (book.followedAt(pack.id, [outline.url])) known += 1;
    else if (added.length >= MOST_ADDED) left += 1;
    else added.push(book.add(wishOf(outline, pack, request), pack.id, deps.clock.now()));
  }
  return { added, known, refused, left };
}

function wishOf(outline: ListedOutline, pack: Pack, request: Request) {
  return {
    url: outline.url,
    title: outline.name,
    outlet: null,
    side: sideOf(outline, pack),
    language: outline.language,
    addedBy: `${request.platform}:${request.user.id}`,
  };
}

/** Asked for, or named by the list, or the only one. */
function packFor(outline: ListedOutline, request: Request, { packs }: CommandDeps): Pack {
  const id = request.options.get('pack');
  const [only, ...others] = packs;
  const pack = id === undefined ? packOf(outline, packs) : packs.find((one) => one.id === id);
  const chosen = pack ?? (others.length === 0 ? only : undefined);
  if (chosen) return chosen;
  throw new AppError(
    'bad-input',
    `Which conflict are these feeds for? Nothing was imported; add pack:${oneOf(packs.map((one) => one.id))}.`,
  );
}

/** Never the address, which may hold a secret; some lists repeat it as the name. */
function nameOf({ name, url }: ListedOutline): string {
  return withoutCredentials(name) || URL.parse(url)?.hostname || 'A feed without a name';
}

function told(
  file: GivenFile,
  { added, known, refused, left }: Imported,
  cutShort: boolean,
  request: Request,
  deps: CommandDeps,
): Message {
  const ids = new Set(added.map(({ packId }) => packId));
  const packs = deps.packs.filter(({ id }) => ids.has(id));
  const to = packs.length === 0 ? '' : ` to ${packsInWords(packs)}`;
  const headline = `${file.name}: ${added.length} added${to}, ${known} followed already, ${refused.length} refused.`;
  const rest = refused.length - MOST_REFUSALS;
  const notes = [
    ...(rest > 0 ? [`And ${rest} more were refused.`] : []),
    ...(left > 0
      ? [`${left} more were left out: one import follows a thousand at most. Import the file again for the next.`]
      : []),
    ...(cutShort ? ['The file ends in the middle, so something may be missing.'] : []),
    ...(added.length + known + refused.length === 0 ? ['The file names no feed.'] : []),
    ...(added.length > 0
      ? [
          'Each is polled soon; its first poll only brings the board up to date. /ceasefire feeds list shows which can be read.',
        ]
      : []),
  ];
  return {
    headline,
    blocks: [
      { kind: 'paragraph', spans: [text(headline)] },
      ...refused
        .slice(0, MOST_REFUSALS)
        .map(({ name, because }): Block => ({ kind: 'bullet', spans: [text(`${name}: ${because}`)] })),
      ...notes.map((words): Block => ({ kind: 'note', spans: [text(words)] })),
    ],
    timezone: zoneOf(request, deps),
  };
}
