import { describe, expect, it } from '@jest/globals';
import type { PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import { foldBoard } from '../../../../src/domain/ledger/fold-board.ts';
import type { Development, TruceKey } from '../../../../src/domain/ledger/development.ts';
import type { EventId } from '../../../../src/domain/news/report.ts';
import { composeDigest } from '../../../../src/domain/telling/digest.ts';
import { lineBlocks } from '../../../../src/domain/telling/render-line.ts';
import { aBaseline, anEntry, aPack, someEvidence } from '../../../support/conflict.ts';

const pack = aPack();
const [korrath, valmere, isles] = ['korrath', 'valmere', 'isles'] as PartyId[] as [PartyId, PartyId, PartyId];

function entry(
  seq: number,
  change: Partial<Development>,
  quote = `Words of number ${'abcdefgh'.charAt(seq)}`,
): Development {
  return anEntry({
    seq,
    kind: 'new',
    before: null,
    speaker: null,
    eventId: `E${seq}` as EventId,
    evidence: someEvidence({ quote, speaker: null, outlet: `Outlet ${seq}`, versionId: seq as never }),
    ...change,
  });
}
const remark = (seq: number, likelihood: number, quote?: string, change: Partial<Development> = {}): Development =>
  entry(seq, { type: 'statement', value: 'said', actors: [], likelihood, ...change }, quote);

function compose(entries: readonly Development[], told: readonly Development[] = [], maxLines = 12) {
  const board = foldBoard(pack, aBaseline(), [...told, ...entries]);
  const now = new Date('2031-05-06T10:00:00Z');
  return composeDigest(pack, { entries, told, board, maxLines, toSeq: 99, now, timezone: 'UTC' });
}
const idsOf = (entries: readonly Development[], told?: readonly Development[]): readonly string[] =>
  compose(entries, told).lines.map(({ id }) => id);

describe('what a digest names', () => {
  it('gives a line of its own to a stance of who fights, however unlikely it looked, and to whatever is sure', () => {
    const entries = [
      entry(1, { value: 'rejects', actors: [korrath], likelihood: 0.1 }),
      entry(2, { type: 'talks', value: 'held', actors: [korrath, isles], likelihood: 0.9 }),
      remark(3, 0.85),
    ];
    expect(idsOf(entries)).toEqual(['VK-1', 'VK-2', 'VK-3']);
    expect(compose(entries).more).toBe(0);
  });

  it('tells in one line in brief what is less sure, a mediator’s stance too, and the rest by its number', () => {
    const entries = [
      entry(1, { value: 'rejects', actors: [korrath] }),
      entry(2, { value: 'proposes', actors: [isles], likelihood: 0.5 }, 'The council wants a truce'),
      entry(3, { type: 'talks', value: 'held', actors: [korrath, isles], likelihood: 0.4 }),
      ...[4, 5, 6, 7, 8].map((seq) => remark(seq, seq / 20, `Remark of the ${'abcdefghi'.charAt(seq).repeat(5)} kind`)),
    ];
    const { lines, more } = compose(entries);
    expect(lines.map(({ id }) => id)).toEqual(['VK-1', 'VK-2']);
    expect(lines[1]?.gathered.map(({ id }) => id)).toEqual(['VK-2', 'VK-3', 'VK-5', 'VK-6', 'VK-7', 'VK-8']);
    expect(lines[1]?.text).toContain('Also reported: The Isle Council proposes the 60-day ceasefire; Talks between');
    expect(more).toBe(1);
    const words = JSON.stringify(lines[1] && lineBlocks(lines[1]));
    for (const shown of ['VK-3', 'Outlet 8', 'Remark of the iiiii kind']) expect(words).toContain(shown);
  });

  it('names nothing that is unlikely to add anything, alone or with others', () => {
    expect(compose([remark(1, 0.3), remark(2, 0.3, 'Something else was said')])).toMatchObject({ lines: [], more: 2 });
    expect(idsOf([remark(1, 0.3), remark(2, 0.7, 'Something else was said')])).toEqual(['VK-1']);
    expect(idsOf([remark(1, 0.7)])).toEqual([]);
    expect(idsOf([remark(1, 0.75)])).toEqual(['VK-1']);
  });

  it('does not name a remark on a happening that the channel knows of', () => {
    const talks = entry(1, { type: 'talks', value: 'held', actors: [korrath, isles], likelihood: 0.9 });
    const colour = remark(2, 0.95, 'Nobody smiled for the cameras', { eventId: talks.eventId });
    expect(idsOf([talks, colour])).toEqual(['VK-1']);
    expect(idsOf([colour], [talks])).toEqual([]);
  });

  it('does not name a remark in words that were read before', () => {
    const first = remark(1, 0.9, 'Korrath says the northern ceasefire rests upon prisoners');
    const again = remark(2, 0.9, 'Northern ceasefire rests upon the prisoners, Korrath says');
    expect(idsOf([first, again])).toEqual(['VK-1']);
    expect(idsOf([again], [first])).toEqual([]);
  });
});

describe('what was told lately', () => {
  const demand = (seq: number, quote: string, change: Partial<Development> = {}): Development =>
    entry(seq, { type: 'demand', value: 'stated', actors: [korrath], ...change }, quote);
  const first = demand(1, 'Korrath wants the western harbour sanctions lifted');

  it('is not told again as a demand in much the same words, of the same party and within a fortnight', () => {
    const again = 'Sanctions must be lifted, Korrath insists';
    expect(idsOf([demand(2, again)], [first])).toEqual([]);
    expect(idsOf([demand(2, again, { actors: [valmere] })], [first])).toEqual(['VK-2']);
    expect(idsOf([demand(2, 'Korrath insists on its fishing grounds')], [first])).toEqual(['VK-2']);
    const late = someEvidence({ quote: again, at: new Date('2031-05-22T09:30:00Z') });
    expect(idsOf([demand(2, again, { evidence: late })], [first])).toEqual(['VK-2']);
  });

  it('is not told as talks that go on once they were held; further ones are', () => {
    const talks = (seq: number, value: 'held' | 'under-way' | 'scheduled'): Development =>
      entry(seq, { type: 'talks', value, actors: [korrath, valmere] });
    expect(idsOf([talks(2, 'under-way')], [talks(1, 'held')])).toEqual([]);
    expect(idsOf([talks(2, 'scheduled')], [talks(1, 'held')])).toEqual(['VK-2']);
    expect(idsOf([talks(2, 'held')], [talks(1, 'under-way')])).toEqual(['VK-2']);
  });
});

describe('lines that say the like', () => {
  it('are one: demands of one party, talks of the same parties, with the certainty of the likeliest', () => {
    const talks = { type: 'talks', value: 'scheduled', actors: [korrath, valmere] } as const;
    const demand = { type: 'demand', value: 'stated', actors: [korrath] } as const;
    const { lines } = compose([
      entry(1, { ...talks, likelihood: 0.8 }),
      entry(2, { ...talks, likelihood: 0.9 }),
      entry(3, { ...demand, likelihood: 0.9, about: '' }),
      entry(4, { ...demand, about: '' }),
    ]);
    expect(lines).toMatchObject([
      { id: 'VK-2', covers: ['VK-2', 'VK-1'], outlets: 1, origins: 1, certainty: 'reported' },
      { id: 'VK-4', covers: ['VK-4', 'VK-3'] },
    ]);
    const shown = JSON.stringify(lines.flatMap((line) => lineBlocks(line)));
    for (const quote of ['number b', 'number c', 'number d', 'number e']) expect(shown).toContain(quote);
  });

  it('are one where two sides accuse each other', () => {
    const breach = {
      type: 'breach',
      value: 'alleged',
      eventId: 'E1' as EventId,
      truce: 'shipping' as TruceKey,
    } as const;
    const { lines } = compose([
      entry(1, { ...breach, actors: [korrath], by: valmere }),
      entry(2, { ...breach, actors: [valmere], by: korrath }),
    ]);
    expect(lines).toMatchObject([
      { text: 'Korrath and Valmere accuse each other of breaching the shipping truce', covers: ['VK-1', 'VK-2'] },
    ]);
  });

  it('are one where talks that were planned have been held by now', () => {
    const talks = { type: 'talks', actors: [korrath, valmere] } as const;
    const at = (hour: string) => someEvidence({ speaker: null, at: new Date(`2031-05-06T${hour}:00Z`), quote: hour });
    const planned = entry(1, { ...talks, value: 'scheduled', evidence: at('08:00') });
    const held = entry(2, { ...talks, value: 'held', evidence: at('09:00') });
    expect(compose([planned, held]).lines).toMatchObject([{ id: 'VK-2', value: 'held', covers: ['VK-2', 'VK-1'] }]);
    const next = entry(3, { ...talks, value: 'scheduled', eventId: 'E3' as EventId, evidence: at('10:00') });
    expect(idsOf([held, next])).toEqual(['VK-2', 'VK-3']);
  });

  it('stay two where the talks are at another stage', () => {
    const talks = (seq: number, value: 'held' | 'scheduled'): Development =>
      entry(seq, { type: 'talks', value, actors: [korrath, valmere] });
    expect(idsOf([talks(1, 'held'), talks(2, 'scheduled')])).toEqual(['VK-1', 'VK-2']);
  });
});
