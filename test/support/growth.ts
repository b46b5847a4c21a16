const ONCE = 2_500;
const MORE = 8;
/** What is too short to be measured counts as so many microseconds. */
const LEAST_US = 2_000;

/** Processor time, the least of a few runs: other work on the machine counts in none. */
function costOf(work: () => unknown): number {
  let least = Infinity;
  for (let run = 0; run < 3; run += 1) {
    const begun = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(begun);
    least = Math.min(least, user + system);
  }
  return least;
}

/** How many times as much work a text costs that is eight times as long; squared it would be 64. */
export function growth(work: (text: string) => unknown, unit: string): number {
  const text = (letters: number): string => unit.repeat(Math.ceil(letters / unit.length));
  const short = text(ONCE);
  const long = text(ONCE * MORE);
  work(short);
  const small = costOf(() => work(short));
  return costOf(() => work(long)) / Math.max(small, LEAST_US);
}

/** More than the eight of a text that is read once, far less than the square. */
export const LINEAR = 24;

/** Pieces of which texts are made that patterns stumble over. */
export const UNITS = [
  ...['a', 'A ', ' ', '. ', '“', '"', "'", '(', ')', '[', '](', '-', '1 ', '1,', 'a.', 'a-', 'a@', 'a:', ':', ', '],
  ...['|', '<', '<a', '>', '&', '*', '_', '`', '\\', '#a ', '%41', '?a=b&', '/', 'http://a ', '“a” ', 'not ', 'и '],
  ...['\u0301', '\u202e', '\n ', '🏳️', 'said that ', '12 March ', 'U.S. '],
];
