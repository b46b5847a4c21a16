import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { frozen } from '../../../src/domain/ledger/baseline.ts';
import type { Amendment, Development, DevelopmentId, NewCorrection } from '../../../src/domain/ledger/development.ts';
import type { VersionId } from '../../../src/domain/news/article.ts';
import { currentBoard, type Situation } from '../../../src/queries/current-board.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { aBaseline, anEntry, aPack, someEvidence } from '../../support/conflict.ts';

type Step =
  | { readonly kind: 'learn'; readonly type: 'position' | 'phase'; readonly value: number; readonly family: string }
  | { readonly kind: 'correct'; readonly nth: number; readonly how: 'dropped' | 'withdrawn' | 'confirmed' | 'disputed' | 'corrected' } // prettier-ignore
  | { readonly kind: 'freeze' }
  | { readonly kind: 'set' };

const POSITIONS = ['accepts', 'rejects', 'undecided', 'accepts-with-conditions'] as const;
const PHASES = ['proposed', 'agreed', 'in-force', 'collapsed'] as const;

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('learn' as const), type: fc.constantFrom('position' as const, 'phase' as const), value: fc.nat(3), family: fc.constantFrom('courier', 'daily', 'herald') }) }, // prettier-ignore
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('correct' as const), nth: fc.nat(20), how: fc.constantFrom('dropped' as const, 'withdrawn' as const, 'confirmed' as const, 'disputed' as const, 'corrected' as const) }) }, // prettier-ignore
    fc.record({ kind: fc.constant('freeze' as const) }),
    fc.record({ kind: fc.constant('set' as const) }),
  ),
  { maxLength: 30 },
);

/** A room in which a minute passes with every step. */
class Day {
  readonly room = new ChatRoom();
  readonly pack = aPack();

  constructor() {
    this.room.knows();
  }

  get now(): Date {
    return this.room.now;
  }

  async board(at?: Date): Promise<Situation> {
    const found = await currentBoard(this.pack, this.room.deps, at);
    if (found.kind === 'unknown') throw new Error('nothing is known');
    return found;
  }

  async take(step: Step): Promise<void> {
    this.room.now = new Date(this.now.getTime() + 60_000);
    if (step.kind === 'learn') this.#learn(step);
    else if (step.kind === 'correct') this.#correct(step);
    else {
      const { board } = await this.board();
      const kept = frozen(board, aBaseline(), this.now);
      const kind = step.kind === 'freeze' ? ('frozen' as const) : ('file' as const);
      const name = `at ${this.now.getTime()}`;
      await this.room.store.baselines.add({ kind, name, setAt: this.now, setBy: 'x', baseline: kept });
    }
  }

  #learn({ type, value, family }: Extract<Step, { kind: 'learn' }>): void {
    const { entries } = this.room.store.state;
    const seq = entries.length + 1;
    const evidence = someEvidence({ versionId: seq as VersionId, family, origin: family, speaker: null, at: this.now });
    const stated = type === 'phase' ? { actors: [], value: PHASES[value] ?? 'agreed' } : { value: POSITIONS[value] ?? 'accepts' }; // prettier-ignore
    const development: Development = anEntry({ seq, type, learnedAt: this.now, evidence, ...stated });
    entries.push({ reportId: 1, development, support: [] });
  }

  #correct({ nth, how }: Extract<Step, { kind: 'correct' }>): void {
    const { entries } = this.room.store.state;
    const entry = entries[nth % Math.max(1, entries.length)]?.development;
    if (!entry) return;
    const was = entry.value;
    const amendments: Readonly<Record<typeof how, Amendment>> = {
      dropped: { kind: 'dropped', versions: [entry.evidence.versionId], instead: null },
      withdrawn: { kind: 'withdrawn', instead: null },
      confirmed: { kind: 'confirmed' },
      disputed: { kind: 'disputed' },
      corrected: { kind: 'corrected', value: entry.type === 'phase' ? 'suspended' : 'proposes', was },
    };
    const by = { kind: 'desk', member: 'x' } as const;
    const entryId: DevelopmentId = entry.id;
    const correction: NewCorrection = { entryId, amendment: amendments[how], why: 'desk', by, note: null, tells: true };
    this.room.store.state.putOnRecord(entry.packId, [correction], this.now);
  }
}

describe('the board of a past time', () => {
  it('is what was known then, whatever is learned, corrected or set later', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const day = new Day();
        const seen: { readonly at: Date; readonly shown: Situation }[] = [];
        for (const step of list) {
          await day.take(step);
          seen.push({ at: day.now, shown: await day.board() });
        }
        day.room.now = new Date(day.now.getTime() + 60_000);
        for (const { at, shown } of seen) {
          const { later, ...past } = await day.board(at);
          const { later: _, ...then } = shown;
          expect(past).toEqual(then);
          // and only what was corrected later is said beside it
          expect(later.every(({ correction }) => correction.at > at)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is not changed by keeping it under a name, now or then', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const [day, plain] = [new Day(), new Day()];
        for (const step of list.filter(({ kind }) => kind !== 'set')) {
          await day.take(step);
          // the other one lets the minute pass
          if (step.kind === 'freeze') plain.room.now = new Date(plain.now.getTime() + 60_000);
          else await plain.take(step);
        }
        expect((await day.board()).board).toEqual((await plain.board()).board);
      }),
      { numRuns: 100 },
    );
  });
});
