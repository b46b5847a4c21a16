import type { Chance } from './chance.ts';

const ONSETS = 'b br c cl d dr f fl g gr h j k l m n p pl r s st t tr v w'.split(' ');
const VOWELS = 'a e i o u ai ea oa ou'.split(' ');
const CODAS = ['', '', 'n', 'r', 'l', 's', 'm', 'nd', 'rt', 'st', 'ck'];

/** The number-th word of a language that nobody speaks; each number has its own. */
function inventedWord(number: number): string {
  let word = '';
  for (let left = number + 40; left > 0; left = Math.floor(left / (ONSETS.length * VOWELS.length))) {
    const syllable = left % (ONSETS.length * VOWELS.length);
    word += `${ONSETS[syllable % ONSETS.length] ?? ''}${VOWELS[Math.floor(syllable / ONSETS.length)] ?? ''}`;
  }
  return word + (CODAS[number % CODAS.length] ?? '');
}

/** The same as the name of somebody or some place. */
export function inventedName(number: number): string {
  const word = inventedWord(number);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The most frequent words are those of real news, so that a text costs the reader what a real one would. */
const FREQUENT = (
  'the of to and in a said that for on was is with by as at from his it has he have will an be who their been were had ' +
  'its which after not but they this or more would about one two when up there out new first people government last ' +
  'year years also over officials president minister country city police week day time state military security talks ' +
  'forces war attack killed report reported group leader former public party told say says could may between ' +
  'against since under before while during because should part meeting agreement support north south east west border ' +
  'company million percent court law health school water power house home family children women men team game season ' +
  'work market price oil gas trade economy bank money plan deal end start move call visit letter statement interview ' +
  'decision vote election parliament opposition protest street area region village town army soldiers drone missile'
).split(' ');
const VOCABULARY = 40_000;

/** A word as often as in a language: the n-th most frequent one about 1/n times as often as the first (Zipf). */
function commonWord(chance: Chance): string {
  const rank = Math.floor(VOCABULARY ** chance.next()) - 1;
  return FREQUENT[rank] ?? inventedWord(rank);
}

/** A word that few texts hold. */
export function rareWord(chance: Chance): string {
  return inventedWord(FREQUENT.length + chance.below(VOCABULARY));
}

/** A sentence of that many words. */
export function fillerSentence(chance: Chance, words: number): string {
  const text = Array.from({ length: words }, () => commonWord(chance)).join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
