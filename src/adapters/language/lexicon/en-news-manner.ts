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
      'npr _ talks, npr _ talk, npr _ speaks, npr _ speak, npr _ asks, npr _ ask, npr _ discusses, npr _ reports on, npr _ looks at, speaks with, speaks to, we talk to, talks to our, talks with npr, a podcast, to listen, an episode, watch, joins us, an interview, correspondents, bureau chief, our correspondent, our editor, editor, describes, examines, discusses, reflects on, explains, explores, break down, takes a look, take a look, tells npr, to ask about, our colleague',
    'picture-mark':
      'photos, a photo, pictures, a picture, images, a photograph, photo essay, photos and videos, maps, in photos, videos',
    'live-mark': 'live updates, live, updates, latest, live blog, as it happened, breaking',
    'saying-verb':
      'to say, to announce, to report, to tell, to confirm, to declare, to warn, according to, to claim, to state, to insist, to vow, to add, to note, to stress, to emphasize, spokesman, spokesperson, ministry, officials say, official, told',
    'hedge-word':
      'may, might, could, would, to seem, to appear, perhaps, likely, whether, possible, potential, apparently, probably, if, even if, unclear, to suggest, remains to be, far from, not enough',
    'essay-noun':
      'to expose, to underscore, shows how, show how, lays bare, raises questions, raise questions, lies at, shifting ground, just the start, the requirements, fragility, tells us, upper hand, in favor of, both favor, what it means, mixed feelings, a dealmaker, the shadows, pushback, troubles, excuses, rougher, wins a breakthrough, gamble, a lesson, legacy, a hurdle, an obstacle, hard part, harder, hardest, reality, illusion, delusion, momentum, a pitfall, a dilemma, imprint, credit, victory lap, diplomatic victory, defeat, a winner, history of, a test, a path, era, a dream, fantasy, strategy, approach, a reason, uncertainty, a challenge, a dynamic, a shift, bluff, red lines, war aims, ' +
      'ambiguity, ambiguities, brink, chances, expectation, relationship, upside, big beautiful, big win, dazzling, diplomacy, unorthodox, political lifeline, lifeline, calculation, calculated, betting, a role, intractable, thorny, a figure, the man, messy, knife-edge, make-or-break, eternal peace, lost chances, outmaneuvered, limbo, bluffing, long history, broken promises, sphere, stakes, a heart, at the heart, the key, capitulation, frustrated, goals, hope, fear, wary, brace, braces, bracing, little hope, preference, reconstruction board, public opinion, majority of',
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
