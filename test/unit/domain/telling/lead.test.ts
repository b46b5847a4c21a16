import { describe, expect, it } from '@jest/globals';
import type { PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import type { Baseline } from '../../../../src/domain/ledger/board.ts';
import { foldBoard } from '../../../../src/domain/ledger/fold-board.ts';
import type { Development, TruceKey } from '../../../../src/domain/ledger/development.ts';
import { NO_TERMS } from '../../../../src/domain/ledger/truce-terms.ts';
import { composeDigest } from '../../../../src/domain/telling/digest.ts';
import { aBaseline, anEntry, aPack, someEvidence } from '../../../support/conflict.ts';

const pack = aPack();
const [korrath, valmere] = ['korrath', 'valmere'] as PartyId[] as [PartyId, PartyId];
const nothing: Partial<Baseline> = { positions: [], expected: [] };

function lead(
  entries: readonly Development[],
  baseline: Partial<Baseline> = nothing,
  already: readonly Development[] = [],
): string {
  const board = foldBoard(pack, aBaseline(baseline), entries);
  const now = new Date('2031-05-06T10:00:00Z');
  return composeDigest(pack, {
    entries,
    told: already,
    posted: already,
    board,
    maxLines: 12,
    toSeq: 9,
    now,
    timezone: 'UTC',
  }).lead.join(' ');
}

const posted = anEntry({ seq: 7 });
const accepts = anEntry({ value: 'accepts' });
const heard = someEvidence({ speaker: null });

describe('a lead', () => {
  it('says who moved, who did not, what holds and what is due', () => {
    expect(lead([accepts])).toBe(
      'Korrath now accepts the 60-day ceasefire; Valmere has not answered. No truce is in force.',
    );
    expect(lead([accepts], {})).toBe(
      'Korrath now accepts the 60-day ceasefire; Valmere reportedly accepts it. No truce is in force. Next: A statement by Bren Osk, today.',
    );
  });

  it('is no stronger than its lines: what is not confirmed is reportedly so, and an unproved phase does not hold', () => {
    expect(lead([{ ...accepts, speaker: null, evidence: heard }])).toContain(
      'Korrath now reportedly accepts the 60-day',
    );
    const phase = { type: 'phase', value: 'in-force', actors: [], speaker: null, evidence: heard } as const;
    const inForce = anEntry({ ...phase, before: { value: 'proposed', since: null } });
    expect(lead([inForce])).toBe('The 60-day ceasefire is now reportedly in force.');
    const other = someEvidence({ speaker: null, outlet: 'Harbour Daily', family: 'daily', origin: 'daily' });
    expect(lead([{ ...inForce, support: [other] }])).toBe('The 60-day ceasefire is now in force.');
  });

  it('tells no disputed claim as a plain fact', () => {
    const judged = { certainty: 'disputed', by: 'desk' } as const;
    expect(lead([{ ...accepts, judged }])).toMatch(/^It is disputed that Korrath now accepts the 60-day ceasefire; /u);
  });

  it('says which truce goes on holding', () => {
    const since = new Date('2031-05-01');
    const proved = { phase: 'in-force', since, by: [], quotes: [], implied: false } as const;
    const shipping = {
      truce: 'shipping' as TruceKey,
      name: 'shipping truce',
      scope: 'partial',
      terms: NO_TERMS,
    } as const;
    const truces = [...aBaseline().truces, { ...shipping, proved, reported: null }];
    expect(lead([accepts], { ...nothing, truces })).toContain('. The shipping truce is in force.');
  });

  it('says that nothing moved where only talks are told', () => {
    const talks = anEntry({ type: 'talks', value: 'held', kind: 'new', before: null, actors: [korrath, valmere] });
    expect(lead([talks])).toBe(
      'Talks between Korrath and Valmere were reportedly held; no truce changed its phase, and no side its position. No truce is in force.',
    );
    expect(lead([talks], nothing, [posted])).toContain('; besides what was posted, no truce changed its phase, and');
    const remark = anEntry({ type: 'statement', value: 'said', kind: 'new', before: null, likelihood: 0.9 });
    expect(lead([remark])).toBe('No truce changed its phase, and no side its position. No truce is in force.');
    const aside = anEntry({
      truce: 'aside' as TruceKey,
      value: 'rejects',
      kind: 'new',
      before: null,
      about: 'to meet',
    });
    expect(lead([aside])).toBe('Korrath refuses “to meet”; no truce changed its phase. No truce is in force.');
    expect(lead([])).toBe('');
  });

  it('tells of both sides once where both moved', () => {
    const both = [
      accepts,
      anEntry({ seq: 2, actors: [valmere], value: 'rejects', before: { value: 'undecided', since: null } }),
    ];
    expect(lead(both)).toContain('Korrath now accepts the 60-day ceasefire; Valmere reportedly rejects it.');
  });
});
