import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PackId } from '../../../../src/domain/diplomacy/pack.ts';
import type { DevelopmentId } from '../../../../src/domain/ledger/development.ts';
import type { VersionId } from '../../../../src/domain/news/article.ts';
import type { EventDecision } from '../../../../src/domain/news/event-decisions.ts';
import type { Member } from '../../../../src/domain/news/event-features.ts';
import { EventMemory } from '../../../../src/domain/news/event-memory.ts';
import type { EventId } from '../../../../src/domain/news/report.ts';
import type { VersionFeatures } from '../../../../src/domain/news/version-features.ts';
import { someFeatures } from '../../../support/stories.ts';

const STORIES = 6;
const by = { packId: 'north' as PackId, entryId: 'NO-1' as DevelopmentId, by: 'slack:U1', at: new Date(0), note: null };

/** A report of one of a few stories, in words that only that story has but for the first. */
function telling(story: number): VersionFeatures {
  return someFeatures({ lead: ['guns', ...[...'abcdefgh'].map((word) => word + story)], link: '' });
}

/** What happens at a desk; events are named by their place among those that there are. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('report' as const),
      event: fc.nat(STORIES),
      story: fc.nat(STORIES - 1),
      late: fc.nat(3),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('merge' as const), from: fc.nat(7), into: fc.nat(7) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('split' as const), from: fc.nat(7), which: fc.array(fc.nat(7)) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The rows as a store keeps them, beside a memory that lives through everything. */
class Desk {
  readonly memory = new EventMemory();
  readonly decisions: EventDecision[] = [];
  rows: readonly Member[] = [];
  #opened = 0;

  get events(): readonly string[] {
    return [...new Set(this.rows.map(({ eventId }) => eventId))];
  }

  live(next: Step): void {
    const { events } = this;
    if (next.kind === 'report') {
      const member = {
        eventId: events[next.event] ?? this.#open(),
        versionId: `${this.rows.length + 1}`,
        features: telling(next.story),
        seenAt: 10 + this.rows.length - next.late,
      };
      this.rows = [...this.rows, member];
      this.memory.add(member);
      return;
    }
    const from = events[next.from];
    if (from === undefined) return;
    const all = this.rows.filter(({ eventId }) => eventId === from);
    if (next.kind === 'split') {
      const moved = all.filter((_, n) => next.which.includes(n));
      if (moved.length > 0 && moved.length < all.length) this.#decide('split', from, this.#open(), moved);
      return;
    }
    const into = events[next.into];
    if (into !== undefined && into !== from) this.#decide('merge', from, into, all);
  }

  #open(): string {
    return `E${++this.#opened}`;
  }

  #decide(kind: 'merge' | 'split', from: string, into: string, moved: readonly Member[]): void {
    const events = { from: from as EventId, into: into as EventId, number: this.decisions.length + 1, ...by };
    const versions = moved.map(({ versionId }) => Number(versionId) as VersionId);
    const decision: EventDecision =
      kind === 'merge' ? { kind, ...events } : { kind, ...events, versions, texts: moved.map((m) => m.features) };
    this.rows = this.rows.map((row) => (moved.includes(row) ? { ...row, eventId: into } : row));
    this.decisions.push(decision);
    this.memory.heed(decision);
  }

  /** A memory as a new process makes it. */
  restarted(): EventMemory {
    const memory = new EventMemory(this.rows);
    for (const decision of this.decisions) memory.heed(decision);
    return memory;
  }
}

const heldBy = (memory: EventMemory, events: readonly string[]) =>
  events.map((event) =>
    memory
      .membersOf(event)
      .map(({ versionId }) => versionId)
      .sort(),
  );

it('whatever a desk decides, a memory that lived through it holds what the rows do, and so does one that is made later', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const desk = new Desk();
      for (const next of steps) desk.live(next);
      const { rows, events, memory } = desk;
      const stored = events.map((event) =>
        rows
          .filter(({ eventId }) => eventId === event)
          .map(({ versionId }) => versionId)
          .sort(),
      );
      const restarted = desk.restarted();
      expect(heldBy(memory, events)).toEqual(stored);
      expect(heldBy(restarted, events)).toEqual(stored);
      for (let story = 0; story < STORIES; story++)
        expect(restarted.candidates(telling(story)).toSorted()).toEqual(memory.candidates(telling(story)).toSorted());
      memory.forget(Infinity);
      expect(heldBy(memory, events).flat()).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
