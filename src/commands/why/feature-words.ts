/** Features of the likeness of a report and an event that are not plain by their names. */
export const LIKENESS_WORDS: Readonly<Record<string, string>> = {
  'nearest lead': 'a headline like its own',
  'nearest lead, far above half': 'a headline nearly its own',
  'nearest text': 'a text like its own',
  'steps found, within a day': 'the same acts within a day',
  'other steps in the lead': 'other acts in the headline',
  'the opposite step': 'the opposite act',
  'no step in the lead': 'no act in the headline',
  'hours since it was last told, as logarithm': 'the time since it was last told',
  'days since it was first told': 'the days since it was first told',
  'planned here, done there or the reverse': 'planned in one and done in the other',
  'no name in common': 'no name in common',
};

/** Features of what a report adds. The first ones hold in degrees, so they may speak either way. */
export const ADDS_WORDS: Readonly<Record<string, string>> = {
  'sure to be relevant': 'how surely it is relevant',
  'sure to be news': 'how surely it is news',
  'likeness to the nearest event': 'how like the nearest happening it is',
  'size of that event': 'how often that happening was told',
  'event known': 'the happening was told before',
  'rare words untold': 'rare words that nobody used before',
  'names untold': 'names not heard before',
  'things untold': 'things not heard of before',
  'day untold': 'a day not named before',
  'numbers untold': 'numbers not heard before',
  'lead like one of half a day': 'a headline like one of the last half day',
  'lead told within half a day': 'a headline whose words were told within half a day',
  'people told within half a day': 'people who were told of within half a day',
  'matters spoken of in four days': 'matters that were spoken of within four days',
  'text told in four days': 'a text whose words were told within four days',
  'told late': 'told long after it was published',
  colour: 'a scene rather than an act',
  'essay-noun in the lead': 'an essay’s word in the headline',
  'expert-word in the lead': 'an expert’s word in the headline',
  'going-on in the lead': 'something that goes on in the headline',
  'human-interest in the lead': 'people’s lives in the headline',
  'mention-in-passing in the lead': 'a mention in passing in the headline',
  'nation from outside in the lead': 'a nation from outside in the headline',
  'no party in the lead': 'no party in the headline',
  'reaction-word in the lead': 'a reaction in the headline',
  'saying-verb in the lead': 'somebody says something in the headline',
  'several parties in the lead': 'several parties in the headline',
  'two stories in one title': 'two stories in one headline',
  'states something unknown': 'states something not known before',
  'states only what is known': 'states only what is known',
  'headline states what is known': 'the headline states what is known',
  'event told, nothing unknown': 'the happening was told and nothing in it is unknown',
  'unknown demand': 'a demand not known before',
};

/** A feature as people say it; one that has no words of its own is readable but for its hyphens and leads. */
export function featureInWords(name: string, words: Readonly<Record<string, string>>): string {
  return (
    words[name] ??
    name
      .replace(/\b([a-z]+)-([a-z]+)\b/gu, '$1 $2')
      .replace(/, as logarithm$/u, '')
      .replace(/\b(?:the )?lead\b/u, 'the headline')
  );
}
