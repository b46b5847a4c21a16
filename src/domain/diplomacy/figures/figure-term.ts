/** Classes of words that tell what a number counts, and how exactly. */
export type FigureTerm =
  // what is counted
  | 'violation-noun'
  // counted where a truce forbids them
  | 'attack-noun'
  | 'drone-noun'
  | 'missile-noun'
  | 'air-strike-noun'
  | 'shelling-noun'
  | 'assault-noun'
  | 'attack-verb' // launched, fired, carried out
  | 'downed-verb' // shot down, intercepted: what did not get through
  | 'killed-word' // kills, killed, dead
  | 'death-noun' // deaths, fatalities
  | 'wounded-word'
  | 'casualty-noun' // the dead and the wounded together
  | 'missing-word'
  | 'captive-noun'
  | 'remains-noun'
  | 'deceased-word' // "dead hostages" are remains
  | 'home-word' // brought home, came back: handed over without a verb of handing over
  | 'toll-noun'
  | 'count-noun' // "the number of violations"
  | 'times-noun' // "120 times", "on 120 occasions"
  | 'others-word' // "another 30", "30 more"
  | 'including-word'
  // who the people are
  | 'people-noun'
  | 'children-noun'
  | 'women-noun'
  | 'civilians-noun'
  | 'soldiers-noun'
  | 'journalists-noun'
  | 'aid-workers-noun'
  // how exactly
  | 'at-least'
  | 'more-than'
  | 'up-to'
  | 'fewer-than'
  | 'about'
  | 'thousand-word'
  | 'million-word'
  | 'change-verb' // rose from 20 to 30
  // numbers that count something else
  | 'numbered-noun' // phase 2, article 5, day 100
  | 'comparison' // 30 times more
  | 'money-word'
  | 'unit-noun'
  | 'accident-word' // crashes, floods: nobody's doing
  // who counts
  | 'count-verb'
  // since when
  | 'since-word'
  | 'begin-word'
  | 'war-noun'
  | 'past-span' // "in the past" 24 hours
  | 'overnight-word'
  | 'in-all'; // so far, in total
