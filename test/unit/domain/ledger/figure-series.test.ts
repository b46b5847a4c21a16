import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import type { Bound } from '../../../../src/domain/diplomacy/figures/figure.ts';
import { changeOf, figureSeries } from '../../../../src/domain/ledger/figure-series.ts';
import { voiceOf } from '../../../../src/domain/ledger/figure-voice.ts';
import type { VersionId } from '../../../../src/domain/news/article.ts';
import { newFigures, type FigureRecord } from '../../../../src/domain/ledger/figures.ts';
import { bareBoard } from '../../../../src/domain/ledger/fold-board.ts';
import { aBaseline, aPack, someEvidence } from '../../../support/conflict.ts';
import { aFigure, aRecord, says } from '../../../support/figures.ts';

const pack = aPack();
const start = new Date('2031-05-08T00:00:00Z');
const span = (hours: number) => {
  const to = new Date(Date.UTC(2031, 4, 8, 6) + hours * 3_600_000);
  return { basis: 'span', from: new Date(to.getTime() - 86_400_000), to } as const;
};
const values = (records: readonly FigureRecord[]) =>
  figureSeries(pack, records, start).map(({ points }) => points.map(({ low }) => low));

describe('the series of a claimant', () => {
  it('steps up with each higher figure, and says by how much since the day before', () => {
    const [series, ...others] = figureSeries(
      pack,
      [aRecord(1, 0, { low: 1050 }), aRecord(2, 24, { low: 1200 })],
      start,
    );
    if (!series) throw new Error('no series');
    expect(others).toEqual([]);
    expect(series.latest.low).toBe(1200);
    expect(changeOf(series)).toMatchObject({ before: { low: 1050 }, delta: 150 });
  });

  it('takes the same figure again as support, also once it was overtaken', () => {
    const [series] = figureSeries(
      pack,
      [aRecord(1, 0, { low: 12 }), aRecord(2, 1, { low: 15 }), aRecord(3, 2, { low: 12 })],
      start,
    );
    expect(series?.points.map(({ low, evidence }) => [low, evidence.length])).toEqual([[12, 2], [15, 1]]); // prettier-ignore
  });

  it('is revised by a lower figure that it never had', () => {
    const [series] = figureSeries(pack, [aRecord(1, 0, { low: 15 }), aRecord(2, 24, { low: 14 })], start);
    expect(series && changeOf(series)?.delta).toBe(-1);
  });

  it('takes days since the truce began on that day, and since the truce, as one', () => {
    const since = { basis: 'since', from: start, to: null } as const;
    expect(values([aRecord(1, 0, { low: 3, period: since }), aRecord(2, 24, { low: 5 })])).toEqual([[3, 5]]);
  });

  it('compares a day with the day before, an equal one too', () => {
    const records = [48, 62, 62].map((low, n) => aRecord(n + 1, 24 * n, { low, period: span(24 * n) }));
    const [series] = figureSeries(pack, records, start);
    expect(series?.points.map(({ low }) => low)).toEqual([48, 62, 62]);
    expect(series && changeOf(series)).toMatchObject({ before: { low: 62 }, delta: 0 });
  });

  it('keeps what says nothing of its time within its event', () => {
    const period = { basis: 'unstated', from: null, to: null } as const;
    const killed = { kind: 'killed', by: null, period } as const;
    const records = [
      aRecord(1, 0, { ...killed, low: 3 }),
      aRecord(2, 1, { ...killed, low: 7 }),
      aRecord(3, 2, { ...killed, low: 9, eventId: 'E2' }),
    ];
    expect(values(records)).toEqual([[9], [3, 7]]);
  });

  it('does not subtract what is no single number, nor bounds of two kinds', () => {
    const range = { low: 20, high: 30, bound: 'range' } as const;
    const [ranges] = figureSeries(pack, [aRecord(1, 0, { low: 10 }), aRecord(2, 24, range)], start);
    expect(ranges && changeOf(ranges)).toMatchObject({ before: { low: 10 }, delta: null });
    const [bounds] = figureSeries(
      pack,
      [aRecord(1, 0, { low: 10 }), aRecord(2, 24, { low: 20, bound: 'at-least' })],
      start,
    );
    expect(bounds && changeOf(bounds)?.delta).toBeNull();
  });

  it('keeps two values of one text apart, each with its own steps', () => {
    const period = { basis: 'unstated', from: null, to: null } as const;
    const killed = (id: number, hours: number, version: number, low: number) =>
      aRecord(id, hours, { kind: 'killed', by: null, period, low, from: { versionId: version as VersionId } });
    const records = [
      killed(1, 0, 1, 3),
      killed(2, 0, 1, 5),
      killed(3, 24, 2, 4),
      killed(4, 24, 2, 5),
      killed(5, 25, 3, 4),
    ];
    expect(values(records).toSorted()).toEqual([[3, 4], [5]]); // prettier-ignore
  });

  it('is its origin’s where an outlet speaks, and the party’s where the outlet is one’s', () => {
    const own = { claimant: { kind: 'outlet' } } as const;
    const record = (id: number, from: Parameters<typeof aRecord>[2]) => aRecord(id, id, { ...own, ...from });
    const records = [
      record(1, { low: 5, from: { outlet: 'A', family: 'a', origin: 'wire' } }),
      record(2, { low: 5, from: { outlet: 'B', family: 'b', origin: 'wire' } }),
      record(3, { low: 5, from: { outlet: 'Radio', family: 'radio', origin: 'radio', side: 'korrath' as PartyId } }),
    ];
    const found = figureSeries(pack, records, start);
    expect(found.map(({ voice, points }) => [voice.kind, voice.party, points[0]?.evidence.length])).toEqual([
      ['party', 'korrath', 1],
      ['outlet', null, 2],
    ]);
  });

  it('does not run together what officials without a name say of two events', () => {
    const officials = { claimant: { kind: 'body', name: 'Local Health Officials' } } as const;
    const records = [aRecord(1, 0, officials), aRecord(2, 24, { ...officials, low: 300, eventId: 'E2' })];
    expect(values(records)).toEqual([[300], [120]]);
    const named = { claimant: { kind: 'body', name: "Torv's health ministry" } } as const;
    expect(values([aRecord(1, 0, named), aRecord(2, 24, { ...named, low: 300, eventId: 'E2' })])).toEqual([[120, 300]]);
  });
});

