import type { Language } from '../pack.ts';
import type { Length } from './dated.ts';

/** What stands before a time and says what it is the time of. */
export type Lead = 'starts' | 'ends' | 'to' | 'by' | 'since' | 'within' | 'in' | 'for' | 'at' | 'after';

/** The words of time in one language, by norm; phrases are words with one space. */
export interface TimeWords {
  readonly months: ReadonlyMap<string, number>;
  /** Sunday is 0. */
  readonly weekdays: ReadonlyMap<string, number>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, Length['unit']>;
  /** Days from today. */
  readonly days: ReadonlyMap<string, number>;
  /** Weeks and months from this one. */
  readonly spans: ReadonlyMap<string, { readonly unit: 'week' | 'month'; readonly away: number }>;
  readonly leads: ReadonlyMap<string, Lead>;
  /** What joins the two days of a range. */
  readonly joints: ReadonlySet<string>;
  /** What may stand between an hour and its day, and after a number of a day. */
  readonly fillers: ReadonlySet<string>;
  /** Before a month without a day. */
  readonly beforeMonth: ReadonlySet<string>;
  /** Before a weekday: of the past, of the days to come. */
  readonly last: ReadonlySet<string>;
  readonly next: ReadonlySet<string>;
  /** Hours by name. */
  readonly hours: ReadonlySet<string>;
  /** Verbs of what starts or ends then, as the beginning of a word. */
  readonly starting: RegExp;
  readonly ending: RegExp;
  /** "day" in "30-day", "дневное" in "30-дневное". */
  readonly lengthAfterNumber: readonly (readonly [RegExp, Length['unit']])[];
  /** A length in one word, with its number's beginning, if it has any: "трехдневное", "monthlong". */
  readonly lengthInOne: readonly (readonly [RegExp, Length['unit']])[];
}

function inOrder(words: string, first: number): readonly (readonly [string, number])[] {
  return words.split('|').flatMap((forms, n) => forms.split(' ').map((form) => [form, n + first] as const));
}

function leadsOf(lists: Readonly<Partial<Record<Lead, string>>>): ReadonlyMap<string, Lead> {
  return new Map(
    Object.entries(lists).flatMap(([lead, phrases]) => phrases.split('|').map((phrase) => [phrase, lead as Lead])),
  );
}

function unitsOf(lists: Readonly<Record<Length['unit'], string>>): ReadonlyMap<string, Length['unit']> {
  return new Map(
    Object.entries(lists).flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit as Length['unit']])),
  );
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split('|'));

const ENGLISH: TimeWords = {
  months: new Map(
    inOrder(
      'january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|november nov|december dec',
      0,
    ),
  ),
  weekdays: new Map(inOrder('sunday|monday|tuesday tues|wednesday|thursday thurs|friday|saturday', 0)),
  numbers: new Map([
    ...inOrder('one a an|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve', 1),
    ...([['fourteen', 14], ['fifteen', 15], ['twenty', 20], ['thirty', 30], ['forty', 40], ['fifty', 50], ['sixty', 60], ['ninety', 90]] as const), // prettier-ignore
  ]),
  units: unitsOf({ hour: 'hour hours', day: 'day days', week: 'week weeks', month: 'month months' }),
  days: new Map([['today', 0], ['tonight', 0], ['tomorrow', 1], ['yesterday', -1], ['the day after tomorrow', 2]]), // prettier-ignore
  spans: new Map([
    ['this week', { unit: 'week', away: 0 }],
    ['next week', { unit: 'week', away: 1 }],
    ['this month', { unit: 'month', away: 0 }],
    ['next month', { unit: 'month', away: 1 }],
  ]),
  leads: leadsOf({
    starts:
      'from|starting|starting on|starting from|beginning|beginning on|as of|as from|effective|effective from|effective on|with effect from',
    ends: 'until|till|through|up to|until the end of|through the end of|until at least|lasting until|lasting to',
    to: 'to|-|–|—',
    by: 'by|before|no later than|by the end of|deadline of',
    since: 'since',
    within: 'within|within the next|in the next|over the next',
    in: 'in|in about|in another',
    for: 'for|lasting|for at least|for up to|for an initial|by another|for another|last|lasts|lasted|of',
    at: 'on|at|this|early on|late on|later on|early|late|early next|late next',
    after: 'after|following|ahead of|since at least',
  }),
  joints: setOf('-|–|—|to|and|through'),
  fillers: setOf('on|of|at|the|,|st|nd|rd|th'),
  beforeMonth: setOf('in|by|until|till|through|of|early|late|mid|this|next|before|since|to'),
  last: setOf('last|past|since'),
  next: setOf('next|coming|this|following'),
  hours: setOf('midnight|noon|midday|dawn|dusk|sunset|sunrise|morning|afternoon|evening|night'),
  starting: /^(?:begin|began|start|effect|force|commenc|kick)/u,
  ending: /^(?:ends?$|ended|ending|expir|laps|finish|conclud)/u,
  lengthAfterNumber: [[/^hours?$/u, 'hour'], [/^days?$/u, 'day'], [/^weeks?$/u, 'week'], [/^months?$/u, 'month']], // prettier-ignore
  lengthInOne: [[/^(day)-?long$/u, 'day'], [/^(week)-?long$/u, 'week'], [/^(month)-?long$/u, 'month']], // prettier-ignore
};

