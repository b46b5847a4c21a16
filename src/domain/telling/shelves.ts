import type { Pack } from '../diplomacy/pack.ts';
import type { Development } from '../ledger/development.ts';
import { isAside } from '../ledger/truce-key.ts';
import type { DigestLine } from './digest-line.ts';
import { ofBelligerent } from './line-order.ts';

/** Where the lines of a digest go. */
export interface Shelves {
  /** A line each. */
  readonly alone: readonly DigestLine[];
  /** Named together in one line. */
  readonly brief: readonly DigestLine[];
  /** Only counted: the channel knows of it. */
  readonly unnamed: readonly DigestLine[];
}

/** What is as likely as this to add something stands alone, whatever it is. */
const ALONE_FROM = 0.8;
/** Texts that share this much of their words say the same. */
const SAME_WORDS = 0.8;

/**
 * Lines by what they are worth to a reader: a phase, a stance of who fights and whatever changes what was told stand
 * alone, and so does what is sure enough to add something; the rest is told in brief. A mere remark on a happening that the
 * channel knows of, or in words that it has read, is not named.
 */
export function shelved(pack: Pack, lines: readonly DigestLine[], told: readonly Development[]): Shelves {
  const alone = lines.filter((line) => !isRemark(line) && (standsAlone(pack, line) || isSure(line)));
  const known = {
    events: new Set<string>([...told.map((d) => d.eventId), ...alone.flatMap((line) => line.events)]),
    words: [...told.map((d) => d.evidence.quote), ...alone.map(quoteOf)].map(wordsOf),
  };
  const rest = lines.filter((line) => !alone.includes(line));
  const fresh: DigestLine[] = [];
  for (const line of rest) {
    if (isRemark(line) && isKnown(line, known)) continue;
    fresh.push(line);
    if (isRemark(line)) known.words.push(wordsOf(quoteOf(line)));
  }
  const sure = fresh.filter(isSure);
  return {
    alone: lines.filter((line) => alone.includes(line) || sure.includes(line)),
    brief: fresh.filter((line) => !sure.includes(line)),
    unnamed: rest.filter((line) => !fresh.includes(line)),
  };
}

function isSure({ likelihood }: DigestLine): boolean {
  return likelihood >= ALONE_FROM;
}

function isRemark({ type, kind }: DigestLine): boolean {
  return type === 'statement' && kind === 'new';
}

function standsAlone(pack: Pack, line: DigestLine): boolean {
  if (line.kind !== 'new' || line.type === 'phase') return true;
  return line.type === 'position' && !isAside(line.truce) && ofBelligerent(pack, line);
}

interface Known {
  readonly events: ReadonlySet<string>;
  readonly words: readonly ReadonlySet<string>[];
}

function isKnown(line: DigestLine, { events, words }: Known): boolean {
  const own = wordsOf(quoteOf(line));
  return line.events.every((event) => events.has(event)) || words.some((read) => alike(own, read));
}

function quoteOf({ evidence }: DigestLine): string {
  return evidence[0]?.quote ?? '';
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? []);
}

/** A text of few words is like another one only if it holds nearly all of them. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const both = [...a].filter((word) => b.has(word)).length;
  return both >= SAME_WORDS * Math.max(4, Math.min(a.size, b.size));
}
