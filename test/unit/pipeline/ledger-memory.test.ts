import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { VersionId } from '../../../src/domain/news/article.ts';
import type { Development, Evidence } from '../../../src/domain/ledger/development.ts';
import { foldBoard } from '../../../src/domain/ledger/fold-board.ts';
import { LedgerMemory } from '../../../src/pipeline/ledger-memory.ts';
import { aBaseline, anEntry, aPack, someEvidence } from '../../support/conflict.ts';

const pack = aPack();

async function memoryOf(...entries: readonly Development[]): Promise<LedgerMemory> {
  const memory = new LedgerMemory(pack, {
    ledger: (_, afterSeq) => Promise.resolve(entries.filter((e) => e.seq > afterSeq)),
    baseline: () => Promise.resolve(aBaseline()),
  });
  await memory.catchUp();
  return memory;
}

const reported = (versionId: number, family: string): Evidence =>
  someEvidence({ versionId: versionId as VersionId, family, origin: family, speaker: null });
const entry = anEntry({ evidence: reported(1, 'courier'), certainty: 'reported' });
const certaintyIn = (memory: LedgerMemory): string | undefined =>
  memory.board.positions.find((p) => p.party === 'korrath')?.certainty;

describe('the memory of a ledger', () => {
  it('grows surer with support that comes later', async () => {
    const memory = await memoryOf(entry);
    expect(certaintyIn(memory)).toBe('reported');
    memory.learn({ ...entry, support: [reported(2, 'daily')] });
    expect(certaintyIn(memory)).toBe('confirmed');
  });

  it('grows less sure when two accounts turn out to be one', async () => {
    const memory = await memoryOf({ ...entry, support: [reported(2, 'daily')] });
    memory.correct({ origin: 'ap', side: null, corrected: [1, 2] as VersionId[] });
    expect(certaintyIn(memory)).toBe('reported');
    expect(memory.recent[0]?.support[0]?.origin).toBe('ap');
  });

  it('has the board that the ledger folds to, whatever came in which order', async () => {
    const value = fc.constantFrom('accepts', 'rejects', 'undecided');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(value, fc.boolean()), { maxLength: 450 }), async (list) => {
        const memory = await memoryOf();
        const ledger: Development[] = [];
        for (const [stated, supports] of list) {
          const last = ledger.at(-1);
          if (supports && last)
            ledger[ledger.length - 1] = { ...last, support: [...last.support, reported(2, 'daily')] };
          else ledger.push({ ...entry, seq: ledger.length + 1, value: stated });
          memory.learn(ledger.at(-1) ?? entry);
        }
        expect(memory.board).toEqual(foldBoard(pack, aBaseline(), ledger));
      }),
      { numRuns: 20 },
    );
  });
});
