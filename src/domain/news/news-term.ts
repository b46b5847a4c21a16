/** Classes of words that tell what kind of news a text is; a lexicon lists the words of each. */
export type NewsTerm = 'opinion-mark';
