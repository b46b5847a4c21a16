import { describe, expect, it } from '@jest/globals';
import { developmentOdds } from '../../../../src/domain/news/development.ts';
import { developmentFeatures, type Judged } from '../../../../src/domain/news/development-features.ts';
import { EventMemory } from '../../../../src/domain/news/event-memory.ts';
import { placeVersion } from '../../../../src/domain/news/event.ts';
import type { Features } from '../../../../src/domain/news/linear-model.ts';
import { readNews } from '../../../../src/domain/news/news-text.ts';
import { featuresOf } from '../../../../src/domain/news/version-features.ts';
import { INVENTED, newsInput, type Report } from '../../../support/news-desk.ts';

const HOUR = 3_600_000;

/** What was told before, each in an event of its own. */
function memoryOf(reports: readonly Report[]): EventMemory {
  const memory = new EventMemory();
  for (const [n, { title, summary, source, hours }] of reports.entries()) {
    const input = { ...newsInput(title, summary, `https://n.example/${n}`, source), toldAt: hours * HOUR };
    const features = featuresOf(readNews(input, INVENTED), input);
    memory.add({ eventId: `E${n}`, versionId: `${n}`, features, seenAt: hours * HOUR });
  }
  return memory;
}

function judged({ title, summary, hours }: Report, before: readonly Report[], late = 0) {
  const input = { ...newsInput(title, summary), toldAt: hours * HOUR };
  const text = readNews(input, INVENTED);
  const features = featuresOf(text, input);
  const memory = memoryOf(before);
  const placement = placeVersion(features, memory);
  const known: Judged = { relevance: 0.95, news: 0.95, placement, memory, seenAt: (hours + late) * HOUR };
  return { text, features, known };
}

function noted(report: Report, before: readonly Report[] = []): Features {
  const { text, features, known } = judged(report, before);
  return developmentFeatures(text, features, known);
}

function odds(report: Report, before: readonly Report[] = [], late = 0): number {
  const { text, features, known } = judged(report, before, late);
  return developmentOdds(text, features, known).odds;
}

const FIRST: Report = {
  hours: 0,
  title: 'Arvania and Belmora agree to swap 200 prisoners on Friday',
  summary: 'Norland brokered the exchange, Tolvar said.',
};

describe('place and wording', () => {
  it('speak for the first report and against the second outlet', () => {
    const again = {
      ...FIRST,
      hours: 1,
      source: 'Harbour Daily',
      title: 'Belmora, Arvania to swap 200 prisoners Friday',
    };
    expect(odds(FIRST)).toBeGreaterThan(odds(again, [FIRST]) + 1);
  });

  it.each([
    ['a newcomer to the story who comments', 'Swedish minister welcomes Arvania and Belmora prisoner swap'],
    ['things that go on as they were', 'Arvania and Belmora still stuck on prisoner swap'],
    ['how people live through it', 'Families wait as Arvania and Belmora swap prisoners'],
    ['a truce as mere setting', 'Arvania shells Sarvik despite prisoner swap with Belmora'],
    ['a title that holds two stories', 'Arvania and Belmora swap prisoners. And, how to plant a tree'],
  ])('speak against %s', (_, title) => {
    expect(odds({ hours: 0, title })).toBeLessThan(odds({ hours: 0, title: 'Arvania and Belmora swap prisoners' }));
  });

  it('note a day and a number that nobody has named', () => {
    const moved = { hours: 5, title: 'Arvania and Belmora move prisoner swap to Sunday, with 240 names' };
    expect([...noted(moved, [FIRST]).keys()]).toEqual(expect.arrayContaining(['day untold', 'numbers untold']));
    const same = noted({ ...FIRST, hours: 5 }, [FIRST]);
    expect(same.has('day untold') || same.has('numbers untold')).toBe(false);
  });

  it('compare with what was told within half a day, whatever event it belongs to', () => {
    const other = { hours: 3, title: 'Tolvar meets Norland envoy Veyl in Port Selm' };
    const next = { hours: 8, title: 'Tolvar meets Belmoran envoys in Port Selm' };
    const soon = noted(next, [FIRST, other]);
    const late = noted({ ...next, hours: 20 }, [FIRST, other]);
    expect(soon.get('lead told within half a day')).toBeGreaterThan(late.get('lead told within half a day') ?? 0);
    expect(soon.get('lead like one of half a day')).toBeGreaterThan(0);
    expect(late.get('lead like one of half a day')).toBeUndefined();
  });

  it('speak against what comes long after it was told', () => {
    expect(odds(FIRST, [], 30)).toBeLessThan(odds(FIRST));
  });

  it('remember for four days which party was spoken of in what', () => {
    const next = (hours: number): Features => noted({ hours, title: 'Belmora frees 30 more prisoners' }, [FIRST]);
    expect(next(90).get('matters spoken of in four days')).toBe(1);
    expect(next(100).get('matters spoken of in four days')).toBeUndefined();
  });
});