const RUSSIAN: TimeWords = {
  months: new Map(
    inOrder(
      'январь января январе|февраль февраля феврале|март марта марте|апрель апреля апреле|май мая мае|июнь июня июне|июль июля июле|август августа августе|сентябрь сентября сентябре|октябрь октября октябре|ноябрь ноября ноябре|декабрь декабря декабре',
      0,
    ),
  ),
  weekdays: new Map(
    inOrder(
      'воскресенье воскресенья воскресенью|понедельник понедельника понедельнику|вторник вторника вторнику|среду среда среды среде|четверг четверга четвергу|пятницу пятница пятницы пятнице|субботу суббота субботы субботе',
      0,
    ),
  ),
  numbers: new Map([
    ...inOrder(
      'один одну одного одной|два две двух|три трех|четыре четырех|пять пяти|шесть шести|семь семи|восемь восьми|девять девяти|десять десяти',
      1,
    ),
    ...([['двадцать', 20], ['тридцать', 30], ['тридцати', 30], ['шестьдесят', 60], ['сорок', 40], ['пятьдесят', 50]] as const), // prettier-ignore
  ]),
  units: unitsOf({
    hour: 'час часа часов часам',
    day: 'день дня дней дням сутки суток',
    week: 'неделя неделю недели недель',
    month: 'месяц месяца месяцев',
  }),
  days: new Map([['сегодня', 0], ['завтра', 1], ['послезавтра', 2], ['вчера', -1]]), // prettier-ignore
  spans: new Map([
    ['на этой неделе', { unit: 'week', away: 0 }],
    ['на следующей неделе', { unit: 'week', away: 1 }],
    ['в этом месяце', { unit: 'month', away: 0 }],
    ['в следующем месяце', { unit: 'month', away: 1 }],
  ]),
  leads: leadsOf({
    starts: 'с|со|начиная с|с начала',
    ends: 'до|вплоть до|до конца|до полуночи',
    to: 'по|-|–|—',
    by: 'к|ко|не позднее|не позже',
    within: 'в ближайшие',
    in: 'через',
    for: 'на|сроком на|продлится|продлено на|в течение',
    at: 'в|во',
    after: 'после',
  }),
  joints: setOf('-|–|—|и|по'),
  fillers: setOf('го|,|числа'),
  beforeMonth: setOf('в|до|с|конца|конце|концу|начале|середине'),
  last: setOf('прошлый|прошлую|минувший|минувшую'),
  next: setOf('следующий|следующую|ближайший|ближайшую|этот|эту'),
  hours: setOf('полночь|полуночи|полдень|полудня|утра|вечера|ночи'),
  starting: /^(?:нач(?:н|ал|ин)|вступ|сил[уы]$|стартует)/u,
  ending: /^(?:закончит|заканчива|истека|истеч|завершит|завершает|окончани)/u,
  lengthAfterNumber: [[/^дневн/u, 'day'], [/^часов(?:о|ы|у)/u, 'hour'], [/^недельн/u, 'week'], [/^месячн/u, 'month']], // prettier-ignore
  lengthInOne: [[/^(.*)дневн/u, 'day'], [/^(.+)часов(?:о|ы|у)/u, 'hour'], [/^(.*)недельн/u, 'week'], [/^(.*)месячн/u, 'month']], // prettier-ignore
};

