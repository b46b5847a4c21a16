import type { Lexicon } from './lexicon.ts';

/** What a news text is about: the truce and what belongs to it. */
export const EN_NEWS_TOPICS: Lexicon = {
  language: 'en',
  words: {
    'plain-idiom':
      'to deal with, to call _ a, to call _ an, plans to, plan to, planning to, planned to, plans for, a trade war, a tariff war, a price war, a culture war, war of words, cold war, world war, world war two, second world war, first world war, war and peace, a west bank settlement, a jewish settlement, an israeli settlement, a new settlement, settlement expansion, big deal, great deal, good deal of, ' +
      'a war plan, a battle plan, a military plan, an attack plan, an invasion plan, a business plan, to strike a pose, a strike action, ice cream truck, talk show, new deal, art of the deal',
    'truce-word':
      'a de-escalation, to de-escalate, a cease-fire, a truce, an armistice, cessation of hostilities, halt to fighting, halt in fighting, halt to the fighting, pause in fighting, pause in the fighting, halt to _ attacks, halt in _ attacks, ' +
      'a humanitarian pause, end to hostilities, end of hostilities, lay down arms, to stop fighting, to stop the fighting, to halt the fighting, to halt hostilities, de-escalation deal, halt on strikes, to halt _ strikes, to halt _ attacks, to stop _ strikes, to stop _ attacks, to pause _ strikes, to pause _ attacks, to suspend _ strikes, to suspend _ attacks, to refrain from _ strikes, to refrain from _ attacks, to hold off _ strikes, a lull, a respite, hold fire, silence regime, halt to _ fire, halt to _ raids, halt to _ strikes, a pause floated, a winter pause, a pause in, freeze of the front, freeze the front, to freeze front, to freeze the conflict, to keep the peace, quiet along, stop the bombing, end the bloodshed, a standstill',
    'peace-matter':
      'a peace plan, a peace deal, a peace agreement, a peace accord, peace talks, a peace negotiation, a peace process, a peace proposal, a peace treaty, a peace framework, peace terms, a peace effort, a peace push, ' +
      'a peace bid, a peace initiative, a peace summit, a peace conference, a peace delegation, a peace memorandum, a peace settlement, a peace mission, peaceful settlement, peaceful resolution, peaceful solution, diplomatic solution, ' +
      'political settlement, negotiated settlement, to make peace, to talk peace, to seek peace, lasting peace, just peace, real peace, to want peace, bad peace, secure peace, to broker peace, agree to peace, agreeing to peace, ' +
      'negotiating table, a peace broker, settlement principles, bring peace, brokering peace, calls for peace, call for peace, peace in, to mediate peace, path to peace, push for peace, peace formula, a peace roadmap, a peace envoy, a peace mediator, point plan, 28-point plan, peace paper, mediators _ document, mediation formula, back channel, the peace table, bargain over',
    'peace-word': 'peace, peaceful, peacemaker, postwar, post-war',
    'ending-verb':
      'to end, to stop, to halt, to settle, to resolve, to finish, to conclude, end to, end of, is over, an end, to quit',
    'war-word': 'war, the war, fighting, hostilities, bloodshed, conflict, bombing, offensive',
    'talks-word':
      'talks, to negotiate, a negotiation, a negotiator, to mediate, mediation, a mediator, to broker, a negotiating team, bargaining, shuttle diplomacy, peacemaking, next round, new round, second round, first round, the round, round five, a talks round, mediators, mediator, to bargain',
    'diplomacy-word':
      'a delegation, an envoy, dialogue, diplomacy, diplomatic, consultations, a message from, message to, letter from, letter to, a written response, a written reply, an emissary, an intermediary, a go-between, a technical team',
    'meeting-word':
      'to meet, a meeting, a phone call, a call, telephone call, a summit, a conversation, to speak with, to speak to, speak by phone, spoke by phone, to speak, to talk to, to talk with, to visit, a visit, to host, to discuss, discussions, phone conversation, to talk, to hold a call, conference call',
    'deal-word':
      'a paper, a formula, the wording, a protocol, a clause, a bridging document, an article of, a deal, an agreement, an accord, a pact, a plan, a proposal, terms, a memorandum, a framework, a condition, a concession, an offer, a settlement, a roadmap, a compromise, a breakthrough, a document, list of conditions, a draft, a demand, a guarantee',
    'captive-word':
      'captured sailors, captured soldiers, a hostage, a captive, a prisoner, pows, pow, prisoners of war, a detainee, remains of, remains, bodies, body of, abducted children, deported children, ukrainian children, captivity',
    'handover-word':
      'to trade, to release, a release, to free, to swap, a swap, to exchange, an exchange, to hand over, a handover, to return, the return, to repatriate, to receive, bring home, bringing home, come home, comes home, to transfer, to retrieve, to recover, to deliver, handed over, to identify',
    'truce-term':
      'to disarm, disarmament, to demilitarize, demilitarization, to withdraw, a withdrawal, to pull back, to pull _ back, to pull troops, to pull forces, a pullback, a peacekeeper, peacekeeping, a stabilization force, a stabilisation force, an international force, a reassurance force, a security guarantee, ' +
      'coalition of the willing, to monitor, a monitor, oversight, yellow line, buffer zone, transitional government, first phase, second phase, next phase, phase two, phase one, safe navigation, root causes, territorial concessions, a humanitarian corridor, safe passage, evacuation corridor, ' +
      'postwar governance, a security force, to police, to reconstruct, reconstruction, to rebuild, coordination center, energy infrastructure, energy targets, line of contact, uranium enrichment, nuclear enrichment, to enrich uranium, enrichment, nuclear program, nuclear programme, snapback, nuclear inspector, nuclear inspectors',
    'pressure-word':
      'a sanction, a tariff, an ultimatum, an embargo, to blacklist, pressure, to pressure, penalties, a penalty, military aid, intelligence sharing, intelligence, arms deliveries, arms supplies, a deadline, price cap, a blockade, secondary tariffs, shadow fleet',
    'swap-word': 'a swap, to swap, an exchange, to exchange',
    'strike-word':
      'a strike, to strike, an airstrike, air strikes, an attack, to attack, to shell, shelling, to bombard, bombardment, a drone, a missile, an assault, a barrage, a raid, to bomb, a bombing, an offensive, a clash, artillery, to fire on, gunfire, violence, an invasion',
    'toll-word':
      'to kill, to wound, to injure, dead, a death, to die, a casualty, a victim, dozens killed, the wounded',
    'aid-word': 'aid, humanitarian, food, famine, a truck, a crossing, relief, hunger',
  },
};
