/** Classes of words that tell what a news text is about and what sort of text it is. */
export type NewsTerm =
  // what it is about
  | 'truce-word' // ceasefire, truce, armistice
  | 'peace-matter' // peace plan, peace talks, peace deal
  | 'peace-word' // peace by itself
  | 'ending-verb' // end, stop, halt: with war-word "ending the war"
  | 'war-word'
  | 'talks-word' // talks, negotiators, mediation
  | 'diplomacy-word' // envoys, delegations: of talks, or of anything
  | 'meeting-word' // meet, call, summit, visit
  | 'deal-word' // deal, plan, proposal, terms
  | 'captive-word' // hostages, prisoners, remains
  | 'handover-word' // release, swap, hand over, receive
  | 'truce-term' // disarm, pull back, monitor, stabilization force, guarantees
  | 'pressure-word' // sanctions, tariffs, ultimatum
  | 'breach-word' // violate, breach
  | 'strike-word' // strike, shell, drone attack
  | 'toll-word' // killed, wounded
  | 'aid-word'
  | 'swap-word' // swap, exchange: both give and both receive
  | 'plain-idiom' // "deal with", "trade war": words of war and truce in another sense
  // what it is about instead
  | 'conflict-name' // names that belong to one conflict or another
  | 'nation-word' // nations and bodies; one that the pack lacks looks on from outside
  | 'world-actor' // powers that take part in everything
  | 'markets-word'
  | 'trade-word'
  | 'sport-word'
  | 'culture-word'
  | 'home-affairs'
  | 'minerals-word'
  | 'crime-word'
  | 'mention-in-passing' // amid, despite, as: the truce is the setting, not the story
  | 'time-clause' // after, following: the truce dates the story
  // how names and nouns hang together
  | 'coupling' // and, or: two names that act as one
  | 'place-preposition' // in, on, from: two names that are two places
  | 'object-preposition' // between, with, in: what follows tells whose truce it is
  | 'partner-preposition' // between, with: what follows is one of two
  | 'host-city' // where anybody's talks may be held
  | `feud-${string}` // names that make war and peace with one another
  // what sort of text it is
  | 'opinion-mark'
  | 'explainer-mark'
  | 'roundup-mark'
  | 'broadcast-mark' // podcasts, interviews, programmes
  | 'programme-voice' // "we hear", "our correspondent": a programme that speaks of itself
  | 'picture-mark'
  | 'live-mark'
  | 'saying-verb'
  | 'hedge-word'
  | 'essay-noun' // gamble, lesson, legacy: nouns of comment
  | 'verdict-word' // backfires, elusive, blow to: a judgement by the writer
  | 'mood-word' // hope, fear, weary: how people feel about it
  | 'first-person'
  | 'expert-word'
  | 'day-name'
  | 'long-time' // years, decades, history
  | 'human-interest'
  | 'going-on' // continues, remains, stalls: things are as they were
  | 'reaction-word' // reacts, supports, condemns: an answer to what others did
  | 'question-opening'
  | 'opinion-label' // before a colon or a bar
  | 'programme-label'
  | 'picture-form'
  | 'list-noun' // takeaways, questions: behind a number
  | 'small-number'
  | 'standing-state' // still, has long been: so for long
  | 'turning-word' // but, instead
  | 'adding-word' // and, also in: another story follows
  | 'copula' // is, has, could: headlines of reports leave it out
  | 'article'
  | 'scene-preposition' // "In Sarvik, …", "For the neighbours, …"
  | 'speaker-noun' // spokesman, ministry: behind a dash
  // what happened
  | 'accept-act'
  | 'reject-act'
  | 'announce-act'
  | 'propose-act'
  | 'demand-act'
  | 'threaten-act'
  | 'accuse-act'
  | 'order-act'
  | 'begin-act'
  | 'suspend-act'
  | 'resume-act'
  | 'arrive-act'
  | 'welcome-act'
  | 'doubt-act'
  | 'prepare-act'
  | 'approve-act'
  | 'identify-act'
  | 'future-mark'; // will, to, set to, plans to
