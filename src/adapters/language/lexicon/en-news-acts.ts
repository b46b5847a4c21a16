import type { Lexicon } from './lexicon.ts';

/** What happened, in classes wide enough that two outlets' words for one happening fall together. */
export const EN_NEWS_ACTS: Lexicon = {
  language: 'en',
  words: {
    'breach-word':
      'to violate, a violation, to breach, a breach, to break _ truce, to break _ cease-fire, broken cease-fire, breaking, to break off, to defy, flare-up, to test, to threaten, strained, under strain, fragile, shaky, tenuous, crossing of',
    'accept-act':
      'to agree, to accept, to sign, to back, to endorse, to embrace, to commit, yes, ready to accept, to reach, to abide, agreed to, says yes, to reach _ agreement, to reciprocate, say yes, was yes, to consent, consent, takes up, to take the deal, to give _ approval, to put _ name to',
    'reject-act':
      'to reject, to refuse, to dismiss, to rebuff, to decline, to rule out, to push back, to balk, to spurn, to turn down, to resist, to deny, not to accept, to oppose, no-show, to withstand, impossible, to snub, to throw out, said no to, says no, say no, final answer is no, to rule against, to strike down, to scotch, hear nothing of',
    'announce-act': 'to announce, to declare, to unveil, to proclaim, to reveal, to publish, to call a halt, declares',
    'propose-act':
      'to propose, to offer, to suggest, to present, to put forward, to float, an initiative, to invite, a proposal, to draft',
    'demand-act':
      'to demand, to insist, to call on, to call for, to urge, to ask, to press, to push for, to want, to seek, to require, to challenge, to appeal, demands, must, a push',
    'threaten-act': 'to threaten, to warn, an ultimatum, or face, to pull out, to walk away, to abandon, no choice but',
    'accuse-act':
      'to accuse, to blame, to allege, to denounce, to condemn, to rebuke, to slam, to criticize, to trade accusations, crazy, angry, anger, to find fault, to lash out, insult, frustration',
    'order-act': 'to order, to instruct, to direct, to task',
    'begin-act':
      'to begin, to start, to take effect, took hold, to come into force, to go into effect, under way, underway, to kick off, to open, to launch, into effect',
    'suspend-act':
      'to suspend, to pause, to halt, to freeze, to cut off, to cancel, to postpone, to delay, to scale back, scaled back, to call off, to close, to hold up, to fail, no breakthrough',
    'resume-act':
      'to resume, to restore, to lift, to reopen, to restart, to renew, back on, once again, to reinstate, observing',
    'arrive-act':
      'to arrive, to land in, to head to, heads to, to visit, to travel, to fly, to send, to dispatch, a trip, to come to, to descend, a visit, to jet',
    'welcome-act':
      'to welcome, to praise, to thank, to hail, to applaud, optimism, optimistic, upbeat, confidence, pleased, progress, positive',
    'doubt-act':
      'doubt, doubts, skeptical, scepticism, skepticism, wary, to cast doubt, not serious, uncertain, reserved, insincere, hollow, manipulative',
    'prepare-act':
      'to prepare, to plan, planned, set to, about to, expected to, to schedule, preparations, groundwork, to await',
    'approve-act': 'to approve, to ratify, a vote, to adopt, a cabinet',
    'identify-act': 'to identify, identity, identities, to bury, burial',
    'future-mark':
      "will, to be held, set to, plans to, due to, expected to, going to, next week, tomorrow, upcoming, later, ahead of, soon, says he will, to meet with, to send, to call, to speak, to resume, he'll",
  },
};
