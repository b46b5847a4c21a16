import type { Lexicon } from './lexicon.ts';

/** What the acts are about, in English. */
export const EN_THINGS: Lexicon = {
  language: 'en',
  words: {
    truce:
      'a cease-fire, a truce, an armistice, a cessation of hostilities, halt in hostilities, end to hostilities, halt to hostilities, a silence regime, a moratorium, ' +
      'a halt to fighting, a halt to _ attacks, a halt in _ attacks, a halt to _ strikes, a halt to _ shelling, a halt to the fighting, an end to fighting, an end to _ fighting, an end to the war, a lull, a humanitarian pause, ' +
      'a halt to drone, halt to rocket fire, a pause in fighting, a pause, a respite, suspension of hostilities, general halt, de-escalation, ' +
      'halting attacks, stop all firing, cease all firing, stop attacks, halt attacks, halt all attacks, cease attacks, cease strikes, stop strikes, cease hostilities, halt the fighting, halting the fighting, stop the fighting, stop fighting, stop firing, end the fighting, ending the fighting, fighting must end, fighting must stop, ' +
      'fighting should end, fighting should stop, end the war, ending the war, spare _ ports, leave _ ports',
    proposal:
      'a proposal, a peace plan, a plan, an offer, a draft, a text, a formula, a paper, a document, an initiative, a roadmap, a road map, a clause, an article, ' +
      'a memorandum, terms, wording, a compromise, a package, an idea, a blueprint, a framework, a counterproposal, a counter-proposal, a counter-offer, a protocol, ' +
      'a scheme, a vision, a demarche, a version, a call, a request',
    agreement:
      'peace, an agreement, a deal, an accord, a pact, a treaty, a settlement, a peace deal, a peace agreement, a memorandum of understanding, a truce deal, a hostage deal, a cease-fire deal, ' +
      'a cease-fire agreement, a truce agreement',
    talks:
      'talks, negotiations, peace talks, a negotiation, a round, a summit, a meeting, a phone call, a call, a telephone call, a back channel, consultations, a visit, a conference, ' +
      'discussions, a dialogue, a session, a conversation, contacts, a peace process, a peace effort, a peace drive',
    captives:
      'a hostage, a prisoner, a captive, POWs, prisoners of war, a detainee, remains, bodies, the bodies, the body of, two bodies, captured _ , deportees, captured soldiers, jailed _ , captured sailors, ' +
      'abducted children, deported children, the dead, fallen soldiers, prisoner',
    partial:
      'partial, limited, energy, energy-only, maritime, naval, shipping, sea, Black Sea, ports, a port, air truce, sky truce, truce in the sky, in the air, in the sky, aerial, power stations, energy facilities, energy sites, first stage, drone raids, drone attacks, long-range strikes, ' +
      'local, localised, localized, sectoral, holiday, Easter, Christmas, New Year, Orthodox, Ramadan, Eid, Victory Day, anniversary, humanitarian, first phase, first-phase, ' +
      'phase one, initial phase, second phase, interim, infrastructure, grid, power plants, one-day, two-day, three-day, 24-hour, 30-hour, 36-hour, 48-hour, 72-hour, day-long, ' +
      'collection of bodies, evacuation, aid can, corridor, temporary, short, remains, bodies, spare _ ports, leave _ ports',
    full:
      'full, complete, comprehensive, total, general truce, general cease-fire, general halt, unconditional, permanent, lasting, all-out, entire front line, entire front, whole front, 30-day, thirty-day, monthlong, month-long, ' +
      'nationwide, full-scale, all hostilities, end the war, end to the war',
    pressure:
      'sanctions, a sanction, sanctions package, a penalty, tariffs, a tariff, an embargo, arms exports, arms deliveries, weapons deliveries, military aid, intelligence sharing, aid, ' +
      'aid deliveries, an asset freeze, export controls, secondary tariffs, restrictions, a blockade, a crossing, border crossing, canals, a price cap, oil, a freeze, shipments, supplies',
    'other-deal':
      'a minerals deal, a mineral deal, a minerals agreement, an economic deal, an economic agreement, a trade deal, a trade agreement, an arms deal, a weapons deal, a gas deal, an oil deal, ' +
      'an investment deal, an investment agreement, a partnership agreement, a partnership deal, a partnership treaty, a business deal, a defense agreement, a defence agreement, a drone deal, ' +
      'a security pact, a fisheries agreement, a visa deal, resources deal, deals with',
    'condition-noun':
      'a condition, a precondition, a demand, a guarantee, security guarantees, red lines, a red line, a requirement',
    figurative:
      'football, soccer, cricket, derby, ultras, clubs, a striker, transfer truce, tariff truce, trade truce, price truce, culture war, trade war, price war, turf war, bidding war, war of words, ' +
      'in-laws, exporters, shoppers, box office, celebrity, divorce, playoffs, championship, rap, coach, coaches, team-mates, ratings, ' +
      'supermarkets, streaming, hockey, rugby, tennis, a fan, fans, chart, sitcom',
  },
};
