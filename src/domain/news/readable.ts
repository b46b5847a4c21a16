/** Letters of a field that are read; news says what it has to say long before. */
const MOST_LETTERS = 20_000;
/** How far back a cut looks for the end of a word. */
const LONGEST_WORD = 100;

/** The beginning of a text, letter for letter and of whole words, as far as it is worth reading: what follows may be a book, or a trap. */
export function readable(text: string): string {
  if (text.length <= MOST_LETTERS) return text;
  const space = text.slice(MOST_LETTERS - LONGEST_WORD, MOST_LETTERS + 1).search(/\s\S*$/u);
  const end = space === -1 ? MOST_LETTERS : MOST_LETTERS - LONGEST_WORD + space;
  const splitsPair = /[\uD800-\uDBFF]/u.test(text.charAt(end - 1));
  return text.slice(0, splitsPair ? end - 1 : end);
}
