import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { VersionId } from '../../../src/domain/news/article.ts';
import type { Development, DevelopmentId, Evidence } from '../../../src/domain/ledger/development.ts';
import type { EventDecision } from '../../../src/domain/news/event-decisions.ts';
import type { EventId } from '../../../src/domain/news/report.ts';
import { certaintyOf, evidenceOf } from '../../../src/domain/ledger/evidence-rule.ts';
import { foldBoard } from '../../../src/domain/ledger/fold-board.ts';
import { LedgerMemory } from '../../../src/pipeline/ledger-memory.ts';
import { aBaseline, anEntry, aPack, someEvidence } from '../../support/conflict.ts';

const pack = aPack();

async function memoryOf(
  entries: readonly Development[],
  decisions: readonly EventDecision[] = [],
): Promise<LedgerMemory> {
  const store = {
    ledger: (_: unknown, afterSeq: number) => Promise.resolve(entries.filter((e) => e.seq > afterSeq)),
    baseline: () => Promise.resolve(aBaseline()),
    ledgerMark: () => Promise.resolve({ correction: 0, baseline: 1, decision: 0 }),
    correctedAfter: () => Promise.resolve([]),
  };
  const memory = new LedgerMemory(pack, store, { after: () => Promise.resolve(decisions) });
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
    const memory = await memoryOf([entry]);
    expect(certaintyIn(memory)).toBe('reported');
    memory.support(entry.id, reported(2, 'daily'));
    expect(certaintyIn(memory)).toBe('confirmed');
  });

  it('grows less sure when two accounts turn out to be one', async () => {
    const memory = await memoryOf([{ ...entry, support: [reported(2, 'daily')] }]);
    memory.correct({ origin: 'ap', side: null, corrected: [1, 2] as VersionId[] });
    expect(certaintyIn(memory)).toBe('reported');
    expect(memory.recent[0]?.support[0]?.origin).toBe('ap');
  });

  it('takes back what was confirmed when its two accounts turn out to be one', async () => {
    const stated = { type: 'phase', value: 'agreed', actors: [], speaker: null, before: null } as const;
    const first = anEntry({ ...stated, evidence: reported(1, 'courier'), support: [reported(2, 'daily')] });
    const confirmation = anEntry({
      ...stated,
      seq: 2,
      kind: 'confirmed',
      certainty: 'confirmed',
      confirms: first.id,
      evidence: reported(2, 'daily'),
      support: [first.evidence],
    });
    const memory = await memoryOf([first, confirmation]);
    const truce = () => memory.board.truces.find((t) => t.truce === 'sixty-day');
    expect(truce()).toMatchObject({ proved: { phase: 'agreed' }, reported: null });
    memory.correct({ origin: 'ap', side: null, corrected: [1, 2] as VersionId[] });
    expect(truce()).toMatchObject({ proved: { phase: 'proposed' }, reported: { phase: 'agreed' } });
    expect(memory.recent.map((e) => certaintyOf(pack, e, evidenceOf(e)))).toEqual(['reported', 'reported']);
    memory.support(first.id, reported(3, 'herald'));
    expect(truce()).toMatchObject({ proved: { phase: 'agreed' } });
    expect(memory.recent.map((e) => certaintyOf(pack, e, evidenceOf(e)))).toEqual(['confirmed', 'confirmed']);
  });

  it('has the board that the ledger folds to, whatever came in which order', async () => {
    const value = fc.constantFrom('accepts', 'rejects', 'undecided');
    const family = fc.constantFrom('courier', 'daily', 'radio', 'herald');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(value, fc.boolean(), family), { maxLength: 450 }), async (list) => {
        const memory = await memoryOf([]);
        const ledger: Development[] = [];
        for (const [stated, supports, family] of list) {
          const last = ledger.at(-1);
          if (!supports || !last) {
            const seq = ledger.length + 1;
            const next = { ...entry, seq, id: `VK-${seq}` as DevelopmentId, value: stated };
            ledger.push(next);
            memory.learn(next);
            continue;
          }
          const evidence = reported(2, family);
          ledger[ledger.length - 1] = { ...last, support: [...last.support, evidence] };
          memory.support(last.id, evidence);
        }
        expect(memory.board).toEqual(foldBoard(pack, aBaseline(), ledger));
      }),
      { numRuns: 20 },
    );
  });

  it('knows its entries by the events that a desk has put them into', async () => {
    const decided = { packId: pack.id, entryId: entry.id, by: 'slack:U1', at: new Date(0), note: null };
    const [e1, e2, e3] = ['E1', 'E2', 'E3'] as EventId[];
    if (!e1 || !e2 || !e3) throw new Error('no events');
    const second = anEntry({ seq: 2, evidence: reported(2, 'daily'), eventId: e2 });
    const memory = await memoryOf(
      [entry, second],
      [
        { kind: 'merge', number: 1, from: e2, into: e1, ...decided },
        { kind: 'split', number: 2, from: e1, into: e3, versions: [1 as VersionId], texts: [], ...decided },
      ],
    );
    expect(memory.recent.map(({ eventId }) => eventId)).toEqual(['E3', 'E1']);
  });
});
