import { spanInWords } from '../../../domain/telling/chart-in-words.ts';
import { timeInWords } from '../../../domain/telling/time-in-words.ts';
import type { ChartLane, ChartSpan, ChartTone, TimelineChart } from '../../../domain/telling/timeline-chart.ts';
import { element, escaped, fitted, widthOf } from './svg.ts';
import { ticksOf } from './ticks.ts';

/** Shown on a phone at a third of this, so that the smallest letters are as large as small print there. */
const WIDTH = 1080;
const MARGIN = 40;
const LEFT = MARGIN;
const RIGHT = WIDTH - MARGIN;
const TITLE = 42;
const SMALL = 27;
const NAME = 32;
/** In a bar, where the larger has no room the smaller. */
const SIZES = [27, 22];
const BAR = 50;
const STRIP = 38;
const LINE = 46;
const GAP = 20;
const PAD = 8;
/** What is hatched of a bar that is not sure. */
const EDGE = 14;
const SWATCH = 24;

const PAPER = '#f6f5f1';
const INK = '#1c1f23';
const FAINT = '#5a6068';
const GRID = '#d5d2c8';

/** Apart in brightness and for every kind of colour blindness; the words say the same. */
const TONES: Readonly<Record<ChartTone, readonly [fill: string, ink: string]>> = {
  holds: ['#00664f', '#ffffff'],
  agreed: ['#7cc4e8', INK],
  open: ['#e3dcc0', INK],
  paused: ['#eba92f', INK],
  broken: ['#a63a0c', '#ffffff'],
  over: ['#74787d', '#ffffff'],
};

/** Hatching lies under a bar's words at its lower edge, so that it takes nothing from their being read. */
const PATTERNS = [
  pattern('reported', '<path d="M-4,4 l8,-8 M0,16 l16,-16 M12,20 l8,-8" stroke-width="4"/>'),
  pattern('disputed', '<path d="M0,0 l16,16 M0,16 l16,-16" stroke-width="3"/>'),
];

function pattern(id: string, inside: string): string {
  const size = { width: 16, height: 16, patternUnits: 'userSpaceOnUse' };
  return element('pattern', { id, ...size, stroke: INK, fill: 'none' }, [inside]);
}

/** Draws a chart as the text of an SVG document, with times in a zone: on paper of its own, so that it looks the same in light and dark. Pure. */
export function drawChart(chart: TimelineChart, timezone: string): string {
  const drawn: string[] = [];
  let y = MARGIN + TITLE;
  drawn.push(label(chart.title, { x: LEFT, y, size: TITLE, weight: 700 }));
  y += LINE;
  const zone = timeInWords(chart.to, 'datetime', timezone);
  drawn.push(label(`Phases and positions until ${zone}`, { x: LEFT, y, size: SMALL, fill: FAINT }));
  y += GAP;
  const top = y;
  for (const lane of chart.lanes) {
    const { inside, bottom } = drawLane(lane, chart, y);
    drawn.push(...inside);
    y = bottom;
  }
  const ticks = ticksOf(chart.from, chart.to, timezone);
  const grid = ticks.map((at) => line(xOf(at, chart), top + GAP, y + GAP));
  y += GAP + LINE;
  drawn.push(...dates(ticks, chart, timezone, y));
  const legend = legendOf(chart, y);
  return document(legend.bottom + MARGIN, [...grid, ...drawn, ...legend.inside]);
}

function document(height: number, inside: readonly string[]): string {
  const size = { width: WIDTH, height: Math.round(height), viewBox: `0 0 ${WIDTH} ${Math.round(height)}` };
  const paper = element('rect', { width: WIDTH, height, rx: 24, fill: PAPER });
  const about = { xmlns: 'http://www.w3.org/2000/svg', ...size, 'font-family': 'Noto Sans' };
  return element('svg', about, [element('defs', {}, PATTERNS), paper, ...inside]);
}

/** A line that names the lane and says how it stands now, its bar, and what is only reported under it. */
function drawLane(lane: ChartLane, chart: TimelineChart, from: number) {
  const isTruce = lane.kind === 'truce';
  let y = from + (isTruce ? GAP + LINE : LINE);
  const standing = [lane.spans.at(-1), lane.beside.findLast(({ to }) => to >= chart.to)].filter(
    (span) => span !== undefined,
  );
  const now = standing.length > 0 ? standing.map(spanInWords).join('; ') : 'nothing proved';
  const room = (RIGHT - LEFT) / 2 - GAP;
  const inside = [
    label(fitted(capital(lane.name), NAME, room), { x: LEFT, y, size: isTruce ? NAME : SMALL, weight: isTruce ? 700 : 600 }), // prettier-ignore
    label(fitted(`now: ${now}`, SMALL, room), { x: RIGHT, y, size: SMALL, fill: FAINT, anchor: 'end' }),
  ];
  y += GAP / 2;
  if (lane.spans.length > 0) {
    inside.push(...lane.spans.map((span) => bar(span, chart, y, BAR)));
    y += BAR + 4;
  }
  if (lane.beside.length > 0) {
    inside.push(...lane.beside.map((span) => bar(span, chart, y, STRIP)));
    y += STRIP + 4;
  }
  return { inside, bottom: y };
}

