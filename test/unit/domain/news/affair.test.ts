import { describe, expect, it } from '@jest/globals';
import { featuresOf, sceneWith } from '../../../support/news-desk.ts';

describe('whose truce it is', () => {
  it('goes by the object of the noun before the nearest name', () => {
    const features = featuresOf('Arvania watches as a ceasefire in Sudan falters');
    expect(features).toContain('truce-word, other');
    expect(features).not.toContain('truce-word, own');
  });

  it('leaves a side to the stranger that it is coupled with', () => {
    expect(featuresOf('Sudan and Arvania sign a peace agreement')).toContain('peace-matter, other');
    expect(featuresOf('Envoy speaks of a ceasefire in Arvania and Sudan')).toContain('truce-word, own');
  });

  const levant = sceneWith({
    parties: [
      { id: 'israel', name: 'Israel', role: 'belligerent', aliases: { en: ['Israel', 'Israeli'] } },
      { id: 'marn', name: 'Marn', role: 'belligerent', aliases: { en: ['Marn'] } },
    ],
  });

  it('gives a truce of one side alone with another enemy of its to that enemy', () => {
    const features = featuresOf('Hezbollah weighs a long truce with Israel', { scene: levant });
    expect(features).toContain('truce-word, other');
    expect(features).not.toContain('truce or peace matter of this conflict');
  });

  it('does so for known enemies only', () => {
    expect(featuresOf('Israel speaks of a truce, says a paper in Sudan', { scene: levant })).toContain(
      'truce-word, own',
    );
  });

  it('takes a power’s city for the place of talks, and the power for a partner of them', () => {
    const scene = sceneWith({
      parties: [
        { id: 'us', name: 'United States', role: 'belligerent', aliases: { en: ['US', 'Washington'] } },
        { id: 'belmora', name: 'Belmora', role: 'belligerent', aliases: { en: ['Belmora'] } },
      ],
    });
    expect(featuresOf('Sudan holds peace talks in Washington', { scene })).toContain('peace-matter, other');
    expect(featuresOf('Belmora wants Sudan in any truce with the US', { scene })).toContain('truce-word, own');
  });

  it('keeps the truce where both sides are named, whatever their other enemies do', () => {
    expect(featuresOf('Israel and Marn agree to a truce as Lebanon looks on', { scene: levant })).toContain(
      'truce-word, own',
    );
  });

  it('takes a city that hosts anybody’s talks for no name of the conflict', () => {
    const scene = sceneWith({ places: { en: ['Geneva', 'Sarvik'] } });
    expect(featuresOf('Trade talks open in Geneva', { scene })).toContain('no name of the conflict');
    expect(featuresOf('Talks open in Sarvik', { scene })).toContain('one name of the conflict');
  });

  it('takes "the army" beside no proper name for nobody’s', () => {
    const scene = sceneWith({
      parties: [
        { id: 'arvania', name: 'Arvania', role: 'belligerent', aliases: { en: ['Arvania', 'Arvanian army'] } },
        { id: 'belmora', name: 'Belmora', role: 'belligerent', aliases: { en: ['Belmora'] } },
      ],
    });
    expect(featuresOf('The army is to buy new boats', { scene })).toContain('no name of the conflict');
    expect(featuresOf('The Arvanian army is to buy new boats', { scene })).toContain('one name of the conflict');
  });

  it('reads the names of a link where the text has none', () => {
    const title = 'Why a truce is hard to keep';
    expect(featuresOf(title, { link: 'https://news.example/world/arvania-belmora-truce-17' })).toContain(
      'truce-word, own',
    );
    expect(featuresOf(title, { link: 'https://news.example/world/story-17' })).toContain('truce-word, open');
  });
});
