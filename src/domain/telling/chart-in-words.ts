import { timeInWords } from './time-in-words.ts';
import type { ChartLane, ChartSpan, TimelineChart } from './timeline-chart.ts';

/** What a chart shows, for who cannot see it: each lane's values one after the other, in at most so many characters. */
export function chartInWords(chart: TimelineChart, timezone: string, most: number): string {
  const day = (at: Date): string => timeInWords(at, 'date', timezone);
  const head = `${chart.title}, phases and positions from ${day(chart.from)} to ${day(chart.to)}.`;
  const lanes = chart.lanes.map((lane) => laneInWords(lane, chart.from, day));
  const rest = chart.left > 0 ? [`${chart.left} more are not shown.`] : [];
  const whole = [head, ...lanes, ...rest].join(' ');
  return whole.length <= most ? whole : `${whole.slice(0, most - 1)}…`;
}

function laneInWords({ name, spans, beside }: ChartLane, start: Date, day: (at: Date) => string): string {
  const all = [...spans, ...beside].toSorted((a, b) => a.from.getTime() - b.from.getTime());
  const said = all.map((span) => `${span.from > start ? `from ${day(span.from)} ` : ''}${spanInWords(span)}`);
  return `${name}: ${said.join(', ')}.`;
}

/** "accepts", "accepts (disputed)", "reported: suspended". */
export function spanInWords({ words, sure }: ChartSpan): string {
  if (sure === 'reported') return `reported: ${words}`;
  return sure === 'disputed' ? `${words} (disputed)` : words;
}
