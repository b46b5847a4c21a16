/** Cuts a list into pieces, so that no statement has more parameters than a database takes. */
export function chunksOf<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  const pieces: T[][] = [];
  for (let from = 0; from < list.length; from += size) pieces.push(list.slice(from, from + size));
  return pieces;
}
