import { describe, expect, it } from '@jest/globals';
import type { PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import type { Development } from '../../../../src/domain/ledger/development.ts';
import { foldBoard } from '../../../../src/domain/ledger/fold-board.ts';
import type { EventId } from '../../../../src/domain/news/report.ts';
import { composeDigest, type DigestInput } from '../../../../src/domain/telling/digest.ts';
import { isBlindPeriod, renderDigest, type SourceLine } from '../../../../src/domain/telling/render-digest.ts';
import { aBaseline, anEntry, aPack, someEvidence } from '../../../support/conflict.ts';

const compose = (entries: readonly Development[], change: Partial<DigestInput> = {}) =>
  composeDigest(aPack(), {
    entries,
    told: [],
    board: foldBoard(aPack(), aBaseline(), entries),
    maxLines: 12,
    toSeq: entries.at(-1)?.seq ?? 0,
    now: new Date('2031-05-06T10:00:00Z'),
    timezone: 'UTC',
    ...change,
  });

describe('a digest', () => {
  it('tells several changes of one position as one line from the first before to the last after', () => {
    const { lines } = compose([
      anEntry({ seq: 1, value: 'rejects', before: { value: 'undecided', since: null } }),
      anEntry({ seq: 2, value: 'accepts', before: { value: 'rejects', since: null } }),
    ]);
    expect(lines).toMatchObject([{ id: 'VK-2', before: 'undecided', after: 'accepts', covers: ['VK-1', 'VK-2'] }]);
  });

  it('does not tell what opened and closed again', () => {
    const { lines } = compose([
      anEntry({ seq: 1, value: 'rejects', before: { value: 'undecided', since: null } }),
      anEntry({ seq: 2, value: 'undecided', before: { value: 'rejects', since: null } }),
    ]);
    expect(lines).toEqual([]);
  });

  it('tells two confirmations as the last one, which changes nothing by itself', () => {
    const support = [someEvidence({ speaker: 'valmere' as PartyId })];
    const phase = { type: 'phase', actors: [], kind: 'confirmed', certainty: 'confirmed', support } as const;
    const { lines } = compose([
      anEntry({ ...phase, seq: 1, value: 'agreed', before: { value: 'agreed', since: null } }),
      anEntry({ ...phase, seq: 2, value: 'in-force', before: { value: 'in-force', since: null } }),
    ]);
    expect(lines).toMatchObject([{ id: 'VK-2', kind: 'confirmed', before: 'in force', after: 'in force' }]);
  });

  it('says of a phase on one origin that it is reported, and drops the word once it is proved', () => {
    const phase = { type: 'phase', value: 'agreed', actors: [], certainty: 'reported', speaker: null } as const;
    const before = { value: 'proposed', since: null } as const;
    const one = anEntry({ ...phase, before, evidence: someEvidence({ origin: 'courier', speaker: null }) });
    expect(compose([one]).lines).toMatchObject([
      { text: 'The 60-day ceasefire is reportedly agreed', before: 'proposed', after: 'reported: agreed' },
    ]);
    const voices = ['valmere', 'korrath'].map((party) => someEvidence({ origin: party, speaker: party as PartyId }));
    expect(compose([{ ...one, support: voices }]).lines).toMatchObject([
      { text: 'The 60-day ceasefire is agreed', after: 'agreed', certainty: 'confirmed' },
    ]);
  });

  it('counts what was said of an earlier value for nothing', () => {
    const said = (seq: number, value: 'rejects' | 'accepts', origin: string): Development =>
      anEntry({
        seq,
        value,
        speaker: null,
        evidence: someEvidence({ outlet: origin, origin, speaker: null, quote: value }),
      });
    expect(compose([said(1, 'rejects', 'daily'), said(2, 'accepts', 'courier')]).lines).toMatchObject([
      { after: 'accepts', outlets: 1, origins: 1, evidence: [{ quote: 'accepts' }] },
    ]);
  });

  it('never tells background', () => {
    expect(compose([anEntry({ background: true })]).lines).toEqual([]);
  });

  it('puts phases before positions before talks, and says how many more there are', () => {
    const entries = [
      anEntry({ seq: 1, type: 'talks', value: 'held', before: null, eventId: 'E7' as EventId }),
      anEntry({ seq: 2 }),
      anEntry({ seq: 3, type: 'phase', value: 'agreed', actors: [], before: null }),
      anEntry({ seq: 4, type: 'demand', value: 'stated', before: null }),
    ];
    expect(compose(entries).lines.map((line) => line.type)).toEqual(['phase', 'position', 'talks', 'demand']);
    expect(compose(entries, { maxLines: 2 })).toMatchObject({
      lines: [{ type: 'phase' }, { type: 'position' }],
      more: 2,
    });
  });

  it('counts forty reprints of one wire as one origin', () => {
    const support = Array.from({ length: 40 }, (_, n) =>
      someEvidence({ outlet: `Outlet ${n}`, origin: 'compass-wire' }),
    );
    const entry = anEntry({
      type: 'phase',
      value: 'agreed',
      actors: ['isles' as PartyId],
      before: null,
      speaker: null,
      certainty: 'reported',
      support,
      evidence: someEvidence({ origin: 'compass-wire', speaker: null }),
    });
    expect(compose([entry]).lines).toMatchObject([{ outlets: 41, origins: 1, certainty: 'reported' }]);
  });

  it('reads differently on a quiet day and on a blind one', () => {
    const now = new Date('2031-05-06T08:00:00Z');
    const since = new Date('2031-05-05T08:00:00Z');
    const headline = (line: Partial<SourceLine>): string => {
      const sources = { read: 3, all: 3, waiting: 0, dark: [], lastReadAt: now, ...line };
      return renderDigest(compose([]), sources, 'UTC', { since, now }).headline.replace('Valmere–Korrath: ', '');
    };
    const evening = new Date('2031-05-05T20:00:00Z');
    expect([
      headline({}),
      headline({ read: 1 }),
      headline({ read: 0, lastReadAt: evening }),
      headline({ lastReadAt: evening }), // the bot was off since
      headline({ read: 0, lastReadAt: since }),
      headline({ read: 0, lastReadAt: null }),
      headline({ read: 0, waiting: 3, lastReadAt: null }),
      headline({ read: 0, all: 0, lastReadAt: null }),
    ]).toEqual([
      'nothing new',
      'nothing new',
      'nothing new until 5 May 2031, 20:00 UTC; no source was read since',
      'nothing new until 5 May 2031, 20:00 UTC; no source was read since',
      'no source could be read, so nothing can be said',
      'no source could be read, so nothing can be said',
      'no source has been read yet, so nothing can be said',
      'nothing new',
    ]);
  });

  it('calls no day quiet of which the channel was told by posts', () => {
    const now = new Date('2031-05-06T08:00:00Z');
    const sources = { read: 3, all: 3, waiting: 0, dark: [], lastReadAt: now };
    const told = { ...compose([]), posted: 2 };
    const period = { since: new Date('2031-05-05T08:00:00Z'), now };
    const said = renderDigest(told, sources, 'UTC', period).headline;
    expect(said).toBe('Valmere–Korrath: nothing new besides what was posted');
  });

  it('calls nobody blind between two polls that went well', () => {
    const since = new Date('2031-05-06T07:55:00Z');
    const blindAt = (now: string, line: Partial<SourceLine> = {}): boolean => {
      const lastReadAt = new Date('2031-05-06T07:50:00Z');
      return isBlindPeriod(
        { read: 3, all: 3, waiting: 0, dark: [], lastReadAt, ...line },
        { since, now: new Date(now) },
      );
    };
    expect(blindAt('2031-05-06T08:00:00Z')).toBe(false);
    expect(blindAt('2031-05-06T08:00:00Z', { read: 0 })).toBe(true);
    expect(blindAt('2031-05-06T08:20:00Z')).toBe(true);
  });
});
