import { describe, expect, it } from '@jest/globals';
import type { PackId } from '../../../../src/domain/diplomacy/pack.ts';
import type { DevelopmentId } from '../../../../src/domain/ledger/development.ts';
import type { VersionId } from '../../../../src/domain/news/article.ts';
import { EventMemory } from '../../../../src/domain/news/event-memory.ts';
import { decisionsBehind, type EventDecision } from '../../../../src/domain/news/event-decisions.ts';
import type { EventId } from '../../../../src/domain/news/report.ts';
import type { VersionFeatures } from '../../../../src/domain/news/version-features.ts';
import { someFeatures } from '../../../support/stories.ts';

const decided = {
  packId: 'north' as PackId,
  entryId: 'NO-1' as DevelopmentId,
  by: 'slack:U1',
  at: new Date(0),
  note: null,
};

function text(words: string, link = ''): VersionFeatures {
  return someFeatures({ lead: words.split(' '), link });
}

const BRIDGE = text('guns fall silent at mill bridge after nine years of war');
const FERRY = text('guns fall silent at ferry landing after seven weeks of talks', 'https://gazette.example/ferry');
const REPRINT = text('guns fall silent at ferry landing after seven weeks of talks again');
const ANOTHER = text('guns stay silent at mill bridge and ferry landing says council');

/** E1 tells of the bridge and, wrongly, of the ferry; E2 of something that both share a word with. */
function memoryOf(...decisions: readonly EventDecision[]): EventMemory {
  const members = [BRIDGE, FERRY, text('guns bought by council for parade')];
  const memory = new EventMemory(
    members.map((features, n) => ({ eventId: n < 2 ? 'E1' : 'E2', versionId: `${n + 1}`, features, seenAt: n })),
  );
  for (const decision of decisions) memory.heed(decision);
  return memory;
}

function split(number: number, from: string, into: string): EventDecision {
  const moved = { versions: [2 as VersionId], texts: [FERRY] };
  return { kind: 'split', number, from: from as EventId, into: into as EventId, ...moved, ...decided };
}

function merge(number: number, from: string, into: string): EventDecision {
  return { kind: 'merge', number, from: from as EventId, into: into as EventId, ...decided };
}

const versionsOf = (memory: EventMemory, eventId: string): readonly string[] =>
  memory.membersOf(eventId).map(({ versionId }) => versionId);

describe('a split', () => {
  it('takes a version out of what is remembered of its event', () => {
    const memory = memoryOf(split(1, 'E1', 'E3'));
    expect([versionsOf(memory, 'E1'), versionsOf(memory, 'E3'), versionsOf(memory, 'E2')]).toEqual([
      ['1'],
      ['2'],
      ['3'],
    ]);
  });

  it.each([
    ['a near copy', REPRINT],
    [
      'the same article under another title',
      text('guns fall silent near mill bridge', 'https://gazette.example/ferry'),
    ],
  ])('keeps %s from ever coming into question for the former event', (_, version) => {
    expect(memoryOf().candidates(version)).toContain('E1');
    expect(memoryOf(split(1, 'E1', 'E3')).candidates(version)).not.toContain('E1');
    expect(memoryOf(split(1, 'E1', 'E3')).candidates(version)).toContain('E3');
  });

  it('leaves other reports of either event their choice', () => {
    const memory = memoryOf(split(1, 'E1', 'E3'));
    expect(memory.candidates(ANOTHER)).toEqual(expect.arrayContaining(['E1', 'E3']));
  });

  it('holds as well where the rows were changed before the memory was made', () => {
    const memory = new EventMemory([
      { eventId: 'E1', versionId: '1', features: BRIDGE, seenAt: 0 },
      { eventId: 'E3', versionId: '2', features: FERRY, seenAt: 1 },
    ]);
    memory.heed(split(1, 'E1', 'E3'));
    expect([versionsOf(memory, 'E1'), versionsOf(memory, 'E3')]).toEqual([['1'], ['2']]);
    expect(memory.candidates(REPRINT)).toEqual(['E3']);
  });

  it('goes with its event where that becomes part of another', () => {
    const memory = memoryOf(split(1, 'E1', 'E3'), merge(2, 'E1', 'E2'));
    expect(memory.candidates(REPRINT)).toEqual(['E3']);
    expect(memory.candidates(ANOTHER)).toContain('E2');
  });

  it('is taken back by whoever makes the two one again, whichever stays', () => {
    expect(memoryOf(split(1, 'E1', 'E3'), merge(2, 'E3', 'E1')).candidates(REPRINT)).toContain('E1');
    expect(memoryOf(split(1, 'E1', 'E3'), merge(2, 'E1', 'E3')).candidates(REPRINT)).toContain('E3');
  });
});

describe('a merge', () => {
  it('makes one event of what is remembered of two, in the order in which it was seen', () => {
    const memory = memoryOf(merge(1, 'E1', 'E2'));
    expect([versionsOf(memory, 'E1'), versionsOf(memory, 'E2')]).toEqual([[], ['1', '2', '3']]);
    expect(memory.candidates(ANOTHER)).toEqual(['E2']);
    expect(memory.membersOf('E2').every(({ eventId }) => eventId === 'E2')).toBe(true);
  });

  it('counts for what is placed under the old name later, over several merges', () => {
    const memory = memoryOf(merge(1, 'E1', 'E2'), merge(2, 'E2', 'E4'));
    memory.add({ eventId: 'E1', versionId: '9', features: ANOTHER, seenAt: 9 });
    expect(versionsOf(memory, 'E4')).toEqual(['1', '2', '3', '9']);
  });

  it('is forgotten in the same order as everything else', () => {
    const memory = memoryOf(merge(1, 'E2', 'E1'));
    memory.forget(2);
    expect(versionsOf(memory, 'E1')).toEqual(['3']);
    memory.forget(3);
    expect([memory.size, memory.candidates(ANOTHER)]).toEqual([0, []]);
  });
});

describe('what is behind a version’s being in its event', () => {
  const decisions = [split(1, 'E1', 'E3'), merge(2, 'E3', 'E2'), merge(3, 'E8', 'E9'), merge(4, 'E2', 'E4')];
  const behind = (version: number, eventId: string): readonly number[] =>
    decisionsBehind(decisions, version as VersionId, eventId as EventId).map(({ number }) => number);

  it.each([
    ['was taken out and went on with its event', 2, 'E4', [1, 2, 4]],
    ['was never taken out', 3, 'E4', [2, 4]],
    ['stayed where another was taken out', 1, 'E1', []],
    ['nobody decided about', 7, 'E7', []],
  ])('is told for one that %s', (_, version, eventId, numbers) => {
    expect(behind(version, eventId)).toEqual(numbers);
  });
});
