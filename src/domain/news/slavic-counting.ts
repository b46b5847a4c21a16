/** How Ukrainian and Russian count, name days and tell one truce from another, in the words of the English keys. */
const NUMBERS: readonly (readonly [RegExp, string])[] = [
  [/^(?:один|одна|одного|одной|одній|однієї)$/u, '1'],
  [/^(?:два|дві|двох|двоє|двое|две|двух|двома)$/u, '2'],
  [/^(?:три|трьох|троє|трое|трех|трьома)$/u, '3'],
  [/^(?:чотир(?:и|ьох)|четверо|четыре|четырех|четверых)$/u, '4'],
  [/^(?:п'ят(?:ь|и|ьох)|п'ятеро|пять|пяти|пятеро|пятерых)$/u, '5'],
  [/^(?:шіст(?:ь|ьох)|шести|шестеро|шесть|шестерых)$/u, '6'],
  [/^(?:сім|семи|сімох|семеро|семь|семерых)$/u, '7'],
  [/^(?:вісім|восьми|вісьмох|восьмеро|восемь|восьмерых)$/u, '8'],
  [/^(?:дев'ят(?:ь|и|ьох|еро)|девят(?:ь|и|еро|ерых))$/u, '9'],
  [/^(?:десят(?:ь|и|ьох|еро|ерых))$/u, '10'],
  [/^(?:двадцят|двадцат)[ьи]$/u, '20'],
  [/^(?:тридцят|тридцат)[ьи]$/u, '30'],
  [/^(?:шістдесят|шістдесяти|шестьдесят|шестидесяти)$/u, '60'],
];
/** "Триденне", "трехдневное": the number stands within the word. */
const IN_COMPOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^одно/u, '1'],
  [/^дво|^двух/u, '2'],
  [/^три(?!дц)|^трех/u, '3'],
  [/^чотири|^четырех/u, '4'],
  [/^п'яти|^пяти/u, '5'],
  [/^десяти/u, '10'],
  [/^тридц[яа]ти/u, '30'],
  [/^шістдесяти|^шестидесяти/u, '60'],
];
const SPANS: readonly (readonly [RegExp, string])[] = [
  [/(?:денн|добов|дневн|суточн)\p{L}{1,3}$/u, 'day'],
  [/(?:годинн|часов)\p{L}{1,3}$/u, 'hour'],
  [/(?:тижнев|недельн)\p{L}{1,3}$/u, 'week'],
  [/(?:місячн|месячн)\p{L}{1,3}$/u, 'month'],
];
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(?:день|дні|днів|дня|дней|доб[аиу]|діб|сут(?:ки|ок))$/u, 'day'],
  [/^(?:годин[аиу]?|час|часа|часов)$/u, 'hour'],
  [/^(?:тиждень|тижні|тижнів|недел[яиью]|недель)$/u, 'week'],
  [/^(?:місяць|місяці|місяців|месяц|месяца|месяцев)$/u, 'month'],
];
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:великодн|пасхальн|великдень|пасх)/u, 'easter'],
  [/^(?:різдв|рождеств)/u, 'christmas'],
  [/^(?:чорноморськ|черноморск|чорн(?:ому|ого|е)$|черн(?:ом|ого|ое)$)/u, 'sea'],
  [/^(?:морськ|морск|судноплавств|судоходств)/u, 'maritime'],
  [/^(?:енергетичн|энергетическ)/u, 'energy'],
  [/^(?:частков|частичн)/u, 'partial'],
  [/^(?:обмежен|ограниченн)/u, 'limited'],
  [/^(?:безумовн|беззастережн|безоговорочн|безусловн)/u, 'unconditional'],
  [/^(?:повн|всеосяжн|полн(?!оч))/u, 'full'],
  [/^(?:гуманітарн|гуманитарн)/u, 'humanitarian'],
  [/^(?:повітрян|воздушн|повітр[іяю]$|воздух|воздухе$|неб[іео]$)/u, 'air'],
  [/^(?:тимчасов|временн)/u, 'temporary'],
  [/^(?:постійн|постоянн)/u, 'permanent'],
  [/^(?:локальн)/u, 'local'],
];
const DAYS: readonly (readonly [RegExp, string])[] = [
  [/^понед[іе]л/u, 'monday'],
  [/^вівтор|^вторник/u, 'tuesday'],
  [/^серед|^сред/u, 'wednesday'],
  [/^четвер/u, 'thursday'],
  [/^п'?ятниц/u, 'friday'],
  [/^суб+от/u, 'saturday'],
  [/^неділ|^воскресен/u, 'sunday'],
  [/^сьогодні|^сегодня/u, 'today'],
  [/^завтра/u, 'tomorrow'],
  [/^у?вчора|^вчера/u, 'yesterday'],
  [/^у?вночі|^ночью/u, 'overnight'],
];
const REMAINS = /^(?:тіл[ао]?|тілами|тілам|тел[ао]?|телами|телам|останк\p{L}*|загибл\p{L}+|погибш\p{L}+)$/u;

const FIRST_CYRILLIC = 0x400;

function firstOf(word: string, table: readonly (readonly [RegExp, string])[]): string | undefined {
  if (word.charCodeAt(0) < FIRST_CYRILLIC) return undefined; // most words are English, and this is asked of every one
  return table.find(([form]) => form.test(word))?.[1];
}

/** A Ukrainian or Russian number word as its digits; undefined for any other word. */
export function slavicNumber(norm: string): string | undefined {
  return firstOf(norm, NUMBERS);
}

/** A day named in Ukrainian or Russian by its English name; undefined for any other word. */
export function slavicDay(norm: string): string | undefined {
  return firstOf(norm, DAYS);
}

/** Whether a word speaks of the dead who are handed over. */
export function speaksOfRemains(norm: string): boolean {
  return REMAINS.test(norm);
}

/** What tells one truce from another in the words before and after it: "30 day", "easter". */
export function slavicTruceNames(before: readonly string[], after: readonly string[]): readonly string[] {
  return [...new Set([...lengthsIn(before), ...unitsIn(after), ...kindsIn([...before, ...after])])];
}

function lengthsIn(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    const span = firstOf(word, SPANS);
    if (span === undefined) return [];
    const earlier = words.slice(Math.max(0, at - 2), at).find((w) => /^\d+$/u.test(w));
    const number = firstOf(word, IN_COMPOUNDS) ?? earlier ?? (span === 'month' ? '1' : undefined);
    return number === undefined ? [] : [`${number} ${span}`];
  });
}

function unitsIn(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    const unit = firstOf(word, UNITS);
    const before = words[at - 1] ?? '';
    const number = /^\d+$/u.test(before) ? before : (slavicNumber(before) ?? (/^на$/u.test(before) ? '1' : undefined));
    return unit === undefined || number === undefined ? [] : [`${number} ${unit}`];
  });
}

function kindsIn(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => firstOf(word, KINDS) ?? []);
}
