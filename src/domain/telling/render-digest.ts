import { CERTAINTY_IN_WORDS, carriersInWords } from '../ledger/describe.ts';
import type { Evidence } from '../ledger/development.ts';
import type { Digest, DigestLine } from './digest.ts';
import { text, type Block, type Message, type Span } from './message.ts';
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
  const count = lines.length + digest.more;
  const headline =
    first === undefined
      ? quietHeadline(pack.name, sources, timezone, period)
      : `${pack.name}: ${first.text}${count > 1 ? ` – and ${count - 1} more` : ''}`;
  const blocks: Block[] = [
    { kind: 'heading', text: first === undefined ? headline : `${pack.name}: what is new` },
    ...lines.flatMap(lineBlocks),
    ...(digest.more > 0
      ? [{ kind: 'note', spans: [text(`And ${digest.more} more; /ceasefire status shows the board.`)] } as const]
      : []),
    { kind: 'note', spans: sourceLineSpans(sources) },
  ];
  return { headline, blocks, timezone };
}

/** Unread for so long, all sources together: what they read before says nothing of now. */
const STALE_MS = 6 * 3_600_000;

function quietHeadline(name: string, sources: SourceLine, timezone: string, period: DigestPeriod): string {
  const { read, all, waiting, lastReadAt } = sources;
  if (all === 0) return `${name}: nothing new`;
  if (waiting === all) return `${name}: no source has been read yet, so nothing can be said`;
  if (lastReadAt === null || isBlindPeriod(sources, period))
    return `${name}: no source could be read, so nothing can be said`;
  if (read > 0 && period.now.getTime() - lastReadAt.getTime() < STALE_MS) return `${name}: nothing new`;
  return `${name}: nothing new until ${timeInWords(lastReadAt, 'datetime', timezone)}; no source was read since`;
}

/** One development as a post of its own, told as soon as it is known. */
export function renderBreaking(name: string, lines: readonly DigestLine[], timezone: string): Message {
  const more = lines.length > 1 ? ` – and ${lines.length - 1} more` : '';
  const blocks: readonly Block[] = [{ kind: 'heading', text: name }, ...lines.flatMap(lineBlocks)];
  return { headline: `${name}: ${lines[0]?.text ?? ''}${more}`, blocks, timezone };
}

/** Sentence, before → now, certainty, id; then the quote with its outlet. A mere statement is its own quote. */
function lineBlocks(line: DigestLine): readonly Block[] {
  const lead = line.evidence[0];
  const moved = line.before !== null && line.before !== line.after;
  const spans: Span[] = [
    { kind: 'strong', text: line.text },
    ...(moved ? [text(` (before: ${line.before ?? ''} → now: ${line.after})`)] : []),
    text(` · ${judgementInWords(line)} · `),
    { kind: 'code', text: line.id },
  ];
  if (!lead) return [{ kind: 'bullet', spans }];
  if (line.type === 'statement')
    return [{ kind: 'bullet', spans: [...spans, text(' · '), ...attribution(line, lead)] }];
  return [
    { kind: 'bullet', spans },
    { kind: 'quote', text: lead.quote, attribution: attribution(line, lead) },
  ];
}

const KIND_IN_WORDS: Readonly<Record<DigestLine['kind'], string>> = {
  new: 'new',
  changed: 'changed',
  confirmed: 'now confirmed',
  contradicted: 'contradicted',
  withdrawn: 'withdrawn',
};

function judgementInWords({ kind, certainty }: DigestLine): string {
  return kind === 'confirmed' ? KIND_IN_WORDS.confirmed : `${KIND_IN_WORDS[kind]}, ${CERTAINTY_IN_WORDS[certainty]}`;
}

function attribution(line: DigestLine, lead: Evidence): readonly Span[] {
  const others = line.evidence.slice(1, 4).flatMap((e): Span[] => [text(', '), outletSpan(e.outlet, e.link)]);
  const more = line.outlets - 1 - Math.min(3, line.evidence.length - 1);
  const carriers = carriersInWords(line);
  return [
    outletSpan(lead.outlet, lead.link),
    ...others,
    text(more > 0 ? ` and ${more} more` : ''),
    text(', '),
    { kind: 'time', at: lead.at, style: 'datetime' },
    text(carriers === '' ? '' : ` · ${carriers}`),
  ];
}

/** An outlet's name, linked where the address is one that a browser opens. */
export function outletSpan(outlet: string, link: string | null): Span {
  return link !== null && /^https?:\/\//iu.test(link) ? { kind: 'link', label: outlet, url: link } : text(outlet);
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
