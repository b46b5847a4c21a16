let count = 0;
const seen = new Map<string, number>();

/** Counts. */
export const next = () => seen.set('x', (count += 1));