describe('a figure on its way into the record', () => {
  const { versionId, sourceId, outlet, family, origin, side, link, at } = someEvidence();
  const from = { versionId, sourceId, outlet, family, origin, side, link, at };
  const board = bareBoard(aBaseline());
  const { evidence: _, background: __, late: ___, truce: ____, ...read } = aFigure();

  it('has digits in its quote, or does not enter', () => {
    const origins = { board, from, background: false, late: true };
    const given = ['broke the truce 120 times', 'broke the truce a hundred times'].map((quote) => ({
      ...read,
      truce: null,
      quote,
    }));
    const entered = newFigures(given, origins);
    expect(entered.map(({ evidence, late, truce }) => [evidence.quote, evidence.speaker, late, truce])).toEqual([
      ['broke the truce 120 times', 'valmere', true, null],
    ]);
  });
});

const anyRecord = fc
  .record({
    party: fc.constantFrom('valmere', 'korrath', 'isles'),
    outlet: fc.constantFrom('a', 'b'),
    kind: fc.constantFrom('violations', 'killed', 'captives' as const),
    voice: fc.constantFrom('party', 'outlet', 'unnamed', 'body'),
    low: fc.integer({ min: 1, max: 40 }),
    width: fc.integer({ min: 0, max: 3 }),
    bound: fc.constantFrom<Bound>('exact', 'at-least', 'more-than'),
    basis: fc.constantFrom('truce', 'total', 'span', 'unstated' as const),
    event: fc.constantFrom('E1', 'E2'),
    hours: fc.integer({ min: 0, max: 200 }),
  })
  .map(
    ({ party, outlet, kind, voice, low, width, bound, basis, event, hours }) =>
      (id: number) =>
        aRecord(id, hours, {
          kind,
          low,
          high: low + width,
          bound: width > 0 ? 'range' : bound,
          claimant:
            voice === 'party'
              ? says(party)
              : voice === 'body'
                ? { kind: 'body', name: 'officials' }
                : { kind: voice === 'outlet' ? 'outlet' : 'unnamed' },
          period: basis === 'span' ? span(hours) : { basis, from: null, to: null },
          eventId: event,
          from: { outlet, family: outlet, origin: outlet },
        }),
  );
const anyRecords = fc.array(anyRecord, { maxLength: 30 }).map((makes) => makes.map((make, n) => make(n + 1)));

describe('series of any record', () => {
  it('never mix claimants, kinds or accused, and lose no report', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const series = figureSeries(pack, records, start);
        const given = series.flatMap(({ voice, kind, points }) =>
          points.flatMap(({ evidence, low, high, bound }) =>
            evidence.map((e) => [voice.key, kind, low, high, bound, e.at.getTime()].join()),
          ),
        );
        const expected = records.map((r) =>
          [voiceOf(pack, r).key, r.kind, r.low, r.high, r.bound, r.evidence.at.getTime()].join(),
        );
        expect(given.toSorted()).toEqual(expected.toSorted());
      }),
    );
  });

  it('show no number that no report gave, and never close a range', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const given = new Set(records.map(({ low, high, bound }) => `${low} ${high} ${bound}`));
        for (const { points } of figureSeries(pack, records, start))
          for (const { low, high, bound } of points) expect(given).toContain(`${low} ${high} ${bound}`);
      }),
    );
  });

  it('are the same in whatever order the reports were learned', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const shape = (list: readonly FigureRecord[]) =>
          figureSeries(pack, list, start).map(({ voice, points }) => `${voice.key} ${points.map(({ low, at }) => `${low}@${at.getTime()}`).join(' ')}`).toSorted(); // prettier-ignore
        const distinct = records.filter(
          (r, n) => records.findIndex((o) => o.evidence.at.getTime() === r.evidence.at.getTime()) === n,
        );
        expect(shape(distinct.toReversed())).toEqual(shape(distinct));
      }),
    );
  });
});
