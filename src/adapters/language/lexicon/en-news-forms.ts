import type { Lexicon } from './lexicon.ts';

/** By what form of title and sentence a text gives itself away as report, comment or programme. */
export const EN_NEWS_FORMS: Lexicon = {
  language: 'en',
  words: {
    'question-opening':
      'how, why, what, who, where, when, is, are, can, could, will, would, does, do, did, should, which, was, were, has, have, whose, whither',
    'opinion-label':
      'opinion, editorial, comment, commentary, letter, letters, column, op-ed, the guardian view, leader',
    'programme-label':
      'photos, photo, video, watch, listen, audio, analysis, explainer, podcast, interview, transcript, quiz, factbox, timeline, in pictures, in photos, review, profile, essay, newsletter, briefing, q&a, fact check, exclusive interview',
    'picture-form': 'in photos, in pictures, in maps, in charts, in graphics',
    'list-noun':
      'things, takeaways, ways, questions, reasons, facts, lessons, points, of the things, scenarios, options, key takeaways, key questions, key points, unanswered questions, big questions',
    'small-number': 'two, three, four, five, six, seven, eight, nine, ten, some',
    'standing-state':
      'has long, have long, had long, has always, have always, had always, has never, have never, had never, has been, have been, had been, had said, had made, still, increasingly, once, for several days, for weeks, for months, for years, growing, more and more, no longer, over the past, in recent',
    'turning-word': 'but, instead, yet, still',
    'adding-word': 'and, also in, plus, meanwhile',
    copula: "is, are, isn't, aren't, won't, may never, will never",
    article: 'a, an, the, this, that, these',
    'scene-preposition':
      'in, for, at, from, on, under, with, behind, beyond, between, among, through, across, after, before',
    'speaker-noun':
      'a spokesman, a spokeswoman, a spokesperson, an envoy, a ministry, a source, sources, a diplomat, a minister, an mp, an aide, an official, officials, a negotiator, an ambassador, an adviser, an advisor, a president, a premier, a general, a commander, a lawmaker, a top diplomat, media, fm, pm, mfa',
  },
};
