import { describe, expect, it } from '@jest/globals';
import type { PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import type { Development, TruceKey } from '../../../../src/domain/ledger/development.ts';
import { foldBoard, withDevelopment } from '../../../../src/domain/ledger/fold-board.ts';
import { aBaseline, anEntry, aPack, someEvidence } from '../../../support/conflict.ts';

const pack = aPack();
const truce = 'sixty-day' as TruceKey;
const agreed = (change: Partial<Development> = {}): Development =>
  anEntry({
    type: 'phase',
    value: 'agreed',
    actors: [],
    before: null,
    speaker: null,
    certainty: 'reported',
    evidence: someEvidence({ origin: 'courier', speaker: null }),
    ...change,
  });
const phaseOf = (entries: readonly Development[]) =>
  foldBoard(pack, aBaseline(), entries).truces.find((t) => t.truce === truce);

describe('a phase', () => {
  it('reported by one origin stands beside the old one', () => {
    expect(phaseOf([agreed()])).toMatchObject({ proved: { phase: 'proposed' }, reported: { phase: 'agreed' } });
  });

  it('reprinted by many outlets is still one origin', () => {
    const support = [someEvidence({ outlet: 'Harbour Daily', family: 'daily', origin: 'courier', speaker: null })];
    expect(phaseOf([agreed({ support })])).toMatchObject({ proved: { phase: 'proposed' } });
  });

  it('moves on two independent origins', () => {
    const support = [someEvidence({ outlet: 'Harbour Daily', family: 'daily', origin: 'daily', speaker: null })];
    expect(phaseOf([agreed({ support })])).toMatchObject({ proved: { phase: 'agreed' }, reported: null });
  });

  it('does not move on the word of one side and its own outlets', () => {
    const korrath = 'korrath' as PartyId;
    const evidence = someEvidence({ origin: 'radio', side: korrath, speaker: korrath });
    const support = [someEvidence({ origin: 'gazette-of-korrath', side: korrath, speaker: null })];
    expect(phaseOf([agreed({ evidence, support })])).toMatchObject({ proved: { phase: 'proposed' } });
  });

  it('moves on both sides’ own word', () => {
    const evidence = someEvidence({ origin: 'radio', speaker: 'korrath' as PartyId });
    const support = [someEvidence({ origin: 'radio', speaker: 'valmere' as PartyId })];
    expect(phaseOf([agreed({ evidence, support })])).toMatchObject({ proved: { phase: 'agreed' } });
  });
});

describe('positions', () => {
  it('put a proposal that had no phase on the table, marked as implied', () => {
    const entry = anEntry({ truce: 'shipping' as TruceKey, value: 'undecided' });
    const board = foldBoard(pack, aBaseline(), [entry]);
    expect(board.truces.find((t) => t.truce === entry.truce)?.proved).toMatchObject({
      phase: 'proposed',
      implied: true,
    });
  });

  it('of both sides in their own voice that accept are an agreement; one side alone is none', () => {
    const own = (party: string, seq: number): Development =>
      anEntry({
        seq,
        value: 'accepts',
        actors: [party as PartyId],
        evidence: someEvidence({ speaker: party as PartyId }),
      });
    expect(phaseOf([own('korrath', 1)])?.proved?.phase).toBe('proposed');
    expect(phaseOf([own('korrath', 1), own('valmere', 2)])?.proved).toMatchObject({ phase: 'agreed', implied: true });
  });

  it('of both are a yes once the truce is proved to hold, and a yes in its own words stands', () => {
    const own = anEntry({
      value: 'accepts',
      evidence: someEvidence({ quote: 'we accept', speaker: 'korrath' as PartyId }),
    });
    const support = [someEvidence({ outlet: 'Harbour Daily', family: 'daily', origin: 'daily', speaker: null })];
    const board = foldBoard(pack, aBaseline(), [own, agreed({ seq: 2, value: 'in-force', support })]);
    const held = board.positions.filter((p) => p.truce === truce && p.value === 'accepts');
    expect(held.map((p) => p.party).toSorted()).toEqual(['korrath', 'valmere']);
    expect(held.find((p) => p.party === 'korrath')?.quotes[0]?.quote).toBe('we accept');
  });

  it('that contradict each other within an event are shown as undecided and disputed, with both quotes', () => {
    const first = anEntry({ value: 'rejects', evidence: someEvidence({ quote: 'a flat no' }) });
    const second = anEntry({
      seq: 2,
      kind: 'contradicted',
      value: 'accepts',
      evidence: someEvidence({ quote: 'a yes' }),
    });
    const board = foldBoard(pack, aBaseline(), [first, second]);
    const korrath = board.positions.find((p) => p.party === 'korrath' && p.truce === truce);
    expect(korrath).toMatchObject({ value: 'undecided', certainty: 'disputed' });
    expect(korrath?.quotes.map((q) => q.quote)).toEqual(['a yes', 'a flat no']);
  });
});

describe('a board', () => {
  it('is the same whether folded at once or entry by entry', () => {
    const entries = [anEntry({ seq: 1 }), agreed({ seq: 2 }), anEntry({ seq: 3, value: 'rejects' })];
    for (let n = 0; n <= entries.length; n++) {
      const early = foldBoard(pack, aBaseline(), entries.slice(0, n));
      expect(entries.slice(n).reduce((board, e) => withDevelopment(pack, board, e), early)).toEqual(
        foldBoard(pack, aBaseline(), entries),
      );
    }
  });

  it('expects scheduled talks until their participants have met', () => {
    const actors = ['valmere', 'korrath'] as PartyId[];
    const scheduled = anEntry({ type: 'talks', value: 'scheduled', actors });
    const talks = (entries: readonly Development[]) =>
      foldBoard(pack, aBaseline(), entries).expected.find((e) => e.kind === 'talks');
    expect(talks([scheduled])).toMatchObject({ id: 'VK-1', outcome: null });
    const held = anEntry({ seq: 2, type: 'talks', value: 'held', actors });
    expect(talks([scheduled, held])).toMatchObject({ id: 'VK-1', outcome: { kind: 'held', id: 'VK-2' } });
  });
});
