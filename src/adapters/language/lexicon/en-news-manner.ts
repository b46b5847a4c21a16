import type { Lexicon } from './lexicon.ts';

/** What sort of text a piece of news is: report, comment, explainer, programme. */
export const EN_NEWS_MANNER: Lexicon = {
  language: 'en',
  words: {
    'opinion-mark':
      'opinion, editorial, op-ed, letters to, readers respond, columnist, commentary, viewpoint, guest essay, deserves, notable & quotable, takeaways from, argues, argue, free press, an invitation to, must be, cannot go on, should',
    'explainer-mark':
      "what to know, what we know, here's what, here's how, here's why, things to know, thing to know, a takeaway, explained, an explainer, what is, what are, what's in, what comes next, what is next, what's next, what next, key events, timeline, a look at, by the numbers, who were, who are, " +
      "who is, what's left, guide to, fact check, need to know, things about, list of key, in maps, maps and data, analysis, case for, case against, what to watch, what does, how did, key figures, reality check, what they want, want out of, where does, view from, ins and outs, close look, only way to, in focus, what happens next",
    'roundup-mark':
      'a newsletter, press review, top stories, briefing, roundup, in today, a podcast, firstft, dispatch, recap, weekly, highlights, week in office, and more, in other news, up first',
    'broadcast-mark':
      'npr _ talks, npr _ talk, npr _ speaks, npr _ speak, npr _ asks, npr _ ask, npr _ discusses, npr _ reports on, npr _ looks at, speaks with, speaks to, we talk to, talks with npr, a podcast, to listen, an episode, watch, an interview, correspondents, bureau chief, editor, describes, examines, discusses, reflects on, explains, explores, break down, takes a look, take a look, tells npr, to ask about',
    'programme-voice':
      'we hear, we go to, we learn, we look at, we talk, we speak, we bring, tells us, tell us, brings us, bring us, takes us, take us, telling us, hear from, hears from, our reporter, our reporters, our producer, our producers, our team, our bureau, our newsroom, on the show, this episode, in this episode, today on, our correspondent, our correspondents, our editor, our colleague, our colleagues, our host, our guest, we ask, we meet, we hear from, we go inside, we take, we visit, we check in, joins us, join us, tells our, talks to our, talked to our, speaks to our',
    'picture-mark':
      'photos, a photo, pictures, a picture, images, a photograph, photo essay, photos and videos, maps, in photos, videos',
    'live-mark': 'live updates, live, updates, latest, live blog, as it happened, breaking',
    'saying-verb':
      'to say, to announce, to report, to tell, to confirm, to declare, to warn, according to, to claim, to state, to insist, to vow, to add, to note, to stress, to emphasize, spokesman, spokesperson, ministry, officials say, official, told',
    'hedge-word':
      'may, might, could, would, to seem, to appear, perhaps, likely, whether, possible, potential, apparently, probably, if, even if, unclear, to suggest, remains to be, far from, not enough',
    'essay-noun':
      'shows how, show how, lays bare, lay bare, raises questions, raise questions, lies at, shifting ground, just the start, the requirements, tells us, upper hand, both favor, what it means, what it would take, what it will take, what this means, a dealmaker, the shadows, excuses, a gamble, a lesson, legacy, a reality, illusion, delusion, momentum, a pitfall, a dilemma, a paradox, irony, a reckoning, a playbook, calculus, a narrative, imprint, ' +
      'credit, victory lap, turning point, a crossroads, tightrope, moment of truth, diplomatic victory, a defeat, a winner, a loser, triumph of, history of, a test, a path, era, a dream, fantasy, strategy, approach, a reason, a dynamic, a shift, a bluff, bluffing, red lines, war aims, goals, brink, chances, expectation, upside, diplomacy, political lifeline, lifeline, calculation, calculated, betting, a role, a figure, the man, eternal peace, lost chances, limbo, ' +
      'long history, broken promises, sphere, stakes, a heart, at the heart, the key, capitulation, preference, reconstruction board, public opinion, majority of, leverage, worldview, world order, the new normal, the limits of, the art of, the rise of, the fall of, the end of an, anatomy of, the case, in favor of, wins a breakthrough, inside the, behind the, the story of, a portrait',
    'verdict-word':
      'to expose, to underscore, to fall flat, to fall short, to backfire, to pay off, to hit a wall, to complicate, to hinge, to hang over, to box in, boxed in, to outmaneuver, outmaneuvered, outflanked, to reshape, to upend, to redefine, to haunt, to notch, to sour, to embolden, emboldened, ' +
      'messy, thorny, intractable, knife-edge, make-or-break, unorthodox, dazzling, rougher, harder, hardest, hard part, big win, big beautiful, a win for, a loss for, a blow to, a boost for, diplomatic win, elusive, fragility, ambiguity, ambiguities, uncertainty, troubles, pushback, an obstacle, a hurdle, a challenge, a relationship, in tatters, at odds, a mirage, hollow, doomed, dead end, stalemate, quagmire, out of reach, far apart, wide gap, big gaps',
    'mood-word':
      'hope, hopes, to hope, little hope, fear, fears, to fear, wary, weary, war-weary, to brace, anxious, anxiety, uneasy, unease, frustrated, despair, desperate, exhausted, exhaustion, dread, mixed feelings, to wonder, to worry, worries, worried, to grapple, to ponder, to doubt, skeptical, resigned, reluctant',
    'first-person': 'we, our, i, my, me, you, your, yourself, ourselves, here',
    'expert-word':
      'experts, expert, analysts, analyst, professor, historian, scholar, think-tank, institute, economist, former, author, political scientist, observers, politician, activist, opposition',
    'day-name':
      'monday, tuesday, wednesday, thursday, friday, saturday, sunday, today, tomorrow, overnight, yesterday, tonight, this week, next week',
    'long-time':
      'years, decades, decade, long, once, for months, century, generation, months ago, years ago, historically, recently, recent weeks, ever, in recent months, two years of war, for now, weeks later, until, never',
    'human-interest':
      'families, family, mother, father, joy, to mourn, reunions, homecoming, grief, jubilant, survivors, soldiers, residents, relief, to celebrate, devastation, rubble, loved ones, crowds, brothers, horrors',
  },
};
