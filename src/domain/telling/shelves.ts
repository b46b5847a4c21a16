import type { Pack } from '../diplomacy/pack.ts';
import type { Development } from '../ledger/development.ts';
import { isAside } from '../ledger/truce-key.ts';
import type { DigestLine } from './digest-line.ts';
import { isKnownRemark, isToldLately, quoteOf, readSoFar, wordsOf } from './known-lines.ts';
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
/**
 * Lines by what they are worth to a reader: a phase, a stance of who fights and whatever changes what was told stand
 * alone, and so does what is sure enough to add something; the rest is told in brief. A mere remark on a happening that the
 * channel knows of or in words that it has read, and what it was told lately, are not named.
 */
export function shelved(pack: Pack, lines: readonly DigestLine[], told: readonly Development[]): Shelves {
  const before = readSoFar(told, []);
  const news = lines.filter((line) => !isToldLately(line, before));
  const alone = news.filter((line) => !isRemark(line) && (standsAlone(pack, line) || isSure(line)));
  let read = readSoFar(told, alone);
  const fresh: DigestLine[] = [];
  for (const line of news.filter((other) => !alone.includes(other))) {
    if (isRemark(line) && isKnownRemark(line, read)) continue;
    fresh.push(line);
    if (isRemark(line)) read = { ...read, words: [...read.words, wordsOf(quoteOf(line))] };
  }
  const sure = fresh.filter(isSure);
  return {
    alone: lines.filter((line) => alone.includes(line) || sure.includes(line)),
    brief: fresh.filter((line) => !sure.includes(line)),
    unnamed: lines.filter((line) => !alone.includes(line) && !fresh.includes(line)),
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
