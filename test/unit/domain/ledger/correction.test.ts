import { describe, expect, it } from '@jest/globals';
import type { PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import { isTold, stands, withCorrection } from '../../../../src/domain/ledger/correction.ts';
import { certaintyInWords, correctionInWords } from '../../../../src/domain/ledger/describe-correction.ts';
import type { Amendment, Correction, Development, DevelopmentId, Evidence } from '../../../../src/domain/ledger/development.ts'; // prettier-ignore
import { certaintyOf, evidenceOf } from '../../../../src/domain/ledger/evidence-rule.ts';
import { foldBoard } from '../../../../src/domain/ledger/fold-board.ts';
import type { VersionId } from '../../../../src/domain/news/article.ts';
import { aBaseline, anEntry, aPack, someEvidence } from '../../../support/conflict.ts';

const pack = aPack();
const told = (versionId: number, family: string, change: Partial<Evidence> = {}): Evidence =>
  someEvidence({ versionId: versionId as VersionId, family, origin: family, outlet: family, speaker: null, ...change });
const entry = anEntry({ evidence: told(1, 'courier'), support: [told(2, 'daily')] });

function correction(amendment: Amendment, change: Partial<Correction> = {}): Correction {
  const { id, packId } = entry;
  const by = { kind: 'source', versionId: 9 as VersionId, outlet: 'courier', link: '', quote: null } as const;
  const at = new Date('2031-05-06T11:00:00Z');
  return { number: 1, packId, entryId: id, amendment, why: 'edited', by, note: null, tells: true, at, ...change };
}
const desk = { by: { kind: 'desk', member: 'slack:U1' }, why: 'desk' } as const;
const denied = {
  by: { kind: 'party', party: 'korrath' as PartyId, versionId: 9 as VersionId, outlet: 'daily', link: '', quote: 'no' },
  why: 'denied',
} as const;
const dropped = (...versions: number[]): Amendment => ({
  kind: 'dropped',
  versions: versions as VersionId[],
  instead: null,
});
const positionIn = (ledger: readonly Development[]) =>
  foldBoard(pack, aBaseline(), ledger).positions.find((p) => p.party === 'korrath');
const certainty = (of: Development) => certaintyOf(pack, of, evidenceOf(of));

describe('an entry after a correction', () => {
  it('is carried by those who still say so, and as sure as they make it', () => {
    const after = withCorrection(entry, correction(dropped(1)));
    expect(evidenceOf(after).map(({ outlet }) => outlet)).toEqual(['daily']);
    expect([certainty(entry), certainty(after), stands(after)]).toEqual(['confirmed', 'reported', true]);
    expect(positionIn([after])?.certainty).toBe('reported');
  });

  it('is withdrawn once nobody carries it, and the board is what it was before', () => {
    const after = withCorrection(withCorrection(entry, correction(dropped(1))), correction(dropped(2), { number: 2 }));
    expect(after.superseded).toEqual({ at: correction(dropped(2)).at, by: null });
    expect(evidenceOf(after)).toHaveLength(1); // what it was made of can still be shown
    expect(positionIn([after])).toEqual(positionIn([]));
    expect(after.corrections?.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('shows a copy-edited quote in its new words, and counts its outlet once', () => {
    const to = { versionId: 3 as VersionId, quote: 'we say yes, on one condition', link: 'https://courier.example/2' };
    const said = { ...entry, support: [told(3, 'courier'), told(2, 'daily')] };
    const after = withCorrection(said, correction({ kind: 'moved', from: 1 as VersionId, to }, { tells: false }));
    expect(after.evidence).toEqual({ ...entry.evidence, ...to });
    expect(evidenceOf(after).map(({ versionId }) => versionId)).toEqual([3, 2]);
  });

  it('is as the desk says, whatever its evidence, and not because of one origin more', () => {
    const single = { ...entry, support: [] };
    const after = withCorrection(single, correction({ kind: 'confirmed' }, desk));
    expect([certainty(after), evidenceOf(after).length]).toEqual(['confirmed', 1]);
    expect(certaintyInWords(pack, certainty(after), after.judged)).toBe('confirmed by the desk');
    const doubted = withCorrection(after, correction({ kind: 'disputed' }, desk));
    expect(positionIn([doubted])).toMatchObject({ value: 'accepts-with-conditions', certainty: 'disputed', judged: { by: 'desk' } }); // prettier-ignore
  });

  it('says what the desk says is right, and stands on its word when sources fall away', () => {
    const right = correction({ kind: 'corrected', value: 'rejects', was: 'accepts-with-conditions' }, desk);
    const after = withCorrection(withCorrection(entry, right), correction(dropped(1, 2)));
    expect([after.value, stands(after)]).toEqual(['rejects', true]);
    expect(positionIn([after])).toMatchObject({ value: 'rejects', certainty: 'confirmed' });
  });

  it('stands again once the desk confirms it', () => {
    const gone = withCorrection(entry, correction({ kind: 'withdrawn', instead: null }, denied));
    expect(stands(gone)).toBe(false);
    expect(stands(withCorrection(gone, correction({ kind: 'confirmed' }, desk)))).toBe(true);
  });

  it('is disputed by the party that denies it, unless the desk has spoken', () => {
    const doubted = withCorrection(entry, correction({ kind: 'disputed' }, denied));
    expect(certaintyInWords(pack, certainty(doubted), doubted.judged)).toBe('disputed by Korrath');
    const sure = withCorrection(entry, correction({ kind: 'confirmed' }, desk));
    expect(certainty(withCorrection(sure, correction({ kind: 'disputed' }, denied)))).toBe('confirmed');
  });

  it.each<readonly [string, Partial<Development>, Amendment, boolean]>([
    ['a source less that was no origin more', { support: [told(2, 'courier')] }, dropped(2), false],
    ['a source less on which certainty hung', {}, dropped(2), true],
    ['the last source', { support: [] }, dropped(1), true],
    ['a quote in other words', {}, { kind: 'moved', from: 1 as VersionId, to: { versionId: 3 as VersionId, quote: 'x', link: '' } }, false], // prettier-ignore
  ])('is told to its readers or not: %s', (_, change, amendment, isToBeTold) => {
    expect(isTold(pack, { ...entry, ...change }, correction(amendment))).toBe(isToBeTold);
  });

  it.each<readonly [string, Amendment, Partial<Correction>]>([
    ['withdrawn, since courier no longer says so; see VK-7', { ...dropped(1, 2), instead: 'VK-7' as DevelopmentId } as Amendment, {}], // prettier-ignore
    ['withdrawn, since courier has taken it back', dropped(1, 2), { why: 'retracted' }],
    ['now reported, not confirmed, since courier no longer says so', dropped(1), {}],
    ['withdrawn, since Korrath denies it', { kind: 'withdrawn', instead: null }, denied],
    ['disputed by the desk (two versions)', { kind: 'disputed' }, { ...desk, note: 'two versions' }],
    ['the desk says it is “rejects”, not “accepts with conditions”', { kind: 'corrected', value: 'rejects', was: 'accepts-with-conditions' }, desk], // prettier-ignore
  ])('is put in one sentence: %s', (words, amendment, change) => {
    const after = withCorrection(entry, correction(amendment, change));
    expect(correctionInWords(pack, after, correction(amendment, change))).toBe(
      `Korrath accepts the 60-day ceasefire with conditions: ${words}`,
    );
  });
});

describe('a phase that the desk judges', () => {
  const phase = anEntry({ type: 'phase', value: 'agreed', kind: 'new', actors: [], evidence: told(1, 'courier') });
  const truceIn = (of: Development) => foldBoard(pack, aBaseline(), [of]).truces[0];

  it('is on the board by its word, and only reported without', () => {
    expect(truceIn(phase)).toMatchObject({ proved: { phase: 'proposed' }, reported: { phase: 'agreed' } });
    const sure = withCorrection(phase, correction({ kind: 'confirmed' }, desk));
    expect(truceIn(sure)).toMatchObject({ proved: { phase: 'agreed', judged: { by: 'desk' } }, reported: null });
  });

  it('is no more than reported once it is disputed, however many carry it', () => {
    const sure = { ...phase, support: [told(2, 'daily')] };
    expect(truceIn(sure)?.proved?.phase).toBe('agreed');
    expect(truceIn(withCorrection(sure, correction({ kind: 'disputed' }, desk)))).toMatchObject({
      proved: { phase: 'proposed' },
      reported: { phase: 'agreed', judged: { certainty: 'disputed' } },
    });
  });
});
