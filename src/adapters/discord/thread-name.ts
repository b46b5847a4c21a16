const LONGEST_NAME = 100;

/** A headline as the name of a thread: in one line, without what could turn words round, cut between characters. */
export function threadName(headline: string): string {
  const words = headline
    .toWellFormed()
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '')
    .trim();
  const characters = [...words];
  if (characters.length === 0) return 'Ceasefire Bot';
  return characters.length <= LONGEST_NAME ? words : `${characters.slice(0, LONGEST_NAME - 1).join('')}…`;
}
