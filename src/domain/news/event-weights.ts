import type { LinearModel } from './linear-model.ts';

/** What speaks for a version telling an event’s happening. Learned: see test/bench/learn-news.ts. */
export const EVENT_WEIGHTS: LinearModel = {
  bias: -2.72,
  weights: {
    'days since it was first told': -0.332,
    'hours since it was last told, as logarithm': -0.402,
    'nearest lead': 3.357,
    'nearest lead, far above half': 0.501,
    'nearest text': 3.188,
    'no name in common': 0.375,
    'no step in the lead': 0.222,
    'other steps in the lead': -0.414,
    'planned here, done there or the reverse': -0.36,
    'steps found, within a day': 1.609,
    'the opposite step': -1.289,
  },
};
