import type { Lexicon } from './lexicon.ts';

/** How violations, casualties and captives are counted, in English. */
export const EN_FIGURES: Lexicon = {
  language: 'en',
  formless: true,
  words: {
    'violation-noun': 'a violation, a breach, an infringement, an infraction',
    'attack-noun': 'a strike, an attack, a raid, an incursion',
    'drone-noun': 'a drone, a UAV, a drone attack, a drone strike, a drone raid',
    'missile-noun': 'a missile, a rocket, a missile strike, a missile attack, a rocket attack, a projectile',
    'air-strike-noun': 'an airstrike, an air strike, an air raid, a bomb, a glide bomb, a bombing, an aerial attack',
    'shelling-noun':
      'a shelling, a bombardment, a mortar, a shell, an artillery strike, an artillery attack, artillery shelling',
    'assault-noun': 'an assault, a ground assault, a ground attack, an offensive',
    'attack-verb':
      'to launch, to fire, to carry out, to conduct, to commit, to mount, to stage, to unleash, to drop, to open fire',
    'downed-verb':
      'to shoot down, to down, to intercept, to destroy, to repel, to jam, to neutralise, to neutralize, to bring down',
    'killed-word': 'to kill, to slay, to die, dead, to perish, to lose their lives, to lose _ lives, to claim _ lives',
    'death-noun': 'a death, a fatality',
    'wounded-word':
      'to wound, to injure, to hurt, to maim, an injury, the wounded, the injured, hospitalised, hospitalized',
    'casualty-noun': 'a casualty',
    'missing-word': 'missing, unaccounted for, to go missing, disappeared',
    'captive-noun':
      'a hostage, a prisoner, a captive, POWs, prisoners of war, a detainee, an abductee, a war prisoner, an inmate, a deportee',
    'remains-noun': 'bodies, the bodies, a body, remains, a coffin, a corpse',
    'deceased-word': 'dead, deceased, slain, fallen, killed',
    'home-word':
      'home, a handover, a hand-over, a repatriation, a transfer, to bring back, to come back, to get back, to send back, to go free, to walk free, to come home, freed, returned',
    'toll-noun': 'a death toll, a toll',
    'count-noun': 'the number of, number of, the count of, a count, a tally, a total number',
    'times-noun': 'times, occasions',
    'others-word': 'another, more, other, others, further, additional, a further',
    'including-word': 'including, among them, among whom, of them',
    'people-noun': 'people, a person, persons, a resident, a victim, men, others',
    'children-noun': 'children, a child, a minor, a boy, a girl, an infant, a baby, a kid, schoolchildren',
    'women-noun': 'women, a woman',
    'civilians-noun': 'a civilian, noncombatants, civilian',
    'soldiers-noun':
      'a soldier, a serviceman, servicemen, a service member, troops, forces, a fighter, a defender, a combatant, a militant, personnel, a marine, a sailor, an officer, a guard',
    'journalists-noun': 'a journalist, a reporter, a media worker',
    'aid-workers-noun':
      'an aid worker, a humanitarian worker, a relief worker, a medic, a rescuer, a peacekeeper, a paramedic',
    'at-least': 'at least, no fewer than, not fewer than, no less than, not less than, a minimum of, minimum',
    'more-than': 'more than, over, above, exceeding, upwards of, in excess of, north of',
    'up-to': 'up to, as many as, at most, no more than, not more than, a maximum of',
    'fewer-than': 'fewer than, less than, under, below',
    about:
      'about, around, some, roughly, approximately, an estimated, estimated, close to, nearly, almost, circa, approx',
    'thousand-word': 'thousand',
    'million-word': 'million, billion',
    'change-verb':
      'to rise, rose, risen, grew, grown, fell, fallen, went up, to climb, to grow, to increase, to jump, to go up, up, to fall, to drop, to decline, to go down, down, to revise',
    'numbered-noun':
      'phase, stage, day, article, point, clause, resolution, channel, no, number, brigade, battalion, regiment, division, round, part, section, chapter, page, room, route, unit, rule, annex, ' +
      'class, week, year, version, category, group, line, zone, sector, grade, aged',
    comparison: 'more, higher, greater, larger, as many, as much, the',
    'money-word':
      'dollars, a dollar, euros, a euro, pounds, rubles, roubles, hryvnia, hryvnias, shekels, francs, yen, rupees, cents, USD, EUR',
    'unit-noun':
      'percent, per cent, a percentage, points, a day, an hour, a minute, a second, a week, a month, a year, a km, kms, kilometers, kilometres, a mile, metres, meters, m, degrees, tonnes, tons, barrels, hectares, acres, ' +
      'a country, a nation, a point, am, pm, th, st, nd, rd, votes, seats, homes, houses, buildings, a village, a settlement, trucks, a truck, pages, articles',
    'accident-word':
      'car crash, bus crash, plane crash, a helicopter crash, a road accident, an accident, crash, a quake, an earthquake, a flood, flooding, floods, a landslide, wildfires, a stampede, a derailment, cholera, an outbreak, heatwave',
    'count-verb':
      'to record, to count, to register, to log, to document, to tally, to list, to report, to claim, to allege, to cite, to confirm, to verify, to put, to estimate, to note, to tell of, ' +
      'to complain of, to speak of, to point to, to find, to establish, to detail, to accuse, to charge, to blame, to say, to announce, to acknowledge, to admit',
    'since-word': 'since, from the start of, from the beginning of, during',
    'begin-word':
      'to begin, to start, to take effect, to come into force, to enter into force, to go into effect, to come into effect, to take hold, to be declared, to be agreed, the start, start, beginning, onset, taking effect, went into force',
    'war-noun':
      'war, the war, a conflict, an invasion, full-scale invasion, hostilities began, fighting began, the offensive',
    'past-span':
      'in the past, in the last, over the past, over the last, during the past, during the last, within the past, within, for the past, in the previous, over the previous, past, last',
    'overnight-word': 'overnight, last night, during the night, in the night, through the night',
    'in-all':
      'in the war, of the war, so far, to date, in total, in all, altogether, overall, total, a total of, cumulative',
  },
};
