import { stemmer } from 'stemmer';
import { EN_SENSES } from './lexicon/en-senses.ts';
import type { Language } from '../../domain/diplomacy/pack.ts';

/** Inflectional endings, longest first; what stays must have three letters or more. */
const ENDINGS: Readonly<Record<'uk' | 'ru', readonly string[]>> = {
  uk: sorted(
    'ом ем єм ами ями ові еві єві ому ему ого его ими іми їми ою ею єю ах ях ам ям ів їв ей ій ої ії ую юю ою а я о е є и і ї у ю ь й ' +
      'ать ять уть ють ить ала ило или ало али ила ться тися лася лися вся',
  ),
  ru: sorted(
    'ами ями ому ему ого его ыми ими ов ев ей ой ою ею ах ях ам ям ую юю ые ие ый ий ая яя ое ее ом ем а я о е и ы у ю ь й ' +
      'ать ять ет ют ит ат ят ла ло ли лась лось лись тся ться лся',
  ),
};

function sorted(endings: string): readonly string[] {
  return [...new Set(endings.split(' '))].sort((a, b) => b.length - a.length);
}

/** The stem of a lower-case word: Porter's for English, the word without its inflectional ending for Ukrainian and Russian. */
export function stemOf(word: string, language: Language): string {
  if (language === 'uk' || language === 'ru') {
    const ending = ENDINGS[language].find((e) => word.length - e.length >= 3 && word.endsWith(e));
    return ending === undefined ? word : word.slice(0, -ending.length);
  }
  return language === 'en' ? stemmer(word) : word;
}

const SENSES: ReadonlyMap<string, string> = new Map(
  EN_SENSES.flatMap((line) => {
    const [first = '', ...rest] = line.split(' ');
    return [first, ...rest].map((word) => [stemmer(word), `~${first}`] as const);
  }),
);

/** What a stem tells, where several words of the language tell the same; the stem itself where none does. */
export function senseOf(stem: string, language: Language): string {
  return language === 'en' ? (SENSES.get(stem) ?? stem) : stem;
}
