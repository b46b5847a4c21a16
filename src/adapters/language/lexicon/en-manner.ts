import type { Lexicon } from './lexicon.ts';

/** How things are said, in English. */
export const EN_MANNER: Lexicon = {
  language: 'en',
  words: {
    'report-verb':
      'to say, to tell, to announce, to declare, to state, to add, to claim, to insist, to report, to warn, to stress, to argue, to write, to note, to assert, to maintain, ' +
      'to signal, to believe, to think, to tweet, to post, to inform, to assure, to explain, to emphasise, to emphasize, to reiterate, to repeat, to comment, to reveal, to quip, ' +
      'to admit, to acknowledge, to concede, to confirm, to verify, to conclude, to allege, to charge, to suggest, to indicate, to sigh, to call it, to recall, to remember, ' +
      'to remind, to remark, to contend, to promise, to find, to show, to vow',
    recall: 'to recall, to remember, to remind, to look back',
    'according-to': 'according to, in the words of, citing, cites, quoting, as told by, in the view of',
    confirm: 'to confirm',
    deny:
      'to deny, to refute, to rebut, to disown, to scotch, to debunk, to dismiss as, to dispute, to brand _ false, to quash, wrong to say, untrue, not true, no truth, ' +
      'fabricated, invention, premature, false, to reject _ report, to dismiss _ report, to dismiss _ reports, to reject _ reports, to dismiss _ story, never said, ' +
      'to reject _ claim, to reject _ claims, to reject _ accusation, to reject _ accusations, to reject _ allegation, to reject _ allegations, to reject _ suggestion, ' +
      'to reject _ suggestions, to dismiss _ claim, to dismiss _ claims, to dismiss _ accusations, to play down, does not mean, do not mean, did not mean, cannot be said, far from true, incorrect to say, no such, to contradict',
    negation:
      "not, never, no, no longer, nothing, neither, nor, nobody, none, no one, without, cannot, can't, won't, didn't, doesn't, don't, isn't, aren't, wasn't, weren't, hasn't, haven't, hadn't, " +
      "wouldn't, couldn't, shouldn't, hardly, barely, scarcely, fails to, failed to, fail to, yet to, despite not, instead of, rather than, to rule out, to stop short of, far from, unable to",
    modal: "could, may, might, can, would, should, ought to, would-be, he'd, it'd, must",
    future:
      "will, shall, 'll, going to, due to, set to, to plan to, to plan on, scheduled to, scheduled for, to prepare to, to prepare for, planned, due, due on, to intend to, slated, to agree to meet, expected, tomorrow",
    prospect:
      'ready to, willing to, likely, likely to, unlikely, close to, near to, nearing, expected to, poised to, prepared to, open to, on the verge of, on the brink of, inclined to, ' +
      'to lean toward, to lean towards, to edge toward, to edge towards, to inch toward, to inch towards, to move closer to, to appear, to seem, possible, possibly, perhaps, maybe, ' +
      'nearly, almost, all but, virtually, said to have, said to be, believed to have, thought to have, understood to have, reported to have, rumored to have, rumoured to have, probably, potential, potentially, apparently, reportedly, purportedly, rumoured, rumored, tentative, to try to, to aim to, to seek to, efforts to, effort to, push to, bid to, to attempt to, to consider, ' +
      'to discuss, to debate, to struggle to, to pressure, to press, to persuade, to convince, to urge, to push, to get, to ask, to want, to call on, to require, to need, to offer to, to propose to, to threaten to, to refuse to, willingness to, privately',
    conditional:
      'if, unless, provided, provided that, providing, once, as long as, so long as, subject to, on condition, on the condition, on condition that, only if, but only, only after, in case, with one condition, with conditions, ' +
      'any genuine, any real, any true, any sincere, conditional on, contingent on, depending on, only when, as soon as, in exchange for, in return for, under certain conditions, with the proviso, but first, with caveats, with reservations, with a caveat, ' +
      'under conditions, on one condition, on two conditions, on three conditions, but set out, but set, but lots of questions, but with, assuming, pending, but wants, but demands',
    unrealised: 'until, till, before, so that, in order to, in order that, whether, lest, even if',
    hypothetical:
      'scenario, a scenario, hypothetical, imagine, imagined, simulation, a simulation, a war game, wargame, were to, if only, would have, could have, might have, should have, what if, had it, novel, thriller, satire, exercise',
    wish: 'to hope, to wish, to pray, to dream, to long for, to yearn, to want _ to, to urge, to call on, to appeal, to beg, to plead, hope, hopes, a dream, a wish, hoping, eager, to await, to wait for, to demand that, to fear, fears, hopeful, to expect, to ask',
    'past-time':
      'years ago, year ago, months ago, weeks ago, last year, last spring, last summer, last autumn, last winter, last month, previous spring, previous year, previous summer, previous autumn, previous winter, previous month, ' +
      'previously, in the past, back in, historically, earlier this year, had once, once before, in january, in february, in march, in april, in may, in june, in july, in august, in september, in october, in november, in december, ' +
      'decades ago, decade ago, in 2014, in 2015, in 2019, in 2020, in 2021, in 2022, in 2023, in 2024, in 2025, last time, earlier truce, the year before, the month before, to recall, long ago',
    lately:
      'recently, has long, have long, had long, had already, last week, earlier this week, earlier this month, in recent days, in recent weeks, days earlier, weeks earlier, ' +
      'week earlier, days ago, weeks ago, week ago',
    retrospect:
      'in pictures, in photos, photos and videos, takeaways, a takeaway, what to know, key events, explainer, explained, correspondents _ views, experts _ views, ' +
      'analysts _ views, podcast, timeline of, at a glance, a recap, by the numbers',
    recent:
      'once again, once more, at once, monday, tuesday, wednesday, thursday, friday, saturday, sunday, today, tonight, overnight, yesterday, hours ago, this week, this morning, now',
    question: 'whether, if and when, why, how, what, when will, would it, could it, can it',
    anonymous:
      'a source, sources, people familiar, people with knowledge, person familiar, anonymous, anonymity, unnamed, an insider, insiders, people briefed, officials familiar, sources close, media reports, reports, a report, on condition of anonymity, not to be named, not be named, not to be identified, not authorised, not authorized, declined to be named, a diplomat, diplomats, ' +
      'a newspaper, newspapers, local media, state media, a tabloid, rumours, rumors, a leak, leaked, people close, privately',
    outsider:
      'an expert, experts, an analyst, analysts, an observer, observers, residents, a resident, traders, a trader, soldiers, a soldier, families, relatives, a volunteer, a medic, activists, an activist, opposition, a commentator, ' +
      'a historian, a senator, senators, a lawmaker, lawmakers, an economist, pundits, a columnist, ordinary, voters, a poll, civilians, a mother, families of, former, ex-president, a professor, a scholar, a think-tank, protesters, ' +
      'troops, a shopkeeper, refugees, an ally, allies, correspondents, envoys, people, generals, a planner, planners, a critic, critics, children, migrants, students, a farmer, farmers, workers, businesses',
    unofficial:
      'former, ex-president, ex-minister, ex-premier, ex, retired, exiled, opposition, ousted, dissident, shadow, would-be, then',
    official:
      'a minister, a president, a premier, a chancellor, a prime minister, a foreign minister, a spokesman, a spokeswoman, a spokesperson, an envoy, an ambassador, a negotiator, an adviser, an advisor, an aide, a ministry, foreign ministry, ' +
      'a government, a cabinet, a leader, leadership, leaders, a secretary, chief of staff, general staff, an official, officials, a diplomat, a delegation, a parliament, a commander, a council, presidency, president of, a statement, negotiators, a delegate, an office, ' +
      'an administration, a speaker, a deputy, a king, an emir, a general, a side, a group, a movement, a command, a navy, an army, a military, army chief, a politburo, representatives, a team',
    monitor:
      'monitors, a monitor, observer mission, observers mission, monitoring mission, monitoring cell, monitoring mechanism, observers, inspectors, investigators, an inquiry, an investigation, OSCE, peacekeepers, UN mission, a commission, verification, red cross, mechanism, independent',
    forces:
      'a force, troops, soldiers, units, a drone, jets, warplanes, aircraft, gunners, guns, artillery, shelling, strikes, marines, a patrol, a boat, armour, armor, tanks, fighters, ' +
      'gunmen, militants, an army, a military, a navy, an air force',
    mediator: 'a mediator, a go-between, mediating countries',
    'both-sides':
      'both sides, the two sides, two sides, both parties, the parties, the sides, both countries, both armies, the warring sides, the warring parties, warring nations, both governments, sides, both',
    'each-other': 'each other, one another, trade accusations, traded accusations, trading accusations, the other of',
    relative: 'which, who, whom, whose',
    that: 'that',
    subordinator:
      'after, before, until, till, when, as, while, whereas, although, though, because, since, so that, even as, even though, in order to, where, following, amid, despite, whether',
    conjunction: 'and, but, yet, or, nor, so, then, however',
    preposition:
      'in, on, at, to, from, with, by, for, against, between, over, of, into, about, near, under, through, toward, towards, among, during, within, across, around, via, upon, off, behind, alongside, like, unlike, except, besides, than, per, inside, outside, without, including, amid, despite',
    by: 'by',
    with: 'with, between, among, alongside',
    pronoun: 'it, he, she, they, its, his, her, their, we, i, itself, himself',
    auxiliary:
      "is, are, was, were, be, been, being, has, have, had, does, do, did, isn't, aren't, wasn't, weren't, hasn't, haven't, hadn't, didn't, doesn't, don't, gets, got",
    passive: "is, are, was, were, be, been, being, isn't, aren't, wasn't, weren't, gets, got",
    infinitive: 'to',
    decision: 'to vote, to decide, to move, to choose, to opt',
  },
};
