import { describe, expect, it } from '@jest/globals';
import type { PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import type { Board } from '../../../../src/domain/ledger/board.ts';
import type { Development, TruceKey } from '../../../../src/domain/ledger/development.ts';
import { emptyBaseline, foldBoard } from '../../../../src/domain/ledger/fold-board.ts';
import { centralTruce, truceOf, UNNAMED } from '../../../../src/domain/ledger/truce-key.ts';
import { aBaseline, anEntry, aPack, someEvidence } from '../../../support/conflict.ts';

const pack = aPack({
  truces: [...aPack().truces, { id: 'settlement' as never, name: 'peace deal', scope: 'full', aliases: {} }],
});
const now = new Date('2031-05-06T12:00:00Z');
const key = (name: string): TruceKey => name as TruceKey;
const parties = (...names: readonly string[]): readonly PartyId[] => names as readonly PartyId[];
const fold = (...entries: readonly Development[]): Board => foldBoard(pack, aBaseline(), entries);
const foldBare = (...entries: readonly Development[]): Board =>
  foldBoard(pack, emptyBaseline(pack, new Date('2031-05-01')), entries);

describe('which truce a text means', () => {
  const board = fold(
    anEntry({ seq: 1, truce: key('shipping'), type: 'phase', value: 'in-force', certainty: 'confirmed' }),
    anEntry({ seq: 2 }),
  );
  const meant = (statement: Partial<Parameters<typeof truceOf>[0]>, on = board, at = now): string =>
    truceOf({ truce: null, scope: null, value: 'accepts', about: '', ...statement }, on, at);

  it('is the one that it names, the one that holds, or the one on the table', () => {
    expect(meant({ truce: 'sixty-day' as never, scope: 'partial' })).toBe('sixty-day');
    expect(meant({ value: 'alleged' })).toBe('shipping');
    expect(meant({})).toBe('sixty-day');
    expect(meant({ scope: 'partial' })).toBe('shipping');
  });

  it('is the one on the table when somebody calls for one again, for two months', () => {
    expect(meant({ scope: 'full', value: 'proposes' })).toBe('sixty-day');
    expect(meant({ scope: 'full', value: 'proposes' }, board, new Date('2031-08-01'))).toBe('full');
    expect(meant({ scope: 'full', value: 'rejects' }, board, new Date('2031-06-10'))).toBe('sixty-day');
  });

  it('is a ceasefire where the text says so, though a peace deal moved last', () => {
    const both = fold(anEntry({ seq: 1 }), anEntry({ seq: 2, truce: key('settlement'), learnedAt: now }));
    expect(meant({ about: 'Valmere ceasefire' }, both)).toBe('sixty-day');
    expect(meant({ about: 'the plan' }, both)).toBe('settlement');
  });
});

describe('the truce at the centre', () => {
  it('is the full one where both moved that day, and the previous one stays when none moved for a fortnight', () => {
    const board = fold(
      anEntry({ seq: 1, truce: key('shipping'), type: 'phase', value: 'in-force', certainty: 'confirmed' }),
      anEntry({ seq: 2 }),
    );
    expect(centralTruce(board, now)?.truce).toBe('sixty-day');
    expect(centralTruce(board, new Date('2031-06-30T00:00:00Z'))).toBeNull();
  });

  it('is none of which every phase is but reported', () => {
    const reported = anEntry({
      seq: 1,
      truce: key('shipping'),
      type: 'phase',
      value: 'agreed',
      actors: parties('isles'),
      learnedAt: now,
    });
    expect(centralTruce(fold(reported), now)?.truce).toBe('sixty-day');
  });

  it('does not move with what a backer would like', () => {
    const wish = anEntry({ truce: key('settlement'), value: 'proposes', actors: parties('harbours'), learnedAt: now });
    const board = fold(wish);
    expect(centralTruce(board, now)?.truce).toBe('sixty-day');
    expect(board.truces.find((t) => t.truce === 'settlement')?.proved).toBeNull();
    expect(board.positions.some((p) => p.party === 'harbours' && p.value === 'proposes')).toBe(true);
  });
});

describe('a proposal without a name', () => {
  const yes = anEntry({ seq: 1, truce: UNNAMED.full, value: 'accepts', actors: parties('valmere'), learnedAt: now });
  const weighed = (days: number): Development =>
    anEntry({
      seq: 2,
      truce: key('sixty-day'),
      value: 'undecided',
      actors: parties('korrath'),
      learnedAt: new Date(now.getTime() + days * 86_400_000),
    });

  it('is the one that is named soon after: who accepted it has accepted that', () => {
    const board = foldBare(yes, weighed(2));
    expect(board.truces.map((t) => [t.truce, t.name, t.proved?.phase])).toEqual([
      ['sixty-day', '60-day ceasefire', 'proposed'],
    ]);
    expect(board.positions.map((p) => `${p.party} ${p.truce} ${p.value}`)).toEqual([
      'valmere sixty-day accepts',
      'korrath sixty-day undecided',
    ]);
  });

  it('is another when it is named long after, or when the named one was there before', () => {
    expect(foldBare(yes, weighed(20)).truces).toHaveLength(2);
    expect(fold(yes, weighed(2)).positions.filter((p) => p.truce === 'full')).toHaveLength(1);
  });
});

describe('what a phase says of positions', () => {
  it('who declares a truce proposes it, and a yes that stands is not taken back by a call', () => {
    const declared = anEntry({ type: 'phase', value: 'proposed', truce: key('shipping'), actors: parties('korrath') });
    expect(foldBare(declared).positions.map((p) => `${p.party} ${p.value}`)).toEqual(['korrath proposes']);
    const yes = anEntry({ seq: 1, value: 'accepts' });
    const call = anEntry({ seq: 2, value: 'proposes' });
    expect(fold(yes, call).positions.find((p) => p.party === 'korrath')?.value).toBe('accepts');
  });

  it('both are reported to have accepted what an outlet itself says they agreed, not what a mediator says of them', () => {
    const agreed = (speaker: string | null): Development =>
      anEntry({
        type: 'phase',
        value: 'agreed',
        actors: [],
        evidence: someEvidence({ speaker: speaker as PartyId | null }),
      });
    const accepted = (entry: Development): readonly string[] =>
      foldBare(entry).positions.map((p) => `${p.party} ${p.value} ${p.certainty}`);
    expect(accepted(agreed(null))).toEqual(['valmere accepts reported', 'korrath accepts reported']);
    expect(accepted(agreed('isles'))).toEqual([]);
    expect(foldBare(agreed(null)).truces[0]).toMatchObject({ proved: null, reported: { phase: 'agreed' } });
  });
});
