/** The allowed words nearest to a mistyped one, best first; empty when none is near. */
export function nearest(word: string, allowed: readonly string[], most = 1): readonly string[] {
  const typed = fold(word);
  const limit = typed.length <= 4 ? 1 : typed.length <= 8 ? 2 : 3;
  return allowed
    .map((candidate) => ({ candidate, distance: distanceTo(typed, fold(candidate), limit) }))
    .filter(({ distance }) => distance <= limit)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** A word that begins another one is near it however much is missing; one of quite another length is not near at all. */
function distanceTo(typed: string, candidate: string, limit: number): number {
  if (typed.length >= 3 && candidate.startsWith(typed)) return 0.5;
  return Math.abs(typed.length - candidate.length) > limit ? Infinity : editDistance(typed, candidate);
}

function fold(word: string): string {
  return word.normalize('NFKC').toLowerCase();
}

/** Insertions, deletions, replacements and swaps of neighbours between two words. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (beforeLast[j - 2] ?? Infinity) + 1 : Infinity;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced, swapped));
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** Several words as a choice: "digest, breaking or both". */
export function oneOf(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

/** Several words as a list: "pack, mode and time". */
export function allOf(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
