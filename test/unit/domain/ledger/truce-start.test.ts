import { describe, expect, it } from '@jest/globals';
import type { PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import type { StatementValue } from '../../../../src/domain/diplomacy/statement.ts';
import { breachCounts } from '../../../../src/domain/ledger/breach-count.ts';
import type { Development, Evidence, TruceKey } from '../../../../src/domain/ledger/development.ts';
import { emptyBaseline } from '../../../../src/domain/ledger/fold-board.ts';
import { truceStart } from '../../../../src/domain/ledger/truce-start.ts';
import { aBaseline, aPack, anEntry, someEvidence } from '../../../support/conflict.ts';

const pack = aPack();
const EMPTY = emptyBaseline(pack, new Date(0));
const [valmere, korrath] = ['valmere', 'korrath'] as PartyId[] as [PartyId, PartyId];
const moment = (day: number, hour = 9): Date => new Date(Date.UTC(2031, 4, day, hour));
const voice = (day: number, family: string): Evidence =>
  someEvidence({ at: moment(day), family, origin: family, outlet: family, speaker: null });

/** A phase that one outlet tells, or two. */
function phase(day: number, value: StatementValue, truce = 'sixty-day', proved = true): Development {
  const support = proved ? [voice(day, 'daily')] : [];
  return anEntry({
    type: 'phase',
    value,
    truce: truce as TruceKey,
    actors: [],
    evidence: voice(day, 'courier'),
    support,
  });
}

describe('the start of the truce', () => {
  it('is that of the truce in force, not of what was said of it later', () => {
    const start = truceStart(
      pack,
      EMPTY,
      [phase(8, 'in-force'), phase(10, 'in-force'), phase(12, 'extended')],
      moment(20),
    );
    expect(start).toMatchObject({ name: '60-day ceasefire', at: moment(8), holds: true, proved: true });
  });

  it('is the latest where several truces hold, and the last one where none does', () => {
    const both = [phase(8, 'in-force'), phase(10, 'in-force', 'shipping')];
    expect(truceStart(pack, EMPTY, both, moment(20))).toMatchObject({ truce: 'shipping', holds: true });
    const ended = [...both, phase(12, 'collapsed', 'shipping')];
    expect(truceStart(pack, EMPTY, ended, moment(20))).toMatchObject({ truce: 'sixty-day', holds: true });
    expect(truceStart(pack, EMPTY, [...ended, phase(13, 'expired')], moment(20))).toMatchObject({
      truce: 'shipping',
      holds: false,
    });
  });

  it('begins anew when a truce that ended takes effect again', () => {
    const start = truceStart(
      pack,
      EMPTY,
      [phase(8, 'in-force'), phase(10, 'collapsed'), phase(12, 'in-force')],
      moment(20),
    );
    expect(start?.at).toEqual(moment(12));
  });

  it('is only reported while one outlet alone tells it', () => {
    expect(truceStart(pack, EMPTY, [phase(8, 'in-force', 'sixty-day', false)], moment(20))).toMatchObject({
      proved: false,
    });
  });

  it('is the declared one where the report came soon after, and is over when its own end is past', () => {
    const day = (n: number) => ({ at: moment(n, 0), precision: 'day' }) as const;
    const times = { starts: day(8), ends: day(15), due: null, lasts: null };
    const [one, two] = [voice(9, 'courier'), voice(9, 'daily')];
    const entry = { ...phase(9, 'in-force'), evidence: { ...one, times }, support: [{ ...two, times }] };
    expect(truceStart(pack, EMPTY, [entry], moment(10))).toMatchObject({ at: moment(8, 0), holds: true });
    expect(truceStart(pack, EMPTY, [entry], moment(20))).toMatchObject({ at: moment(8, 0), holds: false });
  });

  it('may stand in the baseline, and is nothing where no truce ever took effect', () => {
    const [proposed] = aBaseline().truces;
    if (!proposed?.proved) throw new Error('no truce');
    const truces = [{ ...proposed, proved: { ...proposed.proved, phase: 'in-force', since: moment(4) } as const }];
    expect(truceStart(pack, aBaseline({ truces }), [], moment(20))).toMatchObject({ at: moment(4), holds: true });
    expect(truceStart(pack, aBaseline(), [phase(8, 'agreed')], moment(20))).toBeNull();
  });
});

describe('the count of breaches', () => {
  const breach = (day: number, accused: PartyId, by: PartyId | null, value: 'alleged' | 'confirmed' = 'alleged') =>
    anEntry({ kind: 'new', type: 'breach', value, actors: [accused], by, evidence: voice(day, 'courier') });

  it('is kept per accused and accuser, per day, allegations apart from what is confirmed', () => {
    const ledger = [
      breach(8, korrath, valmere),
      breach(8, korrath, valmere),
      breach(9, korrath, valmere),
      breach(9, valmere, korrath),
      breach(9, korrath, null, 'confirmed'),
    ];
    expect(breachCounts(ledger, null)).toEqual([
      {
        accused: korrath,
        accuser: valmere,
        alleged: 3,
        confirmed: 0,
        days: [
          { day: moment(8, 0), alleged: 2, confirmed: 0 },
          { day: moment(9, 0), alleged: 1, confirmed: 0 },
        ],
      },
      {
        accused: valmere,
        accuser: korrath,
        alleged: 1,
        confirmed: 0,
        days: [{ day: moment(9, 0), alleged: 1, confirmed: 0 }],
      },
      {
        accused: korrath,
        accuser: null,
        alleged: 0,
        confirmed: 1,
        days: [{ day: moment(9, 0), alleged: 0, confirmed: 1 }],
      },
    ]);
  });

  it('leaves out what was before, what confirms an entry, and what is no breach', () => {
    const ledger = [
      breach(7, korrath, valmere),
      { ...breach(9, korrath, valmere), kind: 'confirmed' } as const,
      anEntry(),
    ];
    expect(breachCounts(ledger, moment(8))).toEqual([]);
  });
});
