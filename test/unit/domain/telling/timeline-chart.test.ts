import { describe, expect, it } from '@jest/globals';
import { drawChart } from '../../../../src/adapters/chat/picture/draw-chart.ts';
import type { PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import type { Development, TruceKey } from '../../../../src/domain/ledger/development.ts';
import { foldBoard } from '../../../../src/domain/ledger/fold-board.ts';
import { timelineOf } from '../../../../src/domain/ledger/timeline.ts';
import { chartInWords } from '../../../../src/domain/telling/chart-in-words.ts';
import { timelineChart, type ChartLane, type TimelineChart } from '../../../../src/domain/telling/timeline-chart.ts';
import type { VersionId } from '../../../../src/domain/news/article.ts';
import { aBaseline, anEntry, aPack, someEvidence } from '../../../support/conflict.ts';

const pack = aPack();
const NOW = new Date('2031-05-21T06:00:00Z');

function told(seq: number, day: number, change: Partial<Development>, twice = false): Development {
  const at = new Date(Date.UTC(2031, 4, day, 8));
  const from = (n: number, family: string) =>
    someEvidence({
      at,
      versionId: (10 * seq + n) as VersionId,
      family,
      origin: family,
      speaker: change.speaker ?? null,
    });
  const support = twice ? [from(1, 'daily')] : [];
  return anEntry({ before: null, learnedAt: at, support, ...change, seq, evidence: from(0, 'courier') });
}

function charted(entries: readonly Development[], now = NOW): TimelineChart {
  const board = foldBoard(pack, aBaseline(), entries);
  const chart = timelineChart(pack, { board, steps: timelineOf(pack, aBaseline(), entries) }, now);
  if (!chart) throw new Error('there is nothing to show');
  return chart;
}

const both = ['valmere', 'korrath'] as unknown as readonly PartyId[];
const korrath = ['korrath' as PartyId];
const yes = told(1, 9, { type: 'position', value: 'accepts', actors: korrath, speaker: 'korrath' as PartyId });
const inForce = told(2, 12, { type: 'phase', value: 'in-force', actors: both }, true);
const reported = told(3, 18, { type: 'phase', value: 'suspended', actors: korrath, speaker: 'valmere' as PartyId });

const shown = ({ name, spans }: ChartLane) => [
  name,
  ...spans.map(({ words, from }) => `${words} ${from.getUTCDate()}`),
];

describe('a chart of the timeline', () => {
  it('shows phases and positions one after the other, from what the baseline had to now', () => {
    const chart = charted([yes, inForce]);
    expect(chart.lanes.map(shown)).toEqual([
      ['60-day ceasefire', 'proposed 5', 'in force 12'],
      ['Valmere', 'accepts 5'],
      ['Korrath', 'undecided 5', 'accepts 9'],
    ]);
    expect(chart.lanes.map(({ spans }) => spans.at(-1)?.to)).toEqual([NOW, NOW, NOW]);
  });

  it('shows what is only reported beside what is proved, and what is disputed as such', () => {
    const doubted = told(4, 19, { type: 'position', kind: 'contradicted', value: 'rejects', actors: korrath, speaker: 'korrath' as PartyId }); // prettier-ignore
    const [truce, , party] = charted([yes, inForce, reported, doubted]).lanes;
    expect(truce?.spans.at(-1)).toMatchObject({ words: 'in force', sure: 'known' });
    expect(truce?.beside).toMatchObject([{ words: 'suspended', sure: 'reported', to: NOW }]);
    expect(party?.spans.at(-1)).toMatchObject({ words: 'undecided', sure: 'disputed' });
  });

  it('ends with what the board shows, also where that was told to have happened before something else', () => {
    const late = told(2, 7, { type: 'position', value: 'rejects', actors: korrath, speaker: 'korrath' as PartyId });
    const lane = charted([yes, late]).lanes.find(({ name }) => name === 'Korrath');
    expect(lane?.spans.at(-1)?.words).toBe('rejects');
  });

  it('reaches back three months at most', () => {
    const later = new Date('2031-12-01T00:00:00Z');
    const chart = charted([yes, inForce], later);
    expect(later.getTime() - chart.from.getTime()).toBe(90 * 86_400_000);
    expect(chart.lanes.map(({ spans }) => spans.map(({ words }) => words))).toEqual([['in force'], ['accepts'], ['accepts']]); // prettier-ignore
  });

  it('is nothing for a board that shows nothing', () => {
    const bare = aBaseline({ truces: [], positions: [] });
    const board = foldBoard(pack, bare, []);
    expect(timelineChart(pack, { board, steps: [] }, NOW)).toBeNull();
  });

  it('says in words all that it shows, in the zone of whoever reads it, and no more than there is room for', () => {
    const words = chartInWords(charted([yes, inForce, reported]), 'UTC', 1000);
    expect(words).toContain('60-day ceasefire: proposed, from 12 May 2031 in force, from 18 May 2031 reported: suspended.'); // prettier-ignore
    expect(words).toContain('Korrath: undecided, from 9 May 2031 accepts.');
    expect(chartInWords(charted([yes]), 'Pacific/Auckland', 1000)).toContain('to 21 May 2031');
    expect(chartInWords(charted([yes, inForce]), 'UTC', 60)).toHaveLength(60);
  });
});

describe('a drawn chart', () => {
  it('holds every word in a bar or under all bars, never cut, with marks for what is not sure', () => {
    const brief = told(2, 20, { type: 'position', value: 'accepts-with-conditions', actors: korrath, speaker: 'korrath' as PartyId }); // prettier-ignore
    const svg = drawChart(charted([yes, brief, { ...reported, seq: 3 }]), 'Europe/Kyiv');
    for (const words of ['now: accepts with conditions', '>accepts with conditions<', 'reported: suspended', 'Striped edge', '21 May 2031, 09:00']) expect(svg).toContain(words); // prettier-ignore
    expect(svg).toContain('url(#reported)');
    expect(svg).not.toContain('…');
  });

  it('takes names as they are, whatever they hold', () => {
    const lanes = [{ kind: 'truce', name: '<a&b>"\u202e', spans: [], beside: [] }] as const;
    const svg = drawChart({ title: '</svg>', from: new Date(0), to: NOW, lanes, left: 2 }, 'UTC');
    expect(svg).toContain('&lt;/svg&gt;');
    expect(svg).toContain('&lt;a&amp;b&gt;&quot;');
    expect(svg).not.toContain('\u202e');
    expect(svg).toContain('2 more not shown');
  });

  it('is about the truce that is named, with a lane for whoever has a position on it alone', () => {
    const aside = told(1, 9, { type: 'position', value: 'accepts', actors: korrath, truce: 'shipping' as TruceKey, speaker: 'korrath' as PartyId }); // prettier-ignore
    expect(charted([aside]).lanes.map(({ name }) => name)).toContain('shipping truce');
  });
});
