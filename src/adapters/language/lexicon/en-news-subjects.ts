import type { Lexicon } from './lexicon.ts';

/** Names known beforehand, and what a news text may be about instead of a truce. */
export const EN_NEWS_SUBJECTS: Lexicon = {
  language: 'en',
  words: {
    'conflict-name':
      'ukraine, ukrainian, ukrainians, kyiv, kiev, zelensky, zelenskyy, russia, russian, russians, moscow, putin, kremlin, gaza, gazan, gazans, hamas, israel, israeli, israelis, netanyahu, hezbollah, lebanon, lebanese, beirut, houthi, houthis, yemen, yemeni, syria, syrian, damascus, ' +
      'iran, iranian, iranians, tehran, india, indian, pakistan, pakistani, kashmir, afghanistan, afghan, taliban, kabul, thailand, thai, cambodia, cambodian, sudan, sudanese, darfur, khartoum, south sudan, congo, congolese, drc, rwanda, rwandan, m23, ' +
      'ethiopia, eritrea, tigray, libya, libyan, somalia, armenia, armenian, azerbaijan, azerbaijani, baku, yerevan, karabakh, serbia, kosovo, china, chinese, beijing, xi, taiwan, north korea, north korean, south korea, korea, pyongyang, seoul, myanmar, venezuela, venezuelan, maduro, ' +
      'colombia, haiti, mali, sahel, nigeria, bosnia, cyprus, kurdish, kurds, pkk, northern ireland, vietnam, japan, japanese, philippines, cuba, greenland, mexico, canada, iraq, iraqi, west bank, ireland, algeria, morocco, zimbabwe, south africa',
    'nation-word':
      'lithuanian, latvian, estonian, baltic, baltics, polish, poland, slovak, slovakia, czech, hungarian, hungary, romanian, bulgarian, finnish, finland, swedish, norwegian, norway, danish, dutch, belgian, spanish, spain, italian, italy, greek, portuguese, swiss, austrian, irish, serbian, moldovan, belarus, belarusian, ' +
      'lithuania, latvia, estonia, canadian, australian, australia, brazilian, brazil, mexican, argentine, chilean, venezuelan, cuban, chinese, japanese, korean, indian, pakistani, bangladeshi, nepali, kazakh, uzbek, georgian, armenian, azerbaijani, turkish, saudi, qatari, egyptian, emirati, kuwaiti, omani, jordanian, iraqi, iranian, ' +
      'south african, nigerian, kenyan, ethiopian, indonesian, malaysian, filipino, thai, vietnamese, french, german, british, sco, brics, iaea, osce, african union, au, arab league, asean, interpol, icj, icc, ioc, imf, world bank, slovenian, croatian, montenegro, albanian',
    'world-actor':
      'us, usa, united states, american, americans, america, washington, white house, trump, biden, vance, rubio, pentagon, european union, eu, brussels, europe, european, united nations, un, britain, british, uk, united kingdom, london, france, french, germany, german, nato, g7, security council, pope, vatican',
    'markets-word':
      'stocks, shares, an investor, markets, a bond, futures, wall street, oil price, oil prices, gold price, gold prices, currency, exchange rate, interest rate, rate cut, inflation, earnings, a startup, venture, debt, gdp, equities, crypto, prices, profits, a bank, a company, consumers, economy, economic growth, businesses, budget, rubles, economic gains',
    'trade-word':
      'trade war, price war, price truce, trade truce, tariff truce, truce on tariffs, trade talks, trade deal, trade pact, trade, exports, imports, rare earth, rare earths, chips, semiconductor, supply chain, soybean, on tariffs, tariffs on, export controls',
    'plain-idiom':
      'to trade accusations, to trade blame, to trade barbs, to trade fire, to trade strikes, to trade attacks, to trade threats, to trade insults, to trade prisoners',
    'sport-word':
      'derby, ultras, cricket, hockey, tennis, striker, clubs, a stadium, soccer, football, football match, cricket match, final match, title match, league, world cup, olympics, olympic, a player, a coach, tournament, fans, championship, a qualifier, ioc',
    'culture-word':
      'a film, music, a restaurant, books, fashion, museum, a singer, a concert, an actor, a novel, a festival, a song, dance, theater, tourism, exhibition, a designer, a fan',
    'home-affairs':
      'shutdown, senate, filibuster, republicans, democrats, congress, supreme court, a court, a judge, national guard, ice, immigration, an election, medicaid, campus, university, a school, a protest, a lawsuit, prosecutors, poll, a governor, nobel, nobel peace prize, congressman, lawmakers, a protester, military draft, reporters',
    'minerals-word':
      'a mineral, economic deal, minerals deal, gas, a pipeline, nuclear plant, power plant, lng, investment',
    'crime-word':
      'a spy, spies, espionage, to arrest, an arrest, arson, to sentence, sabotage, corruption, trial, to convict, a plot, police, extremist, jail, in prison, executed, shooting, gunned down, a gunman, gunmen, murder, to murder',
    'mention-in-passing':
      'amid, despite, in spite of, even as, regardless of, with uncertainty, look back, drag on, against the backdrop of, on the eve of, overshadowed by, defying, ' +
      'as _ pushes for, as _ push for, while _ pushes for, while _ push for, as _ pushed for, as _ tries to, as _ try to, as _ seeks, as _ seek, as _ presses for, as _ press for, as hopes, as efforts, as prospects, as diplomatic efforts, ' +
      'as _ drag on, as _ drags on, as _ stall, as _ continue, as _ loom, while _ continue, while _ drag on, came as, comes as, come as, coming as, came amid, reminder that, in jeopardy',
    'time-clause': 'after, since, following, ahead of, before, hours after, days after',
    coupling: 'and, or',
    'place-preposition': 'in, on, of, from, over, about, across, to, for, inside, like',
    'object-preposition': 'between, with, in, for, on, over, of',
    'partner-preposition': 'between, with, against',
    'host-city':
      'geneva, vienna, rome, paris, london, berlin, madrid, lisbon, oslo, stockholm, helsinki, copenhagen, the hague, brussels, luxembourg, munich, davos, zurich, bern, lausanne, budapest, warsaw, prague, athens, valletta, reykjavik, ' +
      'istanbul, ankara, antalya, riyadh, jeddah, doha, abu dhabi, dubai, muscat, manama, kuwait city, amman, cairo, sharm el-sheikh, astana, minsk, nairobi, addis ababa, kampala, luanda, pretoria, djibouti, abuja, ' +
      'new york, camp david, alaska, anchorage, singapore, kuala lumpur, jakarta, bangkok, hanoi, tokyo, seoul, beijing, delhi, new delhi, islamabad',
  },
};
