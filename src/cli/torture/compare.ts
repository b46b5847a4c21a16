import { decodeHTMLStrict } from 'entities';
import type { FeedDocument, FeedItem } from '../../domain/news/feed.ts';
import type { Stated, StatedItem } from './stated.ts';

export const fields = ['feed title', 'title', 'link', 'id', 'date', 'summary'] as const;
type Field = (typeof fields)[number];

/** One stated value beside ours; `ours` is null where we have no such item. */
export interface Comparison {
  readonly field: Field;
  /** Number of the item from 1; 0 is the feed itself. */
  readonly item: number;
  readonly expected: string;
  readonly ours: string | null;
  readonly same: boolean;
  /** Every link that the suite states for the item. */
  readonly allLinks: readonly string[];
}

/**
 * Compares what a suite states with what was read, item by item in order.
 *
 * A stated text is HTML more often than not, while ours is what a reader sees. Of the stated one, tags are therefore
 * taken off and references resolved, once, twice or three times, since some is escaped twice. Of ours nothing is taken off:
 * markup that was left in is a difference. White space does not count in either, nor how accents are composed.
 * A replacement character in a stated text is a character beyond ASCII that the suite itself lost by reading the
 * document in a wrong encoding: any such characters may stand in its place. Addresses are the same when they are the
 * same URL; one that is stated relative, when ours is what it comes to. Dates are the same when they are the same
 * instant; a stated date that JavaScript can't read is no instant and is left out.
 */
export function compare(stated: Stated, ours: FeedDocument): readonly Comparison[] {
  const comparisons: Comparison[] = [];
  if (stated.title !== null) comparisons.push(comparison('feed title', 0, stated.title, ours.title));
  for (const [index, expected] of stated.items.entries())
    comparisons.push(...ofItem(index + 1, expected, ours.items[index] ?? null));
  return comparisons;
}

function ofItem(number: number, expected: StatedItem, ours: FeedItem | null): readonly Comparison[] {
  const { title, link, id, date, summary, allLinks } = expected;
  const published = ours === null ? null : (ours.publishedAt?.toISOString() ?? 'none');
  const pairs = [
    ['title', title, ours?.title],
    ['link', link, ours?.link],
    ['id', id, ours?.guid],
    ['date', date, published],
    ['summary', summary, ours?.summary],
  ] as const;
  return pairs.flatMap(([field, theirs, own]) =>
    theirs !== null && isComparable(field, theirs) ? [comparison(field, number, theirs, own ?? null, allLinks)] : [],
  );
}

function isComparable(field: Field, expected: string): boolean {
  if (field === 'date') return instantOf(expected) !== null;
  return field !== 'summary' || visible(expected).some((text) => text !== '');
}

function comparison(
  field: Field,
  item: number,
  expected: string,
  ours: string | null,
  allLinks: readonly string[] = [],
): Comparison {
  return { field, item, expected, ours, same: ours !== null && isSame(field, expected, ours), allLinks };
}

function isSame(field: Field, expected: string, ours: string): boolean {
  if (field === 'link') return sameAddress(expected, ours);
  if (field === 'id') return expected.trim() === ours.trim();
  if (field === 'date') return instantOf(expected) === ours;
  return visible(expected).some((text) => sameText(text, withoutSpace(ours)));
}

function sameText(expected: string, ours: string): boolean {
  if (!expected.includes('\ufffd')) return expected === ours;
  const known = expected.split(/\ufffd+/u).map((piece) => piece.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'));
  return new RegExp(`^${known.join('[^\\x00-\\x7f]*')}$`, 'u').test(ours);
}

/** What the stated text can come to, once to three times unescaped. */
export function visible(html: string): readonly string[] {
  const readings: string[] = [];
  let text = html;
  for (let round = 0; round < 3; round += 1) {
    const bare = text.replace(/<!--.*?-->|<(script|style)\b.*?<\/\1>|<\/?[a-z][^<>]*>/gisu, ' ');
    text = decodeHTMLStrict(bare);
    readings.push(withoutSpace(text));
  }
  return readings;
}

/** White space does not count in comparisons. */
export function withoutSpace(text: string): string {
  return text.normalize('NFC').replace(/[\s\u00ad\u200b\u2060]+/gu, '');
}

function sameAddress(expected: string, ours: string): boolean {
  const [theirs, own] = [expected.trim(), ours.trim()];
  return theirs === own || (URL.canParse(own) && URL.parse(theirs, own)?.href === URL.parse(own)?.href);
}

function instantOf(date: string): string | null {
  const at = Date.parse(date);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
