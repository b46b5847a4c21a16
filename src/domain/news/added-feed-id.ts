import type { SourceId } from '../diplomacy/pack.ts';

const LONGEST = 60;
/** Says that it is a feed, which every feed is. */
const FEED_WORD = /^(?:feeds?|rss\d*|atom|xml|rdf|json|index|default|php|aspx?|html?)$/u;

/**
 * A short name that can be read and typed: the host, with a word of the path or a number where the host has several. It
 * always holds a dot, which the ids of a pack's file never do.
 */
export function feedIdFor(address: string, taken: ReadonlySet<string>): SourceId {
  const url = URL.parse(address);
  const host = (url?.hostname ?? 'feed').replace(/^www\./u, '').replace(/[^a-z0-9.-]+/gu, '-');
  const bare = host.replace(/^[-.]+|[-.]+$/gu, '');
  const plain = (bare.includes('.') ? bare : `added.${bare}`).slice(0, LONGEST);
  const words = wordsOf(url?.pathname ?? '');
  const named = words.slice(0, 3).map((_, n) => `${plain}-${words.slice(-n - 1).join('-')}`.slice(0, LONGEST));
  const free = [plain, ...named].find((id) => !taken.has(id));
  return (free ?? numbered(plain, taken)) as SourceId;
}

function wordsOf(path: string): readonly string[] {
  return path
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '' && !FEED_WORD.test(word));
}

function numbered(plain: string, taken: ReadonlySet<string>): string {
  let n = 2;
  while (taken.has(`${plain}-${n}`)) n++;
  return `${plain}-${n}`;
}
