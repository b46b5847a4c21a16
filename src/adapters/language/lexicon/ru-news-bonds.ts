import type { Lexicon } from './lexicon.ts';

const ISRAEL = 'израил~n, израильск~a, нетаньяху, цахал';

/** How names and nouns hang together in Russian, where talks are held, and who fights whom. */
export const RU_NEWS_BONDS: Lexicon = {
  language: 'ru',
  asWritten: true,
  words: {
    'swap-word': 'обмен~n, обменя~p, обменива~v',
    'time-clause': 'после, с момента, перед, накануне, до начала',
    coupling: 'и, или',
    'place-preposition': 'в, во, на, из, с, от, о, об, до, для',
    'object-preposition': 'между, с, со, в, во, для, по, о, об, на',
    'partner-preposition': 'между, с, со, против',
    'host-city':
      'женев~n, вена, вене, вену, вены, рим~n, париж~n, лондон~n, берлин~n, мадрид~n, осло, стокгольм~n, хельсинки, копенгаген~n, гааг~n, брюссел~n, мюнхен~n, давос~n, цюрих~n, будапешт~n, варшав~n, праг~n, стамбул~n, анкар~n, антали~n, эр рияд~n, джидд~n, дох~n, абу даби, дуба~n, маскат~n, амман~n, каир~n, астан~n, минск~n, ' +
      'нью йорк~n, аляск~n, анкоридж~n, сингапур~n, токио, сеул~n, пекин~n, дели, исламабад~n',
    'feud-israel-palestinians': `${ISRAEL}, сектор~n газа|газы|газе|газу, хамас~n, палестин~n, палестинск~a`,
    'feud-israel-lebanon': `${ISRAEL}, ливан~n, ливанск~a, хезболл~n, бейрут~n`,
    'feud-israel-syria': `${ISRAEL}, сири~n, сирийск~a, дамаск~n`,
    'feud-israel-yemen': `${ISRAEL}, йемен~n, йеменск~a, хусит~n`,
    'feud-israel-iran': `${ISRAEL}, иран~n, иранск~a, тегеран~n`,
    'feud-russia-ukraine': 'украин~n, украинск~a, киев~n, росси~n, российск~a, москв~n, кремл~n, путин~n, зеленск~a',
    'feud-russia-georgia': 'росси~n, российск~a, москв~n, кремл~n, грузи~n, грузинск~a, абхази~n, осети~n',
    'feud-russia-moldova': 'росси~n, российск~a, москв~n, кремл~n, молдави~n, молдов~n, молдавск~a, приднестров~n',
    'feud-karabakh': 'армени~n, армянск~a, ереван~n, азербайджан~n, азербайджанск~a, баку, карабах~n',
    'feud-india-pakistan': 'инди~n, индийск~a, дели, пакистан~n, пакистанск~a, исламабад~n, кашмир~n',
    'feud-pakistan-afghanistan': 'пакистан~n, пакистанск~a, исламабад~n, афганистан~n, афганск~a, талибан~n, кабул~n',
    'feud-koreas': 'северн~a коре~n, южн~a коре~n, кндр, пхеньян~n, сеул~n',
  },
};
