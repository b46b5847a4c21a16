import { visible, withoutSpace, type Comparison } from './compare.ts';

interface Reason {
  readonly sentence: string;
  readonly covers: (difference: Comparison, ours: string) => boolean;
}

/** Classes of differences in which ours is meant; each is told by what was stated and read, never by a document's name. */
const reasons: readonly Reason[] = [
  {
    sentence:
      'Ours is right: an item has one link, and of several the first is kept; those behind it are comments, pictures or twins for telephones.',
    covers: ({ field, allLinks }, ours) => field === 'link' && allLinks.length > 1 && allLinks[0] === ours,
  },
  {
    sentence:
      'Ours is right: an id is kept letter for letter, since it is no address to go to; one that looks relative is not made absolute.',
    covers: ({ field, expected }, ours) => field === 'id' && !URL.canParse(ours) && expected.endsWith(`/${ours}`),
  },
  {
    sentence:
      'Ours is meant: HTML’s tags are taken off however often they were escaped, since feeds escape twice by mistake more often than they write about tags.',
    covers: ({ field, expected }, ours) =>
      field !== 'link' && /&(?:amp;)+lt;/u.test(expected) && isMadeOf(withoutSpace(ours), visible(expected)[0] ?? ''),
  },
  {
    sentence:
      'Ours is right: naked markup is read in its order; the suite’s XML library puts text in front of elements or loses those.',
    covers: ({ field, expected }, ours) =>
      field === 'summary' && visible(expected).some((text) => isMadeOf(text, withoutSpace(ours))),
  },
];

/** Why a difference is no bug of ours, as a sentence; the last one says that nobody knows. */
export function reasonFor(difference: Comparison): string {
  const { ours } = difference;
  const reason = ours === null ? undefined : reasons.find(({ covers }) => covers(difference, ours));
  return reason?.sentence ?? 'No reason known: a bug until it has one.';
}

/** Whether every character of the one stands in the other, as often. */
function isMadeOf(part: string, whole: string): boolean {
  const left = new Map<string, number>();
  for (const character of whole) left.set(character, (left.get(character) ?? 0) + 1);
  for (const character of part) {
    const count = left.get(character) ?? 0;
    if (count === 0) return false;
    left.set(character, count - 1);
  }
  return part !== '';
}
