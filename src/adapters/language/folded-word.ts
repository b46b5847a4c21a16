import type { Language } from '../../domain/diplomacy/pack.ts';

/** Latin letters that look like Cyrillic ones: typed by mistake, or left by a machine that read the page. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  h: 'н',
  i: 'і',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
  ï: 'ї',
};
const LATIN = /[a-zï]/gu;
const CYRILLIC = /\p{Script=Cyrillic}/u;

/** A word as it is compared: lower case, one kind of apostrophe, no ё, and Cyrillic throughout where it is Cyrillic at all. */
export function foldedWord(word: string, language: Language): string {
  const lower = word.toLowerCase().replace(/[’ʼ‘`´]/gu, "'");
  if (language === 'uk' && lower === 'i') return 'і';
  if (!CYRILLIC.test(lower)) return lower;
  const pure = lower.replace(LATIN, (letter) => LOOKALIKES[letter] ?? letter);
  return language === 'ru' ? pure.replaceAll('ё', 'е') : pure;
}
