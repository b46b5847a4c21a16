import { CERTAINTY_IN_WORDS } from '../ledger/certainty-words.ts';
import type { Certainty, DevelopmentKind } from '../ledger/development.ts';
import type { Language } from './subscription.ts';

/** Headings and fixed words of what is posted; sentences about developments are not among them, and quotes never are. */
export interface FixedWords {
  readonly whatIsNew: string;
  readonly corrected: string;
  /** Begins the line of what became of an event since it was posted, and the note that older such lines are left out. */
  readonly update: string;
  readonly earlierUpdates: string;
  readonly andMore: (count: number) => string;
  readonly reports: (count: number) => string;
  readonly nothingNew: string;
  readonly nothingMore: string;
  readonly nothingChanged: string;
  readonly notReadYet: string;
  readonly notRead: string;
  readonly until: (nothing: string, when: string) => string;
  readonly noSources: string;
  readonly read: (read: number, all: number) => string;
  readonly waiting: (count: number) => string;
  readonly noneEver: string;
  readonly noneSince: string;
  readonly dark: string;
  readonly since: string;
  readonly neverRead: string;
  readonly posted: (count: number) => string;
  readonly latestPost: string;
  readonly before: string;
  readonly now: string;
  readonly alsoReported: string;
  readonly kinds: Readonly<Record<DevelopmentKind, string>>;
  readonly certainties: Readonly<Record<Certainty, string>>;
}

/** The words of a language. */
export function fixedWords(language: Language): FixedWords {
  return WORDS[language];
}

/** One of their words in all languages: a message may have been written in another one before. */
export function inAnyLanguage(name: 'update' | 'earlierUpdates'): ReadonlySet<string> {
  return new Set(Object.values(WORDS).map((words) => words[name]));
}

/** The words as they begin a sentence. */
export function capitalized(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** The form that a count takes: one, few (2 to 4 in Ukrainian and Russian), many. */
function counted(language: Language, one: string, few: string, many: string): (count: number) => string {
  const rules = new Intl.PluralRules(language);
  return (count) => {
    const rule = rules.select(count);
    return `${count} ${rule === 'one' ? one : rule === 'few' ? few : many}`;
  };
}

const developments = {
  en: counted('en', 'development', 'developments', 'developments'),
  uk: counted('uk', 'подія', 'події', 'подій'),
  ru: counted('ru', 'событие', 'события', 'событий'),
} as const;

const WORDS: Readonly<Record<Language, FixedWords>> = {
  en: {
    whatIsNew: 'what is new',
    corrected: 'corrected',
    update: 'Update ',
    earlierUpdates: 'Earlier updates: ',
    andMore: (count) => `and ${count} more`,
    reports: counted('en', 'report', 'reports', 'reports'),
    nothingNew: 'nothing new',
    nothingMore: 'nothing new besides what was posted',
    nothingChanged: 'nothing has changed',
    notReadYet: 'no source has been read yet, so nothing can be said',
    notRead: 'no source could be read, so nothing can be said',
    until: (nothing, when) => `${nothing} until ${when}; no source was read since`,
    noSources: 'No sources are configured.',
    read: (read, all) => `${read} of ${all} sources read`,
    waiting: (count) => `${count} not polled yet`,
    noneEver: 'none has been read so far',
    noneSince: 'none since',
    dark: 'dark',
    since: 'since',
    neverRead: 'never read',
    posted: (count) => `Already posted here since the last digest: ${developments.en(count)}`,
    latestPost: 'latest post',
    before: 'before',
    now: 'now',
    alsoReported: 'Also reported',
    kinds: {
      new: 'new',
      changed: 'changed',
      confirmed: 'now confirmed',
      contradicted: 'contradicted',
      withdrawn: 'withdrawn',
    },
    certainties: CERTAINTY_IN_WORDS,
  },
  uk: {
    whatIsNew: 'що нового',
    corrected: 'виправлено',
    update: 'Оновлення ',
    earlierUpdates: 'Попередні оновлення: ',
    andMore: (count) => `і ще ${count}`,
    reports: counted('uk', 'повідомлення', 'повідомлення', 'повідомлень'),
    nothingNew: 'нічого нового',
    nothingMore: 'нічого нового, крім уже опублікованого',
    nothingChanged: 'нічого не змінилося',
    notReadYet: 'жодного джерела ще не прочитано, тож сказати нічого не можна',
    notRead: 'жодного джерела не вдалося прочитати, тож сказати нічого не можна',
    until: (nothing, when) => `${nothing} до ${when}; відтоді жодного джерела не прочитано`,
    noSources: 'Джерел не налаштовано.',
    read: (read, all) => `Прочитано джерел: ${read} з ${all}`,
    waiting: (count) => `ще не опитано: ${count}`,
    noneEver: 'досі не прочитано жодного',
    noneSince: 'жодного від',
    dark: 'мовчать',
    since: 'від',
    neverRead: 'ще не прочитано',
    posted: (count) => `Тут уже опубліковано після останнього дайджесту: ${developments.uk(count)}`,
    latestPost: 'останній допис',
    before: 'було',
    now: 'стало',
    alsoReported: 'Також повідомляють',
    kinds: {
      new: 'нове',
      changed: 'змінилося',
      confirmed: 'тепер підтверджено',
      contradicted: 'заперечено',
      withdrawn: 'відкликано',
    },
    certainties: {
      claimed: 'твердження однієї сторони',
      reported: 'повідомлено, не підтверджено',
      confirmed: 'підтверджено',
      disputed: 'спірне',
    },
  },
  ru: {
    whatIsNew: 'что нового',
    corrected: 'исправлено',
    update: 'Обновление ',
    earlierUpdates: 'Прежние обновления: ',
    andMore: (count) => `и ещё ${count}`,
    reports: counted('ru', 'сообщение', 'сообщения', 'сообщений'),
    nothingNew: 'ничего нового',
    nothingMore: 'ничего нового, кроме уже опубликованного',
    nothingChanged: 'ничего не изменилось',
    notReadYet: 'ни один источник ещё не прочитан, поэтому сказать ничего нельзя',
    notRead: 'ни один источник не удалось прочитать, поэтому сказать ничего нельзя',
    until: (nothing, when) => `${nothing} до ${when}; с тех пор ни один источник не прочитан`,
    noSources: 'Источники не настроены.',
    read: (read, all) => `Прочитано источников: ${read} из ${all}`,
    waiting: (count) => `ещё не опрошено: ${count}`,
    noneEver: 'до сих пор не прочитан ни один',
    noneSince: 'ни одного с',
    dark: 'молчат',
    since: 'с',
    neverRead: 'ещё не прочитан',
    posted: (count) => `Здесь уже опубликовано после последнего дайджеста: ${developments.ru(count)}`,
    latestPost: 'последний пост',
    before: 'было',
    now: 'стало',
    alsoReported: 'Также сообщают',
    kinds: {
      new: 'новое',
      changed: 'изменилось',
      confirmed: 'теперь подтверждено',
      contradicted: 'опровергнуто',
      withdrawn: 'отозвано',
    },
    certainties: {
      claimed: 'утверждение одной стороны',
      reported: 'сообщается, не подтверждено',
      confirmed: 'подтверждено',
      disputed: 'спорно',
    },
  },
};
