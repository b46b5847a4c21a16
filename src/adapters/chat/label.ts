/** Text from anywhere as the name of a button or a choice, where no platform knows marks: in one line, cut between characters. */
export function label(text: string, most: number): string {
  const words = text
    .toWellFormed()
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '')
    .trim();
  if (words.length <= most) return words === '' ? '…' : words;
  return `${words.slice(0, most - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
}
