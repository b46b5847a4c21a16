import type { Lexicon } from './lexicon.ts';

/** What parties do, in English. */
export const EN_ACTS: Lexicon = {
  language: 'en',
  words: {
    accept:
      'to accept, to approve, to endorse, to embrace, to back, to ratify, to okay, to consent to, to assent to, to accede to, to agree to, ' +
      'to acquiesce in, to sign up to, to sign up for, to sign on to, to say yes to, to say yes, to vote for, to vote to accept, ' +
      'to vote to approve, to vote in favor of, to vote in favour of, to give _ approval, to give _ assent, to give _ consent, to give _ blessing, ' +
      'to give _ go-ahead, to give _ green light, to give _ nod, to green-light, to take up _ offer, to go along with, to get on board with, ' +
      'to get behind, to reciprocate, to mirror, to match _ truce, to decide to accept, to commit to, to drop _ objections, to bow to, to subscribe to',
    reject:
      'to reject, to turn down, to turn it down, to turn them down, to refuse, to rebuff, to spurn, to snub, to dismiss, to rule out, to rule against, to throw out, ' +
      'to say no to, to shoot down _ plan, to shoot down _ proposal, to shoot down _ offer, to shoot down _ idea, to strike down _ plan, to strike down _ proposal, to strike down _ offer, to veto, to scorn, to brush aside, to brush off, to wave away, to knock back, ' +
      'to hear nothing of, to have none of, to vote to reject, to vote against, to vote down, to decide to reject, to repudiate, to push back on, to scoff at, ' +
      'to decline to support, to decline to accept, to decline to sign, to decline to endorse, to decline to back, to decline to agree, to decline _ offer, to decline _ invitation, to decline _ proposal, to slam the door on',
    propose:
      'to propose, to offer, to suggest, to float, to put forward, to table, to call for, to unveil, to present _ plan, to set out _ plan, to submit, ' +
      'to put to, to moot',
    declare:
      'to announce, to declare, to proclaim, to call a truce, to call a cease-fire, to order a cease-fire, to order a truce',
    'win-consent':
      'to win _ acceptance, to win _ approval, to win _ consent, to win _ backing, to secure _ acceptance, to secure _ approval, to secure _ consent, to get _ approval, to get _ consent, to receive _ approval, to gain _ approval',
    schedule:
      'to agree to meet, to agree to hold, to agree to talk, to agree to discuss, to agree to negotiate, to schedule, to set for, to set a date, set for, due to begin, due to start, to plan for, to arrange',
    withdraw:
      'to withdraw from, to back out of, to pull out of, to walk away from, to walk out of, to renege on, to quit, to abandon, to repudiate, to tear up, ' +
      'to retract _ acceptance, to revoke _ consent, to withdraw _ support, to withdraw _ consent, to withdraw _ acceptance, to go back on, to scrap',
    sign: 'to sign, to initial, to put _ signature to, to ink',
    agree:
      'to agree, to agree on, to agree upon, to reach _ agreement, to reach _ deal, to reach _ accord, to reach _ truce, to reach _ cease-fire, to strike deal, to strike a deal, to strike a new deal, to strike a peace deal, to strike a cease-fire deal, to strike an agreement, to strike truce deal, ' +
      'to clinch _ deal, to clinch _ truce, to seal _ deal, to seal _ truce, to seal _ cease-fire, to conclude _ agreement, to conclude _ truce, to come to terms, to settle on, ' +
      'to hammer out _ deal, to hammer out _ truce, to strike truce, to strike a truce, to strike a cease-fire, to strike an accord, to broker _ deal, to broker _ truce, to broker _ cease-fire, to broker _ agreement, to make peace',
    'agree-in-principle':
      'to agree in principle, to accept in principle, to back in principle, to agree partly, to agree conditionally, to accept conditionally, to accept parts of, ' +
      'to accept some of, to agree to parts of, to agree to some of, to agree to most of, to say yes but, yes but, to give _ conditional approval, to give _ qualified yes',
    welcome: 'to welcome, favourable to, favorable to, to greet _ proposal, to call _ interesting',
    consider:
      'to consider, to weigh, to study, to review, to mull, to examine, to assess, to ponder, to think over, to evaluate, to look into, to look at, to look closely at, to deliberate, ' +
      'to leave _ undecided, no decision yet, yet to decide, yet to make up, has not decided, have not decided, to waver, undecided, to decline to commit, ' +
      'to keep _ options open, to ask for time, to ask for more time, to delay _ answer, to dodge _ question, to lean toward, to lean towards',
    split:
      'to remain split, to remain divided, to be split, to be divided, split over, divided over, torn over, at war with itself over',
    'no-comment':
      'to refuse to comment, to refuse to say, to refuse to be named, to decline to comment, to decline to say, to decline to be named, to decline to confirm, ' +
      'to refuse to confirm, to reject _ accusation, to reject _ accusations, to reject _ allegations, to dismiss _ allegations, to reject _ claims, ' +
      'to dismiss _ claims, to dismiss _ accusations, to reject _ claim, to reject _ allegation, to accept blame, to accept responsibility, to reject blame, to reject responsibility, ' +
      'to press ahead, to press on, to press forward, to agree with, to agree to work, to agree to continue, to agree to keep, to agree to explore, to agree to try, to agree to consider, to agree to study, to agree to look, to agree to seek, to agree to help, to back away, to back down, to back off, to show signs, a sign, signs of, signs that, to lay the blame',
    meet:
      'to meet, to hold _ talks, to hold _ meeting, to hold _ meetings, to hold _ call, to hold _ summit, to hold _ round, to hold _ negotiations, to have _ call, ' +
      'to have _ conversation, to have _ meeting, to have _ telephone call, to have _ phone call, to share _ call, to conduct _ talks, to conduct _ negotiations, ' +
      'to sit down, to convene, to speak by phone, to speak, to talk, to hold discussions, to discuss, to confer, to wrap up _ talks, to conclude _ talks, ' +
      'to end _ talks, to finish _ talks, to complete _ round, to phone, to telephone, to call',
    travel:
      'to fly to, to travel to, to head to, to go to, to arrive in, to send, to dispatch, to attend, to join, to head for, to visit, to host, to lead _ delegation',
    invite:
      'to offer _ talks, to offer _ negotiations, to propose _ talks, to propose _ negotiations, to suggest _ talks, to invite _ talks, to invite _ negotiations, ' +
      'to offer to meet, to propose to meet, to propose meeting, to offer to hold, to propose holding, to call for _ talks, to offer to host, to offer to negotiate, ' +
      'to propose _ round, to offer _ meeting, to propose _ meeting, to propose _ summit, to offer to mediate, to challenge _ to meet',
    postpone:
      'to postpone, to put off, to put back, to delay, to push back, to defer, to reschedule, to put _ on hold, to adjourn, to shelve',
    cancel: 'to cancel, to call off, to scrap, to scuttle, to abort, to axe',
    breach:
      'to violate, to breach, to break, to flout, to contravene, to infringe, to infringe on, a violation, a breach, an infringement, in breach of, in violation of, ' +
      'to shatter, to disregard, to fail to observe, not respecting, to undermine, to sabotage',
    accuse:
      'to accuse, to report _ violations, to claim _ violations, to blame, to charge, to allege, to denounce, an accusation, an allegation, to trade accusations, to trade blame, to trade barbs',
    verify:
      'to verify, to confirm, to find, to conclude, to establish, to document, to certify, to determine, to record, to log, a finding',
    admit: 'to admit, to acknowledge, to concede, to own up to, to take responsibility for',
    swap:
      'to swap, to exchange, to trade, a prisoner swap, a prisoner exchange, a swap, an exchange, a hostage exchange, an exchange of prisoners, ' +
      'to carry out _ swap, to carry out _ exchange, to conduct _ swap, to conduct _ exchange, to hold _ exchange, a prisoner-of-war swap',
    'hand-over':
      'to hand over, to hand back, to free, to release, to return, to set free, to repatriate, to turn over, to receive, to get back, to bring home, to give back',
    sanction:
      'to sanction, to impose, to adopt, to slap, to approve _ sanctions, to hit _ sanctions, to blacklist, to ban, to freeze, to cut off, to halt, to suspend, ' +
      'to stop, to block, to withhold, to tighten, to step up, to enact, to introduce, to pass, hit by, hit with, to keep _ closed, to reduce, to target',
    lift: 'to lift, to ease, to remove, to drop, to end, to scrap, to waive, to cancel, to unfreeze, to roll back, to resume, to restore, to reinstate',
    threaten:
      'to threaten, to warn, to give _ ultimatum, to issue _ ultimatum, an ultimatum, to threaten with, to abandon, to walk away from, to pull out of, to brandish',
    demand:
      'to demand, to insist, to want, to require, to call on, to urge, to press, to tell _ to, to say no truce without, to stipulate, to make _ condition, to seek, ' +
      'to set out _ conditions, to lay out _ conditions, to set _ conditions, to put _ conditions, to call for, must, to ask for, need to, needs to, to hold out for, to expect, no truce without, no deal without, no cease-fire without, no agreement without, no peace without, no settlement without, condition is, condition for _ is, conditions are',
    extend: 'to extend, to prolong, to renew, to roll over, to run _ more',
    start:
      'to begin, to start, to take effect, to come into force, to enter into force, to go into effect, to come into effect, to take hold, to enter _ force, ' +
      'to kick off, to get under way, to get underway, to open, to launch, to be in effect, to be in force, back on',
    end: 'to end, to lapse, to run out, to finish, to conclude, to wrap up, to close, to be over, to fail to make, to fail to produce, to fail to yield, to yield, to produce no',
    suspend: 'to suspend, to freeze, to put on hold, to halt, to interrupt, to pause',
    resume: 'to resume, to restart, to reopen, to restore, to be back on',
    collapse: 'to collapse, to fall apart, to break down, to unravel, to crumble, to disintegrate, to fail, to be dead',
    expire: 'to expire, to lapse, to run out, expired without renewal',
    observe:
      'to observe, to enforce, to respect, to honor, to honour, to abide by, to comply with, to adhere to, to hold fire, to hold its fire, to hold their fire, to cease fire, to stop shooting',
  },
};
