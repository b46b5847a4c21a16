import { strong, text, type Block, type Reply, type Span } from '../../domain/telling/message.ts';
import { whyNoFeedAddress } from '../../domain/news/feed-address.ts';
import { AppError } from '../../domain/errors.ts';
import type { InspectedFeed, Inspection } from '../../ports/feed-finder.ts';
import { zoneOf, type Command, type CommandDeps, type Request } from '../command.ts';
import { mustBeAdmin } from '../permission.ts';
import { newestAt } from './add.ts';
import { code, everyReport, feedsNamed, feedsOf, moment, oneFeedNamed, type KnownFeed } from './known-feeds.ts';

const MOST_LISTED = 30;

interface Checked {
  readonly name: string;
  readonly id: string | null;
  readonly url: string;
  readonly inspection: Inspection;
}

/** `feeds check`: reads one feed, or all of them, now and by hand; nothing is kept of it. */
export const feedsCheck: Command = {
  name: ['feeds', 'check'],
  summary: 'Read a feed now, or all of them, and say what came of it',
  options: [
    {
      name: 'feed',
      description: 'Its id, outlet or address; all of them when not given',
      required: false,
      kind: 'feed',
    },
  ],
  example: '/ceasefire feeds check',
  available: true,
  private: true,
  run: async (request, deps) => {
    mustBeAdmin(request);
    const words = request.options.get('feed');
    const known = feedsOf(await everyReport(deps));
    if (words !== undefined) return checkOne(words, known, request, deps);
    const checked = await Promise.all(
      known.map((feed) => look(feed.name, feed.source.id, feed.movedTo ?? feed.source.url, deps)),
    );
    return allOfThem(checked, request, deps);
  },
};

async function look(name: string, id: string | null, url: string, deps: CommandDeps): Promise<Checked> {
  return { name, id, url, inspection: await deps.finder.inspect(url) };
}

async function checkOne(
  words: string,
  known: readonly KnownFeed[],
  request: Request,
  deps: CommandDeps,
): Promise<Reply> {
  const checked = await look(...(await target(words, known)), deps);
  const { inspection } = checked;
  const headline = inspection.kind === 'feed' ? `${checked.name} can be read.` : `${checked.name} cannot be read.`;
  const lines = inspection.kind === 'feed' ? details(inspection, checked.url) : [[text(inspection.because)]];
  return {
    message: {
      headline,
      blocks: [
        { kind: 'paragraph', spans: [strong(headline), text(' '), code(checked.url)] },
        ...lines.map((spans): Block => ({ kind: 'bullet', spans })),
      ],
      timezone: zoneOf(request, deps),
    },
    private: true,
    done: inspection.kind === 'feed',
    data: { feeds: [dataOf(checked)] },
  };
}

/** A followed feed, or whatever stands at an address that nobody follows yet. */
async function target(words: string, known: readonly KnownFeed[]): Promise<readonly [string, string | null, string]> {
  if (/^https?:\/\//iu.test(words) && feedsNamed(words, known).length === 0) {
    const because = whyNoFeedAddress(words);
    if (because !== null) throw new AppError('bad-input', `It cannot be checked: ${because}.`);
    return ['The feed at this address', null, words];
  }
  const feed = oneFeedNamed(words, known);
  return [feed.name, feed.source.id, feed.movedTo ?? feed.source.url];
}

function details(feed: InspectedFeed, asked: string): readonly (readonly Span[])[] {
  const { items, title, ttlMs } = feed.document;
  const newest = newestAt(items);
  const dated = items.filter(({ publishedAt }) => publishedAt !== null).length;
  const validators = [
    ...(feed.etag === null ? [] : ['ETag']),
    ...(feed.lastModified === null ? [] : ['Last-Modified']),
  ];
  return [
    [text(`HTTP ${feed.status}; it calls itself “${title || 'nothing'}”.`)],
    [
      text(`${items.length} ${items.length === 1 ? 'item' : 'items'}, ${dated} with a date`),
      ...(newest === null ? [text('.')] : [text('; the newest of '), moment(newest), text('.')]),
    ],
    ...(feed.readFrom === asked ? [] : [redirected(feed)]),
    [
      text(
        validators.length === 0
          ? 'The server names no version (neither ETag nor Last-Modified), so every poll brings the whole feed.'
          : `A poll without news is cheap: the server names its version (${validators.join(', ')}).`,
      ),
    ],
    ...hubLines(feed),
    ...(ttlMs === null
      ? []
      : [[text(`It asks to be left alone for ${Math.round(ttlMs / 60_000)} minutes after a poll.`)]]),
  ];
}

/** A hub saves polls where the bot has a public address; a document that is read without one says nothing of it. */
function hubLines({ document: { hub } }: InspectedFeed): readonly (readonly Span[])[] {
  return hub === null ? [] : [[text('It names a hub that tells of news at once: '), code(hub), text('.')]];
}

function redirected({ movedTo, readFrom }: InspectedFeed): readonly Span[] {
  const how = movedTo === null ? 'The server passes on, for now, to ' : 'It has moved for good to ';
  return [text(how), code(movedTo ?? readFrom), text('.')];
}

function allOfThem(checked: readonly Checked[], request: Request, deps: CommandDeps): Reply {
  const bad = checked.filter(({ inspection }) => inspection.kind === 'unreadable');
  const good = checked.length - bad.length;
  const headline = checked.length === 0 ? 'No feed is followed.' : `${good} of ${checked.length} feeds can be read.`;
  const rest = bad.length - MOST_LISTED;
  return {
    message: {
      headline,
      blocks: [
        { kind: 'paragraph', spans: [strong(headline)] },
        ...bad.slice(0, MOST_LISTED).map(badBlock),
        ...(rest > 0 ? [{ kind: 'note', spans: [text(`And ${rest} more that cannot be read.`)] } as const] : []),
      ],
      timezone: zoneOf(request, deps),
    },
    private: true,
    done: good > 0 || checked.length === 0,
    data: { feeds: checked.map(dataOf) },
  };
}

function badBlock({ name, id, inspection }: Checked): Block {
  const because = inspection.kind === 'unreadable' ? inspection.because : '';
  // the name of one feed of several of an outlet holds its id already
  const also = id === null || name.includes(id) ? [] : [text(' '), code(id)];
  return { kind: 'bullet', spans: [strong(name), ...also, text(`: ${because}`)] };
}

function dataOf({ id, url, inspection }: Checked) {
  if (inspection.kind === 'unreadable')
    return { id, url, status: inspection.status, readable: false, error: inspection.because };
  const { document, status, readFrom, movedTo, etag, lastModified, language } = inspection;
  const newest = newestAt(document.items);
  const { title, items } = document;
  return {
    id,
    url,
    status,
    readable: true,
    title,
    items: items.length,
    newest,
    readFrom,
    movedTo,
    etag,
    lastModified,
    language,
  };
}