const UKRAINIAN: TimeWords = {
  months: new Map(
    inOrder(
      'січень січня січні|лютий лютого лютому|березень березня березні|квітень квітня квітні|травень травня травні|червень червня червні|липень липня липні|серпень серпня серпні|вересень вересня вересні|жовтень жовтня жовтні|листопад листопада листопаді|грудень грудня грудні',
      0,
    ),
  ),
  weekdays: new Map(
    inOrder(
      "неділю неділя неділі|понеділок понеділка|вівторок вівторка|середу середа середи|четвер четверга|п'ятницю п'ятниця п'ятниці|суботу субота суботи",
      0,
    ),
  ),
  numbers: new Map([
    ...inOrder(
      "один одну одного однієї|два дві двох|три трьох|чотири чотирьох|п'ять п'яти|шість шести|сім семи|вісім восьми|дев'ять дев'яти|десять десяти",
      1,
    ),
    ...([['двадцять', 20], ['тридцять', 30], ['тридцяти', 30], ['шістдесят', 60], ['сорок', 40], ["п'ятдесят", 50]] as const), // prettier-ignore
  ]),
  units: unitsOf({
    hour: 'година годину години годин',
    day: 'день дня дні днів добу діб доби',
    week: 'тиждень тижні тижня тижнів',
    month: 'місяць місяця місяці місяців',
  }),
  days: new Map([['сьогодні', 0], ['завтра', 1], ['післязавтра', 2], ['вчора', -1], ['учора', -1]]), // prettier-ignore
  spans: new Map([
    ['цього тижня', { unit: 'week', away: 0 }],
    ['наступного тижня', { unit: 'week', away: 1 }],
    ['цього місяця', { unit: 'month', away: 0 }],
    ['наступного місяця', { unit: 'month', away: 1 }],
  ]),
  leads: leadsOf({
    starts: 'з|із|зі|від|починаючи з|з початку',
    ends: 'до|аж до|до кінця|до півночі',
    to: 'по|-|–|—',
    by: 'не пізніше',
    within: 'у найближчі|найближчі',
    in: 'через|за',
    for: 'на|строком на|терміном на|триватиме|протягом|впродовж|упродовж',
    at: 'у|в',
    after: 'після',
  }),
  joints: setOf('-|–|—|і|й|та|по|до'),
  fillers: setOf('го|,|числа'),
  beforeMonth: setOf('у|в|до|з|кінця|кінці|початку|середині'),
  last: setOf('минулий|минулу|минулої|минулого'),
  next: setOf('наступний|наступну|найближчий|найближчу|цей|цю|наступного|наступної'),
  hours: setOf('північ|півночі|опівночі|полудень|полудня|ранку|вечора|ночі'),
  starting: /^(?:поч(?:н|ал|ин)|набу|чинн|розпоч|стартує)/u,
  ending: /^(?:закінч|завершит|завершує|сплив|спливе)/u,
  lengthAfterNumber: [[/^денн/u, 'day'], [/^годинн/u, 'hour'], [/^тижнев/u, 'week'], [/^місячн/u, 'month']], // prettier-ignore
  lengthInOne: [[/^(.*)денн/u, 'day'], [/^(.+)годинн/u, 'hour'], [/^(.*)тижнев/u, 'week'], [/^(.*)місячн/u, 'month']], // prettier-ignore
};

/** How a number begins a word: "трех" in "трехдневное". An empty beginning is one. */
export const NUMBER_PREFIXES: ReadonlyMap<string, number> = new Map([
  ...inOrder('одно|двух дво|трех три трьох|четырех чотирьох чотири|пяти п\'яти|шести|семи|восьми|девяти дев\'яти|десяти', 1), // prettier-ignore
  ...([['', 1], ['day', 1], ['week', 1], ['month', 1], ['двадцати', 20], ['двадцяти', 20], ['тридцати', 30], ['тридцяти', 30], ['шестидесяти', 60], ['шістдесяти', 60], ['сорока', 40]] as const), // prettier-ignore
]);

/** The words of each language; English stands for those that the reader does not know. */
export const TIME_WORDS: Readonly<Record<Language, TimeWords>> = {
  en: ENGLISH,
  ru: RUSSIAN,
  uk: UKRAINIAN,
  other: ENGLISH,
};

/** Hours from UTC by the abbreviations that mean one zone wherever they stand. */
export const ZONES: ReadonlyMap<string, number> = new Map([
  ['utc', 0],
  ['gmt', 0],
  ['bst', 1],
  ['cet', 1],
  ['cest', 2],
  ['eet', 2],
  ['eest', 3],
  ['msk', 3],
  ['edt', -4],
  ['est', -5], // prettier-ignore
]);
