import { describe, expect, it } from '@jest/globals';
import { kindFeatures } from '../../../../src/domain/news/kind-features.ts';
import { readNews } from '../../../../src/domain/news/news-text.ts';
import { INVENTED, newsInput } from '../../../support/news-desk.ts';

function featuresOf(title: string, summary = '', link = ''): readonly string[] {
  return [...kindFeatures(readNews(newsInput(title, summary, link), INVENTED)).keys()];
}

describe('by what form a text gives itself away', () => {
  it.each([
    ['labelled as opinion', 'Opinion | A truce that Arvania can keep'],
    ['labelled as pictures, programme or comment', 'Analysis: a truce that Arvania can keep'],
    ['labelled as pictures, programme or comment', 'A week of truce in Sarvik, in pictures'],
    ['title opens as a question', 'How Arvania and Belmora came to talk'],
    ['an explanation behind a colon', 'Quiet on the Gulf of Marn: why the guns fell silent'],
    ['title asks', 'Will Arvania sign?'],
    ['numbered list', 'Five takeaways from the talks in Veyl'],
    ['numbered list', '7 unanswered questions about the truce'],
    ['speaker and quote as title', "Ana Rell: 'The truce will not last'"],
    ['speaker behind a dash', 'Arvania ready to talk — foreign ministry'],
    ['speaker behind a dash', 'Truce to be signed on Monday — Orun Dassk'],
    ['expert behind a dash', 'Arvania is running out of time – experts'],
    ['an expert says in the lead', 'Arvania will lose Sarvik, an expert says'],
    ['a party says in the lead', 'Arvania says the truce holds'],
    ['a state of long standing in the lead', 'Belmora has long refused to talk'],
    ['title opens with an article', 'The truce that Arvania needs'],
    ['title opens with a preposition', 'In Sarvik, quiet at last'],
    ['title opens with whose it is', 'Arvania’s narrow path to peace'],
    ['a full sentence of the writer’s as title', 'The truce is no victory for Belmora'],
    ['mood-word in the lead', 'Weary of war, villagers hope for a truce'],
    ['verdict-word in the lead', 'A truce proves elusive on the Gulf of Marn'],
  ])('%s: %s', (feature, title) => {
    expect(featuresOf(title)).toContain(feature);
  });

  it.each([
    ['labelled as opinion', 'Opinion in Arvania turns against the truce'],
    ['numbered list', 'Five soldiers return to Arvania'],
    ['speaker behind a dash', 'A hard week for Belmora, Norland—and Arvania'],
    ['a party says in the lead', 'A Norlander analyst says the truce holds'],
    ['title opens with whose it is', 'Arvania signs truce in Belmora’s capital'],
    ['a full sentence of the writer’s as title', 'Belmora says the truce is no victory'],
    ['title opens as a question', 'Arvania asks what the truce is worth'],
  ])('not %s: %s', (feature, title) => {
    expect(featuresOf(title)).not.toContain(feature);
  });

  it('knows a programme that speaks of itself', () => {
    expect(featuresOf('A truce in Sarvik', 'Our correspondent tells us what it means.')).toContain(
      'a programme speaks of itself',
    );
    expect(featuresOf('A truce in Sarvik', 'Arvania’s president tells reporters that it holds.')).not.toContain(
      'a programme speaks of itself',
    );
  });

  it('knows a newsletter by the story that follows', () => {
    expect(featuresOf('Arvania signs truce. And, a festival opens')).toContain('another story follows');
    expect(featuresOf('Arvania signs truce', 'And so it ended.')).not.toContain('another story follows');
  });

  it('reads the section and the words of a link', () => {
    expect(featuresOf('A truce at last', '', 'https://news.example/opinion/a-truce-at-last')).toContain(
      'opinion section',
    );
    expect(featuresOf('A truce at last', '', 'https://news.example/2030/01/podcast-a-truce')).toContain(
      'comment or programme by its link',
    );
    expect(featuresOf('A truce at last', '', 'https://news.example/2030/01/a-truce')).not.toContain(
      'comment or programme by its link',
    );
  });
});
