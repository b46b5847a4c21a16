import type { Language } from '../diplomacy/pack.ts';

/** Cyrillic letters as English newsrooms write them, near enough for comparing. */
const LATIN: ReadonlyMap<string, string> = new Map(
  'а a б b в v г h ґ h д d е e є e ё e ж j з s и i і i ї i й i к k л l м m н n о o п p р r с s т t у u ф f х h ц s ч j ш j щ j ъ  ы i ь  э e ю u я a ў v'
    .split(/ (?=\p{Script=Cyrillic})/u)
    .map((pair) => [pair[0] ?? '', pair.slice(2).trim()] as const),
);
/** Endings of cases, of which a name's skeleton must not depend. */
const CASES: Readonly<Partial<Record<Language, RegExp>>> = {
  uk: /(?<=[\p{L}'-]{3})(?:ого|ому|ими|[оє]ві|[оеє]м|[иі]м|[оеє]ю|ами|ями|[ая]х|их|[иі]й|[аеєиіїоуюяьй])$/u,
  ru: /(?<=[\p{L}'-]{3})(?:ого|ему|ому|ыми|ими|[оеё]м|[ыи]м|[оеь]ю|ами|ями|[ая]х|[ыи]х|[ыио]й|ая|[аеиоуюяыьй])$/u,
};
/** Russian makes "Уи" of a foreign "Wi", and Cyrillic has two letters for one sound. */
const CYRILLIC_SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^у(?=[иоеэ])/u, 'в'],
  [/дж/gu, 'ж'],
  [/кс/gu, 'х'],
];
/** English spells one sound in many ways; what stands for none is left out. */
const SPELT = /['’-]|h$|^x|tch|shch|sch|[sczd]h|[kg]h|ph|th|tz|ts|d?j|dg(?=e)|c(?=[eiy])|[cqxgwzß]/gu;
const SOUNDS: Readonly<Record<string, string>> = {
  tch: 'j',
  shch: 'j',
  sch: 'j',
  sh: 'j',
  zh: 'j',
  ch: 'j',
  dh: 'd',
  dj: 'j',
  j: 'j',
  dg: 'j',
  kh: 'h',
  gh: 'h',
  x: 'h',
  g: 'h',
  ph: 'f',
  th: 't',
  tz: 's',
  ts: 's',
  z: 's',
  ß: 's',
  c: 'k',
  q: 'k',
  w: 'v',
};

/** Places that go by names too different for letters to tell. */
const EXONYMS: ReadonlyMap<string, string> = new Map([
  ['st*mb*l', '*st*nb*l'],
  ['j*n*v', 'h*n*v'],
  ['v*d*n', 'v*n'],
  ['v*dn', 'v*n'],
  ['p*r*j', 'p*r*s'],
  ['p*k*n', 'b*j*nh'],
  ['b*d*p*jt', 'b*d*p*st'],
  ['h*t*r*j', 'h*t*r*s'],
]);

/**
 * A name as a skeleton that is the same, in whatever case, for its Ukrainian, Russian and English spelling: consonants by their
 * sound, every run of vowels a star. Empty for what has too few letters to tell one name from another.
 */
export function latinSkeleton(word: string, language: Language): string {
  const sound = /\p{Script=Cyrillic}/u.test(word) ? soundOfCyrillic(word, language) : soundOfLatin(word);
  const bones = sound
    .replace(/[aeiouy]+/gu, '*')
    .replace(/(\p{L})\1+/gu, '$1')
    .replace(/(?<=.)\*+$/u, '');
  if (bones.replace(/\*/gu, '').length < FEWEST_CONSONANTS) return '';
  return EXONYMS.get(bones) ?? bones;
}

const FEWEST_CONSONANTS = 2;

function soundOfLatin(word: string): string {
  const lower = word.toLowerCase();
  const plain = ASCII.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '');
  return plain.replace(SPELT, (spelt, at: number) =>
    spelt === 'c' && /[eiy]/u.test(plain[at + 1] ?? '') ? 's' : (SOUNDS[spelt] ?? ''),
  );
}

const ASCII = /^[a-z'-]*$/u;

function soundOfCyrillic(word: string, language: Language): string {
  const hard = language === 'uk' ? word.toLowerCase().replace(/(?<=\p{L}{3})ці$/u, 'ка') : word.toLowerCase();
  const bare = hard.replace(CASES[language] ?? /$^/u, '');
  const plain = CYRILLIC_SPELLINGS.reduce((text, [from, to]) => text.replace(from, to), bare);
  return [...plain].map((letter) => LATIN.get(letter) ?? '').join('');
}
