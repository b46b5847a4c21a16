import type { DigestLine } from './digest-line.ts';
import type { Digest } from './digest.ts';
import { capitalized, fixedWords, type FixedWords } from './fixed-words.ts';
import { lineBlocks } from './render-line.ts';
import { say, text, type Block, type Message, type Span, type Suggestion } from './message.ts';
import type { Language } from './subscription.ts';
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
export function sourceLineSpans(line: SourceLine, language: Language = 'en'): readonly Span[] {
  const words = fixedWords(language);
  if (line.all === 0) return [text(words.noSources)];
  const waiting = line.waiting ?? 0;
  const head = `${words.read(line.read, line.all)}${waiting > 0 ? `, ${words.waiting(waiting)}` : ''}`;
  if (line.dark.length === 0) return [text(`${head}.`)];
  if (line.dark.length === line.all && line.all > MOST_DARK)
    return line.lastReadAt === null
      ? [text(`${head}; ${words.noneEver}.`)]
      : [text(`${head}; ${words.noneSince} `), { kind: 'time', at: line.lastReadAt, style: 'datetime' }, text('.')];
  const shown = line.dark.slice(0, MOST_DARK);
  const spans = shown.flatMap((d, n): Span[] => [
    text(`${n > 0 ? ', ' : ''}${d.outlet}`),
    ...(d.since
      ? [text(` ${words.since} `), { kind: 'time', at: d.since, style: 'datetime' } as const]
      : [text(` (${words.neverRead})`)]),
  ]);
  const rest = line.dark.length - shown.length;
  return [text(`${head}; ${words.dark}: `), ...spans, text(rest > 0 ? ` ${words.andMore(rest)}.` : '.')];
}

/** More dark sources than these are counted, not named. */
const MOST_DARK = 6;

/** The time that a digest covers. */
export interface DigestPeriod {
  readonly since: Date;
  readonly now: Date;
}

/** Between two polls that both went well nobody is blind. */
const BETWEEN_POLLS_MS = 30 * 60_000;

/** Was nothing read in all that time? What there was then is not known; sources that are still to be polled are no failure. */
export function isBlindPeriod({ all, read, waiting, lastReadAt }: SourceLine, { since, now }: DigestPeriod): boolean {
  if (all === 0 || waiting === all) return false;
  if (lastReadAt === null) return true;
  const isBetween = read > 0 && now.getTime() - lastReadAt.getTime() < BETWEEN_POLLS_MS;
  return lastReadAt <= since && !isBetween;
}

/**
 * A digest as a message. The headline stands alone in a notification, so it says itself how sure it is, and calls neither a blind day a quiet one nor one of
 * which the channel was told by posts.
 */
export function renderDigest(
  digest: Digest & { readonly posted?: number },
  sources: SourceLine,
  timezone: string,
  period: DigestPeriod,
  language: Language = 'en',
): Message {
  const words = fixedWords(language);
  const { pack, lines } = digest;
  const first = lines[0];
  const others = lines.length - 1 + digest.more;
  const headline =
    first === undefined
      ? quietHeadline(digest, sources, timezone, period, words)
      : `${pack.name}: ${first.careful}${others > 0 ? ` – ${words.andMore(others)}` : ''}`;
  const more = moreOf(digest, words);
  const blocks: Block[] = [
    { kind: 'heading', text: first === undefined ? headline : `${pack.name}: ${words.whatIsNew}` },
    ...(digest.lead.length > 0 ? [say(digest.lead.join(' '))] : []),
    ...lines.flatMap((line) => lineBlocks(line, language)),
    ...(more ? moreBlocks(more) : []),
    { kind: 'note', spans: sourceLineSpans(sources, language) },
  ];
  return { headline, blocks, timezone, ...(more ? { more } : {}) };
}

/** What is not shown, and the words that show it; null for nothing. */
function moreOf({ more, from, lines, pack }: Digest, words: FixedWords): Suggestion | null {
  if (more === 0 || from === null) return null;
  const label = lines.length > 0 ? capitalized(words.andMore(more)) : words.reports(more);
  return { label, words: `since ${from.toISOString().slice(0, 16)}Z ${pack.id}` };
}

/** For a terminal, and for who cannot click. */
function moreBlocks({ label, words }: Suggestion): readonly Block[] {
  return [{ kind: 'note', spans: [text(`${label}: `), { kind: 'code', text: `/ceasefire ${words}` }] }];
}

/** Unread for so long, all sources together: what they read before says nothing of now. */
const STALE_MS = 6 * 3_600_000;

function quietHeadline(
  { pack: { name }, more, posted = 0 }: Digest & { readonly posted?: number },
  sources: SourceLine,
  timezone: string,
  period: DigestPeriod,
  words: FixedWords,
): string {
  const nothing = more > 0 ? words.nothingChanged : posted > 0 ? words.nothingMore : words.nothingNew;
  const { read, all, waiting, lastReadAt } = sources;
  if (all === 0) return `${name}: ${nothing}`;
  if (waiting === all) return `${name}: ${words.notReadYet}`;
  if (lastReadAt === null || isBlindPeriod(sources, period)) return `${name}: ${words.notRead}`;
  if (read > 0 && period.now.getTime() - lastReadAt.getTime() < STALE_MS) return `${name}: ${nothing}`;
  return `${name}: ${words.until(nothing, timeInWords(lastReadAt, 'datetime', timezone))}`;
}

/** One development as a post of its own, told as soon as it is known. */
export function renderBreaking(
  name: string,
  lines: readonly DigestLine[],
  timezone: string,
  language: Language = 'en',
): Message {
  const more = lines.length > 1 ? ` – ${fixedWords(language).andMore(lines.length - 1)}` : '';
  const blocks: readonly Block[] = [
    { kind: 'heading', text: name },
    ...lines.flatMap((line) => lineBlocks(line, language)),
  ];
  return { headline: `${name}: ${lines[0]?.careful ?? ''}${more}`, blocks, timezone };
}

/** The same beneath a post of its event, which bears the heading already. */
export function renderReply(
  name: string,
  lines: readonly DigestLine[],
  timezone: string,
  language: Language = 'en',
): Message {
  const { blocks, ...post } = renderBreaking(name, lines, timezone, language);
  return { ...post, blocks: blocks.slice(1) };
}

/** A digest's closing line about what the channel was posted already; the digest itself does not tell it again. */
export function withPostedNote(
  message: Message,
  posted: number,
  url: string | null,
  language: Language = 'en',
): Message {
  if (posted === 0) return message;
  const fixed = fixedWords(language);
  const words = fixed.posted(posted);
  const spans: Span[] = url
    ? [text(`${words} (`), { kind: 'link', label: fixed.latestPost, url }, text(').')]
    : [text(`${words}.`)];
  return { ...message, blocks: [...message.blocks, { kind: 'note', spans }] };
}
