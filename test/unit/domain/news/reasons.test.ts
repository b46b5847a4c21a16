import { describe, expect, it } from '@jest/globals';
import { INVENTED, verdictOn } from '../../../support/news-desk.ts';

function reasonsFor(title: string, summary = ''): readonly string[] {
  return verdictOn(INVENTED, title, summary).because;
}

describe('the reasons of a verdict', () => {
  it.each([
    [
      'a truce word with the name that it stands by, and where',
      'Why the Arvania truce matters',
      '',
      '+ truce word “truce” near “Arvania” in the headline',
    ],
    [
      'the names of the conflict',
      'Tolvar meets Orun Dassk in Veyl',
      '',
      '+ several names of the conflict: “Tolvar”, “Orun Dassk”',
    ],
    [
      'a word below the headline',
      'Tolvar meets Orun Dassk in Veyl',
      'He called for peace',
      '+ peace word “peace” of this conflict in the summary',
    ],
    [
      'another conflict',
      'Sudan ceasefire talks resume in Jeddah',
      '',
      '− truce word “ceasefire” near “Sudan”, another conflict in the headline',
    ],
    ['a nation that looks on', 'Swedish chef wins a prize', '', '− nation from outside in the headline: “Swedish”'],
    ['another subject', 'Stocks rise as Arvania truce hopes fade', '', '− markets word “Stocks” in the headline'],
    ['the words of a report', 'Arvania and Belmora agree to a truce', 'Tolvar said so.', '+ saying verb “said” (news)'],
    [
      'the mark of an explainer',
      'Why the Arvania truce matters: an explainer',
      '',
      '− title opens as a question (analysis)',
    ],
    ['a text without a headline', '', 'Belmora shelled Sarvik, breaking the truce.', '− no title (news)'],
  ])('name %s', (_, title, summary, reason) => {
    expect(reasonsFor(title, summary)).toContain(reason);
  });

  it('name a word once and at most three of a kind', () => {
    const summary = 'Arvania wants a truce, the Truce, an armistice, a ceasefire and a cessation of hostilities.';
    const reasons = reasonsFor('Why Arvania hesitates', summary);
    expect(reasons).toContain('+ truce or peace matter of this conflict: “truce”, “armistice”, “ceasefire”');
  });

  it('say what a headline and the whole text show once, by the headline', () => {
    const reasons = reasonsFor('Arvania accepts truce', 'Arvania accepted the ceasefire, Tolvar said.');
    const answers = reasons.filter((reason) => reason.includes('answers a proposal'));
    expect(answers).toEqual(['+ a side answers a proposal in the headline: “Arvania”']);
  });

  it('say what is missing once, by the whole text', () => {
    const missing = reasonsFor('Rovers win the cup', 'They won it at home.').filter((r) =>
      r.includes('no name of the'),
    );
    expect(missing).toEqual(['− no name of the conflict']);
  });

  it('are written for people: no name of a class of words, whatever the text', () => {
    const texts = [
      ['Opinion | Arvania must accept Norland’s terms', 'Sanctions, hostages and aid: what experts say.'],
      ['Belmora strikes Port Selm despite truce, killing nine', 'Residents mourn. "We are afraid," one said.'],
      ['Podcast: ten things to know about Sarvik', 'The war has entered its third year.'],
    ] as const;
    for (const [title, summary] of texts)
      for (const reason of reasonsFor(title, summary))
        expect(reason).not.toMatch(/-(?:word|act|mark|verb|noun|term|matter)\b/u);
  });
});
