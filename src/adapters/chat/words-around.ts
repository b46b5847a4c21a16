/** What was asked by a mention: the words after it, or those before it when nothing follows. */
export function wordsAround(text: string, mention: RegExp): string {
  const [before = '', ...after] = text.split(mention);
  const following = after.join(' ').trim();
  return following === '' ? before.trim() : following;
}
