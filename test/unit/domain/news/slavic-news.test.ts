import { describe, expect, it } from '@jest/globals';
import { judgeRelevance } from '../../../../src/domain/news/relevance.ts';
import {
  areJoined,
  judgedReports,
  reportOf,
  toldReports,
  UKRAINE_SCENE,
  type Judged,
  type Told,
} from '../../../support/slavic-reports.ts';

/** Judged with the weights that were learned on English news alone; the words of each language make the difference. */
function judgements(files: readonly string[]): readonly { readonly want: Judged; readonly got: string }[] {
  return files.flatMap(judgedReports).map((want) => {
    const verdict = judgeRelevance(reportOf(want.title, want.summary), UKRAINE_SCENE);
    return { want, got: verdict.kind ?? 'out' };
  });
}

describe.each([
  ['Ukrainian', ['uk-reports.txt', 'uk-later.txt']],
  ['Russian', ['ru-reports.txt', 'ru-later.txt']],
])('%s reports', (_, files) => {
  const judged = judgements(files);
  const concern = judged.filter(({ want }) => want.verdict !== 'out');

  it('that concern the truce or talks are found', () => {
    const missed = concern.filter(({ got }) => got === 'out').map(({ want }) => want.title);
    expect({ missed, share: missed.length / concern.length <= 0.07 }).toEqual({ missed, share: true });
    expect(concern.length).toBeGreaterThan(70);
  });

  it('of battles, other truces, sport, markets and home affairs are left out', () => {
    const others = judged.filter(({ want }) => want.verdict === 'out');
    const taken = others.filter(({ got }) => got !== 'out').map(({ want }) => want.title);
    expect({ taken, share: taken.length / others.length <= 0.05 }).toEqual({ taken, share: true });
    expect(others.length).toBeGreaterThan(40);
  });

  it('are told from comment', () => {
    const found = concern.filter(({ got }) => got !== 'out');
    const wrong = found.filter(({ want, got }) => got !== want.verdict).map(({ want }) => want.title);
    expect({ wrong, share: wrong.length / found.length <= 0.07 }).toEqual({ wrong, share: true });
  });
});

describe('one happening told in several languages', () => {
  const before = toldReports('earlier-reports.txt').flat();
  const pairs = toldReports('same-happening.txt').flatMap((block) =>
    block.flatMap((first, at) => block.slice(at + 1).map((second) => [first, second] as const)),
  );
  const joined = (languages: string): readonly string[] =>
    pairs
      .filter(([a, b]) => `${a.language} ${b.language}` === languages && !areJoined(a, b, before))
      .map(([a, b]) => `${a.title} ~ ${b.title}`);

  it.each(['uk ru', 'uk en', 'ru en', 'uk uk'])('is one event: %s', (languages) => {
    const count = pairs.filter(([a, b]) => `${a.language} ${b.language}` === languages).length;
    const missed = joined(languages);
    expect({ missed, share: missed.length / count <= 0.1 }).toEqual({ missed, share: true });
    expect(count).toBeGreaterThan(0);
  });

  it.each(toldReports('other-happening.txt').map(([a, b]) => [a?.title, b?.title, a, b] as const))(
    'is no other: %s ~ %s',
    (_, __, a, b) => {
      expect(areJoined(a as Told, b as Told, before)).toBe(false);
    },
  );
});
