import type { Lexicon } from './lexicon.ts';

/** Words by which a text says that things go on as they were, or that somebody answers what others did: it tells on, rather than first. */
export const EN_NEWS_COURSE: Lexicon = {
  language: 'en',
  words: {
    'going-on':
      'to continue, to remain, to hold, holds, holding, to drag on, to stall, stalled, little progress, no progress, no breakthrough, still, to await, to wait, awaits, to loom, looms, on track, in place, to keep, keeps, ongoing, so far, to persist, to linger, to struggle, to cling, to mount, mounting, mounts, to grow, growing, grows, deepens, fades, slipping, stuck, deadlock, impasse, limbo, uncertain future, day after, days after, weeks after, a week after, in the wake of, aftermath, to hang, to shore up, to salvage, to save, on edge, fragile, shaky, tenuous, tested, tests, under strain, in doubt, in question, hangs over',
    'reaction-word':
      'to react, reaction, reactions, in response, to respond, responds, to support, expresses support, express support, to back, backs, to greet, to hail, to welcome, to praise, to applaud, to condemn, to deplore, to mourn, to celebrate, to rally, to protest, protests, to cheer, to comment, comments on, commenting, to echo, to defend, to criticize, to caution, calls for calm, says it is ready to help, ready to host, stands ready',
  },
};
