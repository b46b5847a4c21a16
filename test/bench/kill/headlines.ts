/**
 * Each of these, coming after the ones before it, puts one entry on record that a digest names in a line of its own. The
 * like are far apart, so that no line tells two of them.
 */
export const HEADLINES: readonly string[] = [
  'Isle Council proposes 60-day ceasefire between Valmere and Korrath',
  'Valmere accepts 60-day ceasefire',
  'Valmere and Korrath to hold ceasefire talks in Harrow Pass on 1 June 2031',
  'Valmere accuses Korrath of violating the truce by shelling Port Aldene, killing 4',
  'Korrath releases 7 prisoners in exchange with Valmere',
  'Korrath undecided on 60-day ceasefire',
  'Valmere threatens new sanctions on coal exports if Korrath rejects 60-day ceasefire',
  'Korrath demands Valmere withdraw from Harrow Pass before any ceasefire',
  'Korrath accepts 60-day ceasefire',
  'Valmere and Korrath sign 60-day ceasefire',
  '60-day ceasefire between Valmere and Korrath takes effect',
  '60-day ceasefire collapses as Korrath launches offensive',
];