/** A bar with its words in it, where they have room; what is not sure is hatched along its edge and said. */
function bar(span: ChartSpan, chart: TimelineChart, y: number, height: number): string {
  const { x, width } = extentOf(span, chart);
  const [fill, ink] = span.sure === 'reported' ? [PAPER, INK] : TONES[span.tone];
  const edge = span.sure === 'known' ? 0 : EDGE;
  const size = sizeIn(span, chart);
  const box = { x, y, width, height, rx: 6 };
  const hatched = { x, y: y + height - edge, width, height: edge, fill: `url(#${span.sure})`, opacity: 0.75 };
  const middle = y + (height - edge) / 2;
  return [
    element('rect', { ...box, fill, ...(edge > 0 ? { stroke: INK, 'stroke-width': 2 } : {}) }),
    ...(edge > 0 ? [element('rect', hatched)] : []),
    ...(size > 0
      ? [label(spanInWords(span), { x: x + PAD, y: middle + size * 0.36, size, fill: ink, weight: 600, rim: false })]
      : []),
  ].join('');
}

function extentOf(span: ChartSpan, chart: TimelineChart) {
  const x = xOf(span.from, chart);
  return { x, width: Math.max(3, xOf(span.to, chart) - x - 2) };
}

/** The size in which a bar holds its words, 0 where it does not: words that are cut may be read as others. */
function sizeIn(span: ChartSpan, chart: TimelineChart): number {
  const room = extentOf(span, chart).width - 2 * PAD;
  return SIZES.find((size) => widthOf(spanInWords(span), size) <= room) ?? 0;
}

/** The day that each line stands for; the first and the last date keep within the picture. */
function dates(ticks: readonly Date[], chart: TimelineChart, timezone: string, y: number): readonly string[] {
  return ticks.map((at) => {
    const words = timeInWords(at, 'date', timezone).replace(/ \d{4}$/u, '');
    const x = xOf(at, chart);
    const anchor = x > RIGHT - 60 ? 'end' : x < LEFT + 60 ? 'start' : 'middle';
    return label(words, { x, y, size: SMALL, fill: FAINT, anchor });
  });
}

/** What the marks mean, as far as they are there, and the words for which a bar had no room. */
function legendOf(chart: TimelineChart, from: number): { readonly inside: readonly string[]; readonly bottom: number } {
  const all = chart.lanes.flatMap(({ spans, beside }) => [...spans, ...beside]);
  const wordless = all.filter((span) => sizeIn(span, chart) === 0);
  const swatches = [...new Map(wordless.map((span) => [`${span.tone} ${spanInWords(span)}`, span])).values()];
  const marks = [
    ...(all.some(({ sure }) => sure === 'reported') ? ['Striped edge: reported, not yet proved.'] : []),
    ...(all.some(({ sure }) => sure === 'disputed') ? ['Crossed edge: disputed.'] : []),
    ...(chart.left > 0 ? [`${chart.left} more not shown.`] : []),
  ];
  const inside: string[] = [];
  let [x, y] = [LEFT, from + (swatches.length > 0 ? LINE : 0)];
  for (const span of swatches) {
    const width = widthOf(spanInWords(span), SMALL) + 3 * SWATCH;
    if (x > LEFT && x + width > RIGHT) [x, y] = [LEFT, y + LINE];
    inside.push(swatch(span, x, y), label(spanInWords(span), { x: x + SWATCH + PAD, y, size: SMALL, fill: FAINT }));
    x += width;
  }
  for (const words of marks) inside.push(label(words, { x: LEFT, y: (y += LINE), size: SMALL, fill: FAINT }));
  return { inside, bottom: y };
}

function swatch({ tone, sure }: ChartSpan, x: number, y: number): string {
  const box = { x, y: y - SWATCH + 3, width: SWATCH, height: SWATCH, rx: 4 };
  const [fill] = TONES[tone];
  const plain = element('rect', { ...box, fill: sure === 'reported' ? PAPER : fill, ...(sure === 'known' ? {} : { stroke: INK }) }); // prettier-ignore
  return sure === 'known' ? plain : plain + element('rect', { ...box, fill: `url(#${sure})`, opacity: 0.75 });
}

interface Look {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill?: string;
  readonly weight?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly rim?: boolean;
}

/** On paper a text has a rim of paper, so that no line runs through it. */
function label(words: string, { x, y, size, fill = INK, weight = 400, anchor = 'start', rim = true }: Look): string {
  const around = rim ? { stroke: PAPER, 'stroke-width': 8, 'paint-order': 'stroke' } : {};
  const font = { 'font-size': size, 'font-weight': weight, 'text-anchor': anchor };
  return element('text', { x, y, ...font, fill, ...around }, [escaped(words)]);
}

function line(x: number, from: number, to: number): string {
  return element('line', { x1: x, x2: x, y1: from, y2: to, stroke: GRID, 'stroke-width': 2 });
}

function xOf(at: Date, { from, to }: Pick<TimelineChart, 'from' | 'to'>): number {
  const share = (at.getTime() - from.getTime()) / (to.getTime() - from.getTime());
  return LEFT + share * (RIGHT - LEFT);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
