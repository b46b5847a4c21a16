import { EN_ACTS } from './en-acts.ts';
import { EN_FIGURES } from './en-figures.ts';
import { EN_MANNER } from './en-manner.ts';
import { EN_NEWS_ACTS } from './en-news-acts.ts';
import { EN_NEWS_COURSE } from './en-news-course.ts';
import { EN_NEWS_FORMS } from './en-news-forms.ts';
import { EN_NEWS_MANNER } from './en-news-manner.ts';
import { EN_NEWS_SUBJECTS } from './en-news-subjects.ts';
import { EN_NEWS_FEUDS } from './en-news-feuds.ts';
import { EN_NEWS_TOPICS } from './en-news-topics.ts';
import { EN_THINGS } from './en-things.ts';
import { OTHER_NEWS } from './foreign-news.ts';
import type { Lexicon } from './lexicon.ts';
import { RU_ACTS } from './ru-acts.ts';
import { RU_FIGURES } from './ru-figures.ts';
import { RU_MANNER } from './ru-manner.ts';
import { RU_NEWS_ACTS } from './ru-news-acts.ts';
import { RU_NEWS_BONDS } from './ru-news-bonds.ts';
import { RU_NEWS_MANNER } from './ru-news-manner.ts';
import { RU_NEWS_SUBJECTS } from './ru-news-subjects.ts';
import { RU_NEWS_TOPICS } from './ru-news-topics.ts';
import { RU_THINGS } from './ru-things.ts';
import { UK_ACTS } from './uk-acts.ts';
import { UK_FIGURES } from './uk-figures.ts';
import { UK_MANNER } from './uk-manner.ts';
import { UK_NEWS_ACTS } from './uk-news-acts.ts';
import { UK_NEWS_BONDS } from './uk-news-bonds.ts';
import { UK_NEWS_MANNER } from './uk-news-manner.ts';
import { UK_NEWS_SUBJECTS } from './uk-news-subjects.ts';
import { UK_NEWS_TOPICS } from './uk-news-topics.ts';
import { UK_THINGS } from './uk-things.ts';

const DIPLOMACY: readonly Lexicon[] = [
  EN_ACTS,
  EN_THINGS,
  EN_MANNER,
  UK_ACTS,
  UK_THINGS,
  UK_MANNER,
  RU_ACTS,
  RU_THINGS,
  RU_MANNER,
];
const FIGURES: readonly Lexicon[] = [EN_FIGURES, UK_FIGURES, RU_FIGURES];
const NEWS: readonly Lexicon[] = [
  EN_NEWS_TOPICS,
  EN_NEWS_SUBJECTS,
  EN_NEWS_FEUDS,
  EN_NEWS_MANNER,
  EN_NEWS_ACTS,
  EN_NEWS_COURSE,
  EN_NEWS_FORMS,
  UK_NEWS_TOPICS,
  UK_NEWS_SUBJECTS,
  UK_NEWS_BONDS,
  UK_NEWS_MANNER,
  UK_NEWS_ACTS,
  RU_NEWS_TOPICS,
  RU_NEWS_SUBJECTS,
  RU_NEWS_BONDS,
  RU_NEWS_MANNER,
  RU_NEWS_ACTS,
  OTHER_NEWS,
];

/** Every lexicon that the reader knows: one per language and topic. */
export const LEXICONS: readonly Lexicon[] = [...DIPLOMACY, ...FIGURES, ...NEWS];
