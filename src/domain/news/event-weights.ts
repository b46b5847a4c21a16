import type { LinearModel } from './linear-model.ts';

/** What speaks for a version telling an event’s happening. Learned: see test/bench/learn-news.ts. */
export const EVENT_WEIGHTS: LinearModel = {
  bias: -2.727,
  weights: {
    'days since it was first told': -0.332,
    'hours since it was last told, as logarithm': -0.403,
    'nearest lead': 3.391,
    'nearest lead, far above half': 0.504,
    'nearest text': 3.22,
    'no name in common': 0.361,
    'no step in the lead': 0.227,
    'other steps in the lead': -0.409,
    'planned here, done there or the reverse': -0.374,
    'steps found, within a day': 1.61,
    'the opposite step': -1.295,
  },
};
