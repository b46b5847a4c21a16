import type { Lexicon } from './lexicon.ts';

const ISRAEL = 'ізраїл~n, ізраїльськ~a, нетаньягу, цахал';

/** How names and nouns hang together in Ukrainian, where talks are held, and who fights whom. */
export const UK_NEWS_BONDS: Lexicon = {
  language: 'uk',
  asWritten: true,
  words: {
    'swap-word': 'обмін~n, обміня~p, обміню~v',
    'time-clause': 'після, з моменту, перед, напередодні, до початку',
    coupling: 'і, й, та, або',
    'place-preposition': 'в, у, на, з, із, від, про, до, для',
    'object-preposition': 'між, з, із, зі, в, у, для, щодо, про, на',
    'partner-preposition': 'між, з, із, зі, проти',
    'host-city':
      'женев~n, відень, відн~n, рим~n, париж~n, лондон~n, берлін~n, мадрид~n, осло, стокгольм~n, гельсінкі, копенгаген~n, гааг~n, брюссел~n, мюнхен~n, давос~n, цюрих~n, будапешт~n, варшав~n, праг~n, стамбул~n, анкар~n, анталі~n, ер ріяд~n, джидд~n, дох~n, абу дабі, дуба~n, маскат~n, амман~n, каїр~n, астан~n, мінськ~n, ' +
      'нью йорк~n, аляск~n, аляск|аляс~n, анкоридж~n, сінгапур~n, токіо, сеул~n, пекін~n, делі, ісламабад~n',
    'feud-israel-palestinians': `${ISRAEL}, сектор~n газа|гази|газі|газу, хамас~n, палестин~n, палестинськ~a`,
    'feud-israel-lebanon': `${ISRAEL}, ліван~n, ліванськ~a, хезболл~n, бейрут~n`,
    'feud-israel-syria': `${ISRAEL}, сирі~n, сирійськ~a, дамаск~n`,
    'feud-israel-yemen': `${ISRAEL}, ємен~n, єменськ~a, хусит~n`,
    'feud-israel-iran': `${ISRAEL}, іран~n, іранськ~a, тегеран~n`,
    'feud-russia-ukraine':
      'україн~n, українськ~a, київ, києв~n, росі~n, російськ~a, москв~n, кремл~n, путін~n, зеленськ~a',
    'feud-russia-georgia': 'росі~n, російськ~a, москв~n, кремл~n, грузі~n, грузинськ~a, абхазі~n, осеті~n',
    'feud-russia-moldova': 'росі~n, російськ~a, москв~n, кремл~n, молдов~n, молдовськ~a, придністров~n',
    'feud-karabakh': 'вірмені~n, вірменськ~a, єреван~n, азербайджан~n, азербайджанськ~a, баку, карабах~n',
    'feud-india-pakistan': 'інді~n, індійськ~a, делі, пакистан~n, пакистанськ~a, ісламабад~n, кашмір~n',
    'feud-pakistan-afghanistan': 'пакистан~n, пакистанськ~a, ісламабад~n, афганістан~n, афганськ~a, талібан~n, кабул~n',
    'feud-koreas': 'північн~a коре~n, південн~a коре~n, кндр, пхеньян~n, сеул~n',
  },
};
