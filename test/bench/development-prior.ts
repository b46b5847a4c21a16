/** What is known of new developments before any example. */
export const DEVELOPMENT_PRIOR: Readonly<Record<string, number>> = {
  'sure to be relevant': 0.9,
  'sure to be news': 0.9,
  'likeness to the nearest event': -0.7,
  'event known': -0.5,
  'size of that event': -0.3,
  colour: -0.4,
  'human-interest in the lead': -0.4,
  'nation from outside in the lead': -0.6,
  'mention-in-passing in the lead': -0.5,
  'expert-word in the lead': -0.3,
  'essay-noun in the lead': -0.3,
  'two stories in one title': -0.4,
  'no party in the lead': -0.3,
  'saying-verb in the lead': 0.2,
  'several parties in the lead': 0.2,
};
