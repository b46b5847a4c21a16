import type { Language } from '../../../domain/diplomacy/pack.ts';
import type { VerbForm } from '../../../domain/diplomacy/term.ts';

/** Endings of past tense, infinitive and participle in Ukrainian and Russian; what has none of them counts as present. */
const FORMS: Readonly<Record<'uk' | 'ru', readonly (readonly [RegExp, VerbForm])[]>> = {
  uk: [
    [/(?:[аяиіїеу]в|[аяиіїеу]?л[аои]|гл[аои]|вся|ла?ся|лос[яь]|лис[яь])$/u, 'past'],
    [/(?:ти|тис[яь])$/u, 'base'],
    [/(?:но|то|[нт]ий|[нт]а|[нт]е|[нт]і)$/u, 'participle'],
  ],
  ru: [
    [/(?:[аяиеуы]л|[аяиеуыо]л[аои]|г|гл[аои]|лся|лась|лось|лись)$/u, 'past'],
    [/(?:ть|ться|ти|тись|чь)$/u, 'base'],
    [/(?:[нт]|[нт]о|[нт]а|[нт]ы|нный|нная|нное|нные)$/u, 'participle'],
  ],
};

/** Endings of nouns made from verbs: порушення, нарушении. */
const NOUN = /(?:ени[еияюй]|ением|ени[ия]|[еа]нн(?:я|і|ю|ям|ях))$/u;

/** How a Ukrainian or Russian word would stand if it is a verb; null for a noun made from one. */
export function slavicForm(word: string, language: Language): VerbForm | null {
  if (NOUN.test(word)) return null;
  if (language !== 'uk' && language !== 'ru') return 'present';
  return FORMS[language].find(([ending]) => ending.test(word))?.[1] ?? 'present';
}
