import { describe, expect, it } from '@jest/globals';
import { EventMemory, MOST_VERSIONS } from '../../../../src/domain/news/event-memory.ts';
import type { Member } from '../../../../src/domain/news/event-features.ts';
import { someFeatures } from '../../../support/stories.ts';

/** The n-th version: a common word, one that a few share, and one of its own. */
function member(n: number, eventId = `E${n}`): Member {
  const lead = ['truce', `town${n % 5000}`, `word${n}`];
  const features = someFeatures({ lead, link: `https://gazette.example/${n}` });
  return { eventId, versionId: `${n}`, features, seenAt: n };
}

function filled(count: number): EventMemory {
  return new EventMemory(Array.from({ length: count }, (_, n) => member(n)));
}

describe('a look-up among very many events', () => {
  it('reads no more of the index than one among few, and never all of it', () => {
    const readsOf = (memory: EventMemory): number => {
      const before = memory.reads;
      memory.candidates(member(7).features);
      return memory.reads - before;
    };
    expect([readsOf(filled(200)), readsOf(filled(5_000)), readsOf(filled(MOST_VERSIONS))]).toEqual([
      203, // all of them share the common word
      253, // of which the latest are enough
      256,
    ]);
  });

  it('finds what shares a rare word', () => {
    const memory = filled(MOST_VERSIONS);
    const version = someFeatures({ lead: ['truce', 'word4321'], link: '' });
    expect(memory.candidates(version)).toEqual(['E4321']);
  });

  it('finds what is told in words that very many share', () => {
    const memory = filled(MOST_VERSIONS);
    const reprints = Array.from({ length: 400 }, (_, n) => ({ ...member(n, 'E1'), seenAt: MOST_VERSIONS + n }));
    const lead = ['guns', 'fall', 'silent'];
    for (const one of reprints) memory.add({ ...one, features: someFeatures({ lead, link: one.features.link }) });
    expect(memory.candidates(someFeatures({ lead, link: '' }))).toEqual(['E1']);
  });

  it('leaves out what shares far less than the best', () => {
    const memory = filled(100);
    const version = someFeatures({ lead: ['truce', 'town8', 'word8'], link: 'https://gazette.example/8' });
    expect(memory.candidates(version)).toEqual(['E8']);
  });
});

describe('more versions than are remembered', () => {
  it('push out the oldest, with everything that led to them', () => {
    const memory = filled(MOST_VERSIONS + 10);
    expect(memory.size).toBe(MOST_VERSIONS);
    expect([memory.membersOf('E9').length, memory.membersOf('E10').length]).toEqual([0, 1]);
    expect(memory.candidates(someFeatures({ lead: ['word9'], link: '' }))).toEqual([]);
    expect([memory.statistics.texts, memory.statistics.count('truce'), memory.statistics.count('word9')]).toEqual([
      MOST_VERSIONS,
      MOST_VERSIONS,
      0,
    ]);
  });

  it('of one event leave its latest, and are found by the words of the earlier ones', () => {
    const memory = new EventMemory(Array.from({ length: 250 }, (_, n) => member(n, 'E1')));
    expect(memory.membersOf('E1').map((m) => m.versionId)).toEqual(Array.from({ length: 100 }, (_, n) => `${n + 150}`));
    expect(memory.candidates(someFeatures({ lead: ['word3'], link: '' }))).toEqual(['E1']);
    memory.forget(240);
    expect(memory.membersOf('E1')).toHaveLength(10);
    memory.forget(250);
    expect([memory.size, memory.membersOf('E1')]).toEqual([0, []]);
  });
});

describe('weights of terms', () => {
  it('follow what is added and forgotten, also for texts that were weighed before', () => {
    const memory = filled(50);
    const [first] = memory.membersOf('E49');
    if (!first) throw new Error('no member');
    const lengthNow = (): number => memory.statistics.weighing().text(first.words.lead).square;
    const before = lengthNow();
    memory.add(member(50));
    expect(lengthNow()).not.toBe(before);
    const whole = filled(50).statistics.weighing();
    const expected = [...first.words.lead].reduce((sum, term) => sum + whole(term) ** 2, 0);
    expect(before).toBeCloseTo(expected, 10);
    memory.forget(50);
    expect(memory.statistics.weighing().text(first.words.lead).square).toBeCloseTo(
      [...first.words.lead].reduce((sum, term) => sum + memory.statistics.weight(term) ** 2, 0),
      10,
    );
  });
});
