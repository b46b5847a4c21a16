import type { DigestLine } from './digest-line.ts';
import type { Digest } from './digest.ts';
import { lineBlocks } from './render-line.ts';
import { say, text, type Block, type Message, type Span } from './message.ts';
import { timeInWords } from './time-in-words.ts';

/** What the reader should know about the sources behind a digest. */
export interface SourceLine {
  readonly read: number;
  readonly all: number;
  /** Outlets that could not be read, with since when (null: never read so far), longest first. */
  readonly dark: readonly { readonly outlet: string; readonly since: Date | null }[];
  /** The last success of any source; null when there was none. */
  readonly lastReadAt: Date | null;
  /** Sources whose first poll is still to come. */
  readonly waiting?: number;
}

/** "14 of 17 sources read; dark: TASS since 04:10" in spans; where nothing can be read, since when. */
export function sourceLineSpans(line: SourceLine): readonly Span[] {
  if (line.all === 0) return [text('No sources are configured.')];
  const waiting = line.waiting ?? 0;
  const head = `${line.read} of ${line.all} sources read${waiting > 0 ? `, ${waiting} not polled yet` : ''}`;
  if (line.dark.length === 0) return [text(`${head}.`)];
  if (line.dark.length === line.all && line.all > MOST_DARK)
    return line.lastReadAt === null
      ? [text(`${head}; none has been read so far.`)]
      : [text(`${head}; none since `), { kind: 'time', at: line.lastReadAt, style: 'datetime' }, text('.')];
  const shown = line.dark.slice(0, MOST_DARK);
  const spans = shown.flatMap((d, n): Span[] => [
    text(`${n > 0 ? ', ' : ''}${d.outlet}`),
    ...(d.since
      ? [text(' since '), { kind: 'time', at: d.since, style: 'datetime' } as const]
      : [text(' (never read)')]),
  ]);
  const rest = line.dark.length - shown.length;
  return [text(`${head}; dark: `), ...spans, text(rest > 0 ? ` and ${rest} more.` : '.')];
}

/** More dark sources than these are counted, not named. */
const MOST_DARK = 6;

/** The time that a digest covers. */
export interface DigestPeriod {
  readonly since: Date;
  readonly now: Date;
}

/** Was nothing read in all that time? What there was then is not known; sources that are still to be polled are no failure. */
export function isBlindPeriod({ all, waiting, lastReadAt }: SourceLine, { since }: DigestPeriod): boolean {
  return all > 0 && (waiting ?? 0) < all && (lastReadAt === null || lastReadAt <= since);
}

/** A digest as a message. The headline stands alone in a notification, and calls a blind day no quiet one. */
export function renderDigest(digest: Digest, sources: SourceLine, timezone: string, period: DigestPeriod): Message {
  const { pack, lines } = digest;
  const first = lines[0];
  const headline =
    first === undefined
      ? quietHeadline(digest, sources, timezone, period)
      : `${pack.name}: ${first.text}${lines.length > 1 ? ` – and ${lines.length - 1} more` : ''}`;
  const blocks: Block[] = [
    { kind: 'heading', text: first === undefined ? headline : `${pack.name}: what is new` },
    ...(digest.lead.length > 0 ? [say(digest.lead.join(' '))] : []),
    ...lines.flatMap(lineBlocks),
    ...moreBlocks(digest),
    { kind: 'note', spans: sourceLineSpans(sources) },
  ];
  return { headline, blocks, timezone };
}

/** What is not shown, and the command that shows it. */
function moreBlocks({ more, from, lines, pack }: Digest): readonly Block[] {
  if (more === 0 || from === null) return [];
  const count = lines.length > 0 ? `And ${more} more` : `${more} ${more === 1 ? 'report' : 'reports'}`;
  const since = `/ceasefire since ${from.toISOString().slice(0, 16)}Z ${pack.id}`;
  return [{ kind: 'note', spans: [text(`${count}: `), { kind: 'code', text: since }] }];
}

/** Unread for so long, all sources together: what they read before says nothing of now. */
const STALE_MS = 6 * 3_600_000;

function quietHeadline(
  { pack: { name }, more }: Digest,
  sources: SourceLine,
  timezone: string,
  period: DigestPeriod,
): string {
  const nothing = more === 0 ? 'nothing new' : 'nothing has changed';
  const { read, all, waiting, lastReadAt } = sources;
  if (all === 0) return `${name}: ${nothing}`;
  if (waiting === all) return `${name}: no source has been read yet, so nothing can be said`;
  if (lastReadAt === null || isBlindPeriod(sources, period))
    return `${name}: no source could be read, so nothing can be said`;
  if (read > 0 && period.now.getTime() - lastReadAt.getTime() < STALE_MS) return `${name}: ${nothing}`;
  return `${name}: ${nothing} until ${timeInWords(lastReadAt, 'datetime', timezone)}; no source was read since`;
}

/** One development as a post of its own, told as soon as it is known. */
export function renderBreaking(name: string, lines: readonly DigestLine[], timezone: string): Message {
  const more = lines.length > 1 ? ` – and ${lines.length - 1} more` : '';
  const blocks: readonly Block[] = [{ kind: 'heading', text: name }, ...lines.flatMap(lineBlocks)];
  return { headline: `${name}: ${lines[0]?.text ?? ''}${more}`, blocks, timezone };
}

/** A digest's closing line about what the channel was posted already; the digest itself does not tell it again. */
export function withPostedNote(message: Message, posted: number, url: string | null): Message {
  if (posted === 0) return message;
  const words = `Already posted here since the last digest: ${posted} ${posted === 1 ? 'development' : 'developments'}`;
  const spans: Span[] = url
    ? [text(`${words} (`), { kind: 'link', label: 'latest post', url }, text(').')]
    : [text(`${words}.`)];
  return { ...message, blocks: [...message.blocks, { kind: 'note', spans }] };
}
