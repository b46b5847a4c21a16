import { EN_DIPLOMACY } from './en-diplomacy.ts';
import { EN_NEWS_ACTS } from './en-news-acts.ts';
import { EN_NEWS_MANNER } from './en-news-manner.ts';
import { EN_NEWS_SUBJECTS } from './en-news-subjects.ts';
import { EN_NEWS_TOPICS } from './en-news-topics.ts';
import type { Lexicon } from './lexicon.ts';
import { OTHER_NEWS, RU_NEWS, UK_NEWS } from './foreign-news.ts';

/** Every lexicon that the reader knows: one per language and topic. */
export const LEXICONS: readonly Lexicon[] = [
  EN_DIPLOMACY,
  EN_NEWS_TOPICS,
  EN_NEWS_SUBJECTS,
  EN_NEWS_MANNER,
  EN_NEWS_ACTS,
  UK_NEWS,
  RU_NEWS,
  OTHER_NEWS,
];
