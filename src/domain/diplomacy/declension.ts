import type { Language } from './pack.ts';

/** What a word ends in, how many letters of it go, and the endings that take their place. */
type Paradigm = readonly [end: RegExp, cut: number, endings: string];

/** Ukrainian, by the ending of the nominative; the first that fits holds. */
const UKRAINIAN: readonly Paradigm[] = [
  [/[цсз]ький$/u, 2, 'ий ого ому им ім а ої ій у ою е і их ими'],
  [/(?:[бвгджзклмнпрстфхцчшщ]ий)$/u, 2, 'ий ого ому им ім а ої ій у ою е і их ими'],
  [/ій$/u, 2, 'ій я ю єві єм ї ього ьому їм'],
  [/й$/u, 1, 'й я ю єві єм ї'],
  [/ія$/u, 1, 'я ї ю єю є'],
  [/[жчшщ]а$/u, 1, 'а і у ею'],
  [/ова$/u, 1, 'а и і у ою ої ій'],
  [/а$/u, 1, 'а и і у ою'],
  [/['’ʼ]я$|[аеєиіїоу]я$/u, 1, 'я ї і ю єю ям ями ях'],
  [/я$/u, 1, 'я і ю ею ям ями ях'],
  [/['’ʼ][ії]$/u, 1, 'ї їв їй'],
  [/о$/u, 1, 'о а у ові ом і'],
  [/[лрнжчшщ]е$/u, 1, 'е я ю ем і ого ому им ім'],
  [/е$/u, 1, 'е ого ому им ім'],
  [/яни$/u, 2, 'ни н нам нами нах'],
  [/ці$/u, 1, 'і ів ям ями ях'],
  [/и$/u, 1, 'и ів  ам ами ах'],
  [/і$/u, 1, 'і ів ам ами ах їв ям ями ях их им ими'],
  [/ець$/u, 3, 'ець ця цю цеві цем ці ців цям цями цях'],
  [/ь$/u, 1, 'ь я ю еві ем і єві єм ей ів ям ями ях'],
  [/[оеєиії](?:в|н)$/u, 0, ' а у ові им ом і и их ими ой ою'],
  [/[бвгґджзклмнпрстфхцчшщ]$/u, 0, ' а у ові еві ом ем і е и ів ам ами ах'],
];
const RUSSIAN: readonly Paradigm[] = [
  [/[гкхжчшщ]ий$/u, 2, 'ий ого его ому ему им ом ем ая ой ую ое ее ие их ими'],
  [/[бвгджзклмнпрстфхц](?:ый|ой)$/u, 2, 'ый ой ого ому ым ом ая ую ое ые ых ыми'],
  [/й$/u, 1, 'й я ю ем е и'],
  [/ия$/u, 1, 'я и ю ей'],
  [/ая$/u, 2, 'ая ой ую ою'],
  [/а$/u, 1, 'а ы и е у ой ою ей'],
  [/я$/u, 1, 'я и е ю ей ям ями ях'],
  [/о$/u, 1, 'о а у ом е'],
  [/ье$/u, 1, 'е я ю ем и'],
  [/[оеы]е$/u, 2, 'ое ее ые ого его ому ему ым им ом ем ых их ыми ими'],
  [/ие$/u, 1, 'е я ю ем и й ям ями ях х м ми'],
  [/яне$/u, 2, 'не н нам нами нах'],
  [/е$/u, 1, 'е я ю ем а у ом'],
  [/ы$/u, 1, 'ы ов  ам ами ах'],
  [/и$/u, 1, 'и ов ей ам ами ах ям ями ях'],
  [/ец$/u, 2, 'ец ца цу цем це цы цев цам цами цах'],
  [/ь$/u, 1, 'ь я ю ем е и ью ей ям ями ях'],
  [/[ое]в$|[иы]н$/u, 0, ' а у ым ом е ы ой ых ыми'],
  [/[бвгджзклмнпрстфхцчшщ]$/u, 0, ' а у ом ем е ы и ов ам ами ах'],
];

/** Vowels that change before an ending: Київ, Києва; Харків, Харкова; Ріг, Рогу. */
const CHANGING: readonly (readonly [RegExp, string])[] = [
  [/їв$/u, 'єв'],
  [/ів$/u, 'ов'],
  [/ів$/u, 'ев'],
  [/іг$/u, 'ог'],
  [/ім$/u, 'ом'],
];
/** Consonants that soften before і: Америка, в Америці; Сибіга, Сибізі. */
const SOFTENED: Readonly<Record<string, string>> = { к: 'ц', г: 'з', х: 'с' };

/**
 * Every case of a Ukrainian or Russian noun, adjective or surname that stands in the nominative, itself among them. By rule alone:
 * forms that the word happens not to have come along, since nobody writes them.
 */
export function caseFormsOf(word: string, language: Language): readonly string[] {
  if ((language !== 'uk' && language !== 'ru') || word.length < SHORTEST) return [word];
  return [...new Set([word, ...declined(word, language)])];
}

/** Very short words have one form. */
const SHORTEST = 3;

function declined(word: string, language: 'uk' | 'ru'): readonly string[] {
  const paradigm = (language === 'uk' ? UKRAINIAN : RUSSIAN).find(([end]) => end.test(word));
  if (!paradigm) return [];
  const [, cut, endings] = paradigm;
  const stem = word.slice(0, word.length - cut);
  const forms = endings.split(' ').map((ending) => stem + ending);
  if (language === 'ru') return forms;
  const changed = cut === 0 ? CHANGING.filter(([end]) => end.test(stem)).map(([end, by]) => stem.replace(end, by)) : [];
  const last = stem.at(-1) ?? '';
  const soft = /[сц]ьк$/u.test(stem) ? undefined : SOFTENED[last];
  return [
    ...forms,
    ...(word.endsWith('ь') ? [`${stem}${last}ю`] : []),
    ...changed.flatMap((other) =>
      endings
        .trim()
        .split(' ')
        .map((ending) => other + ending),
    ),
    ...(soft === undefined ? [] : [`${stem.slice(0, -1)}${soft}і`]),
  ];
}
