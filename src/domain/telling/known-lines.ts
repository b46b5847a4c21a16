import type { Development } from '../ledger/development.ts';
import type { DigestLine } from './digest-line.ts';

/** Texts that share this much of their words say the same. */
const SAME_WORDS = 0.8;
/** Demands of one party that share this much of their words are one demand. */
const SAME_DEMAND = 0.5;
const DEMANDED_MS = 14 * 24 * 3_600_000;
const TALKED_MS = 48 * 3_600_000;

/** What the channel has read, in this digest or before. */
export interface Read {
  readonly events: ReadonlySet<string>;
  readonly words: readonly ReadonlySet<string>[];
  readonly told: readonly Development[];
}

/** Everything that was told, and the lines that are told now. */
export function readSoFar(told: readonly Development[], lines: readonly DigestLine[]): Read {
  return {
    events: new Set<string>([...told.map((d) => d.eventId), ...lines.flatMap((line) => line.events)]),
    words: [...told.map((d) => d.evidence.quote), ...lines.map(quoteOf)].map(wordsOf),
    told,
  };
}

/** Does it say nothing that the channel has not read: a mere remark on a happening it knows of or in words it has read? */
export function isKnownRemark(line: DigestLine, { events, words }: Read): boolean {
  const own = wordsOf(quoteOf(line));
  return line.events.every((event) => events.has(event)) || words.some((read) => alike(own, read, SAME_WORDS));
}

/**
 * Is it what was told lately under another happening: a demand of the same party in much the same words, or talks that go
 * on of which it was told that they were held?
 */
export function isToldLately(line: DigestLine, { told }: Read): boolean {
  if (line.kind !== 'new') return false;
  const since = (d: Development): number => line.at.getTime() - d.evidence.at.getTime();
  if (line.type === 'demand') {
    const own = wordsOf(quoteOf(line));
    return told.some(
      (d) =>
        d.type === 'demand' &&
        sameParties(d, line) &&
        since(d) <= DEMANDED_MS &&
        alike(own, wordsOf(d.evidence.quote), SAME_DEMAND),
    );
  }
  if (line.type !== 'talks' || line.value !== 'under-way') return false;
  return told.some((d) => d.type === 'talks' && d.value === 'held' && sameParties(d, line) && since(d) <= TALKED_MS);
}

function sameParties(a: Pick<Development, 'actors'>, b: Pick<DigestLine, 'actors'>): boolean {
  return a.actors.length > 0 && a.actors.length === b.actors.length && a.actors.every((x) => b.actors.includes(x));
}

/** The words by which a line is told. */
export function quoteOf({ evidence }: Pick<DigestLine, 'evidence'>): string {
  return evidence[0]?.quote ?? '';
}

/** A text's words, but for the shortest. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? []);
}

/** A text of few words is like another one only if it holds nearly all of them. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>, share: number): boolean {
  const both = [...a].filter((word) => b.has(word)).length;
  return both >= share * Math.max(4, Math.min(a.size, b.size));
}
