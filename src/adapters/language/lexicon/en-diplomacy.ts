import type { Lexicon } from './lexicon.ts';

export const EN_DIPLOMACY: Lexicon = {
  language: 'en',
  words: {
    truce: 'a cease-fire, a truce, an armistice, cessation of hostilities, halt in hostilities, end to hostilities',
    proposal: 'a proposal, a peace plan, a plan, an offer',
    talks: 'talks, negotiations, peace talks, a negotiation',
    accept: 'to accept, to say yes to, to give _ approval',
    reject: 'to reject, to turn down, to refuse',
  },
};
