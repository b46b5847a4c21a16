import type { Language } from '../../../domain/diplomacy/pack.ts';
import type { VerbForm } from '../../../domain/diplomacy/term.ts';

/** How a stem is inflected: a noun, an adjective, an imperfective verb (the present is now), a perfective one (it is still to come). */
export type Inflection = 'n' | 'a' | 'v' | 'p';

/** What a word tells besides its stem: a verb's form, and whether it speaks of what is to come. */
export interface InflectedForm {
  readonly form: VerbForm | null;
  readonly toCome: boolean;
}

type Slavic = 'uk' | 'ru';

const NOUN_ENDINGS: Readonly<Record<Slavic, RegExp>> = {
  uk: /^(?:[аяуюіїиеєоьй]|[оеєая]м|[ая]ми|[ая]х|[іїе]в|[еі]й|[оеє]ві|[оеє]ю|ью|)$/u,
  ru: /^(?:[аяуюыиеоьй]|[оеая]м|[ая]ми|[ая]х|[ое]в|[оеи]й|[оеьи]ю|)$/u,
};
const ADJECTIVE_ENDINGS: Readonly<Record<Slavic, string>> = {
  uk: '(?:[иі]й|[аяеєіїую]|ь?ого|ь?ому|[иі]м|ь?ої|ь?ою|[иі]х|[иі]ми)',
  ru: '(?:[ыио]й|ая|яя|ое|ее|[ыи]е|[ое]го|[ое]му|[ыиое]м|[ое]й|ую|юю|[ыи]х|[ыи]ми|[ое]ю)',
};
const ADJECTIVES: Readonly<Record<Slavic, RegExp>> = {
  uk: new RegExp(`^${ADJECTIVE_ENDINGS.uk}$`, 'u'),
  ru: new RegExp(`^(?:${ADJECTIVE_ENDINGS.ru}|[аоы]|)$`, 'u'),
};

/** What may stand between a stem and the ending of a past tense, an infinitive or a participle. */
const THEME: Readonly<Record<Slavic, string>> = { uk: '(?:[ую]?ва|ну|[аяиіїоу])?', ru: '(?:[ыиое]?ва|ну|[аяиеоуы])?' };
const VERB_ENDINGS: Readonly<Record<Slavic, readonly (readonly [RegExp, VerbForm])[]>> = {
  uk: [
    [new RegExp(`^(?:${THEME.uk}(?:в|л[аои])|)(?:с[яь])?$`, 'u'), 'past'],
    [new RegExp(`^${THEME.uk}ти(?:с[яь])?$`, 'u'), 'base'],
    [
      /^(?:(?:[аяуюіїои]|ова)?(?:є|ю|ють|ємо|єте)|н?[еу]|н?уть|н?емо|[иїая]ть|[иї]м|[иї]мо|ите)(?:ть)?(?:с[яь])?$/u,
      'present',
    ],
    [new RegExp(`^(?:${THEME.uk}[нт]|[еєї]н)(?:о|${ADJECTIVE_ENDINGS.uk})$`, 'u'), 'participle'],
    [new RegExp(`^${THEME.uk}(?:ючи|учи|ачи|ячи|в?ши)(?:сь)?$`, 'u'), 'ing'],
  ],
  ru: [
    [new RegExp(`^(?:${THEME.ru}л[аои]?|)(?:с[яь])?$`, 'u'), 'past'],
    [new RegExp(`^${THEME.ru}(?:ть|ти|чь)(?:с[яь])?$`, 'u'), 'base'],
    [/^(?:(?:[аяуюо]|[ыи]?ва)?(?:ет|ют|ем|ете)|н?ут|[иая]т|им|ите|[аяуюе]ю)(?:с[яь])?$/u, 'present'],
    [
      new RegExp(
        `^(?:${THEME.ru}(?:нн|т|в?ш|ем|им)|енн|[уюая]щ)${ADJECTIVE_ENDINGS.ru}(?:ся)?$|^(?:${THEME.ru}[нт]|ен)[аоы]?$`,
        'u',
      ),
      'participle',
    ],
    [new RegExp(`^(?:${THEME.ru}(?:в|вши)|а?я)(?:с[яь])?$`, 'u'), 'ing'],
  ],
};

/** What the rest of a word makes of a stem that is inflected so; null where it is no ending of that kind. */
export function inflected(
  stem: string,
  ending: string,
  inflection: Inflection,
  language: Slavic,
): InflectedForm | null {
  if (inflection === 'n') return NOUN_ENDINGS[language].test(ending) ? PLAIN : null;
  if (inflection === 'a') return ADJECTIVES[language].test(ending) ? PLAIN : null;
  const form = VERB_ENDINGS[language].find(([endings]) => endings.test(ending))?.[1];
  if (form === undefined || !joins(stem, ending, form)) return null;
  return form === 'present' && inflection === 'p' ? TO_COME : { form, toCome: false };
}

/** A past tense without an ending stands after a consonant ("отверг"), a participle's н or т after a vowel ("зірвано", "открыт"). */
function joins(stem: string, ending: string, form: VerbForm): boolean {
  if (VOWEL.test(stem)) return ending !== '';
  return form !== 'participle' || !/^(?:н(?!у)|т)/u.test(ending);
}

const VOWEL = /[аеєиіїоуюяыэ]$/u;
const PLAIN: InflectedForm = { form: null, toCome: false };
/** "Підпише", "подпишет": a perfective verb has no present, so its present endings are a future, as in "will sign". */
const TO_COME: InflectedForm = { form: 'base', toCome: true };

/** Endings of past tense, infinitive and participle in Ukrainian and Russian; what has none of them counts as present. */
const FORMS: Readonly<Record<Slavic, readonly (readonly [RegExp, VerbForm])[]>> = {
  uk: [
    [/(?:[аяиіїеу]в|[аяиіїеу]?л[аои]|гл[аои]|вся|ла?ся|лос[яь]|лис[яь])$/u, 'past'],
    [/(?:ти|тис[яь])$/u, 'base'],
    [/(?:но|то|[нт]ий|[аеєо]н[аеі])$/u, 'participle'],
  ],
  ru: [
    [/(?:[аяиеуы]л|[аяиеуыо]л[аои]|г|гл[аои]|лся|лась|лось|лись)$/u, 'past'],
    [/(?:ть|ться|ти|тись|чь)$/u, 'base'],
    [/(?:[аеё]н[аоы]?|[ыи]т[аоы]|нн(?:ый|ая|ое|ые)|нят[аоы]?)$/u, 'participle'],
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
