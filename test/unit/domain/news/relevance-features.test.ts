import { describe, expect, it } from '@jest/globals';
import { featuresOf, sceneWith } from '../../../support/news-desk.ts';

describe('a truce in the main clause and a truce as the setting of another story', () => {
  it.each([
    'Belmoran drones strike Port Selm amid talk of a truce with Arvania',
    'Belmora shells Port Selm as Norland pushes for a ceasefire',
    'Despite calls for a ceasefire, Belmora shells Port Selm',
    'Shells hit Port Selm; the attack came as Belmora weighed a ceasefire',
  ])('is in passing: %s', (title) => {
    const features = featuresOf(title);
    expect(features).toContain('truce or peace matter in passing only');
    expect(features).not.toContain('truce or peace matter of this conflict');
  });

  it('ends its setting at the comma: what follows is the story', () => {
    const features = featuresOf('Amid heavy rain, Arvania and Belmora sign a truce');
    expect(features).toContain('truce or peace matter of this conflict');
    expect(features).not.toContain('truce or peace matter in passing only');
  });

  it('dates a strike by the talks that it followed', () => {
    expect(featuresOf('Belmora shells Port Selm hours after peace talks with Arvania')).toEqual(
      expect.arrayContaining([
        'truce or peace matter of this conflict',
        'truce or peace matter only as a moment in time',
      ]),
    );
  });

  it('takes diplomats who arrive amid a push for a truce for diplomacy, and shells for none', () => {
    expect(featuresOf('Norlander envoys arrive in Port Selm amid push for a ceasefire')).toContain(
      'diplomacy in the setting of a truce',
    );
    expect(featuresOf('Shells hit Port Selm as Norland pushes for a ceasefire')).not.toContain(
      'diplomacy in the setting of a truce',
    );
  });
});

describe('what a link says', () => {
  const link = 'https://news.example/world/arvania-belmora-peace-talks-17';

  it('counts its words where the text has none of truce or peace', () => {
    expect(featuresOf('Shells hit Port Selm', { link })).toContain('only the link speaks of a truce or peace');
    expect(featuresOf('Arvania and Belmora hold peace talks', { link })).toContain(
      'the link speaks of a truce or peace too',
    );
  });

  it('takes a section of another subject against the text', () => {
    expect(featuresOf('Arvania eyes truce', { link: 'https://news.example/markets/arvania-eyes-truce' })).toContain(
      'section of another subject',
    );
  });
});

describe('words of truce in another sense', () => {
  it('takes a deal of another kind for no deal of the war', () => {
    const features = featuresOf('Norland and Arvania sign minerals deal');
    expect(features).toContain('deal of another kind, own');
    expect(features).not.toContain('deal-word, own');
  });

  it('takes plans to do something, war plans and trade wars for no plan and no war', () => {
    expect(featuresOf('Arvania plans to visit the fair')).not.toContain('deal-word, own');
    expect(featuresOf('Arvania’s war plans leak')).not.toContain('deal-word, own');
    expect(featuresOf('Arvania and Belmora trade accusations')).not.toContain('trade-word');
    expect(featuresOf('Norland calls Arvania a tariff king')).not.toContain('a side and a mediator meet, own');
    expect(featuresOf('Arvania seeks to end trade war')).not.toContain('ending the war, own');
  });

  it('does not take a verb for the name of a truce', () => {
    const scene = sceneWith({
      truces: [{ id: 'tolvar-plan', name: 'Tolvar plan', scope: 'full', aliases: { en: ['Tolvar plan'] } }],
    });
    expect(featuresOf('Tolvar plans to visit the fair', { scene })).not.toContain('named truce, own');
    expect(featuresOf('Belmora studies the Tolvar plan', { scene })).toContain('named truce, own');
  });
});

describe('who sits together', () => {
  it.each([
    ['the sides talk, own', 'Arvania and Belmora hold talks in Veyl'],
    ['a side and a mediator meet, own', 'Norland and Arvania hold a summit'],
    ['other parties meet, own', 'Washington and Arvania hold a summit'],
    ['the sides swap captives, own', 'Arvania and Belmora swap 40 prisoners'],
    ['a side and a mediator meet, own', 'Arvania tells Norland that it wants Sarvik'],
    ['a side and a mediator visit, own', 'Norlander minister arrives in Port Selm'],
    ['the sides send envoys, own', 'Arvanian and Belmoran delegations reach Veyl'],
  ])('%s', (feature, title) => {
    expect(featuresOf(title)).toContain(feature);
  });

  it('does not count a party of another clause, nor a broadcaster’s guest', () => {
    expect(featuresOf('Arvanian leader visits the port after Belmora withdrew')).not.toContain('the sides meet, own');
    expect(featuresOf('', { summary: 'NPR’s host talks with a scholar about Arvania and Belmora.' })).not.toContain(
      'the sides meet, own',
    );
  });

  it('takes a release announced by whoever is to do it for a promise', () => {
    expect(featuresOf('Belmora to release nine prisoners')).toContain('captives promised, own');
    expect(featuresOf('Belmora says it will free nine prisoners')).toContain('captives promised, own');
  });

  it('tells captives handed over from captives that somebody wants back', () => {
    expect(featuresOf('Belmora returned nine prisoners to Arvania')).toContain('captives handed over, own');
    expect(featuresOf('Arvania’s army pushes Belmora to release prisoners')).toContain(
      'captives to be handed over, own',
    );
  });
});

describe('a text without a word of truce or talks', () => {
  it.each([
    ['but principals meet', 'Norland and Arvania hold a summit'],
    [
      'but one side puts a condition to the other',
      'Port Selm’s sea lane stays shut unless Belmora lifts its blockade, Arvania warns',
    ],
    ['but a mediator presses a side', 'Norland rebukes Belmora'],
  ])('%s', (what, title) => {
    expect(featuresOf(title)).toContain(`nothing of truce, talks or terms, ${what}`);
  });

  it('has nothing where a side speaks to itself', () => {
    expect(featuresOf('Arvania warns of floods')).toContain('nothing of truce, talks or terms');
  });
});

describe('a truce whose sides nobody names', () => {
  it('may be this one where a party of the pack is named, and is anybody’s where none is', () => {
    expect(featuresOf('Washington says a ceasefire is near')).toContain(
      'truce or peace matter of parties that take part in many',
    );
    expect(featuresOf('A ceasefire is near')).toContain('truce or peace matter of nobody named');
  });

  it('hears a truce in strikes that are halted', () => {
    expect(featuresOf('Belmora agrees to halt strikes on Port Selm')).toContain('truce-word, own');
  });
});

describe('what a truce that holds changes', () => {
  it('takes strikes, the dead and terms for its affair', () => {
    expect(featuresOf('Belmoran strike on Sarvik kills three', { truceInForce: true })).toEqual(
      expect.arrayContaining([
        'strike-word while a truce holds',
        'the dead in the lead while a truce holds',
        'nothing of truce, talks or terms, while a truce holds',
      ]),
    );
    expect(featuresOf('Belmoran strike on Sarvik kills three')).toContain('strike without a truce');
  });
});
