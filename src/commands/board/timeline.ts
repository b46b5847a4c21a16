import { partyName, type Pack } from '../../domain/diplomacy/pack.ts';
import { describeDevelopment, valueInWords } from '../../domain/ledger/describe.ts';
import { certaintyInWords } from '../../domain/ledger/describe-correction.ts';
import type { Development } from '../../domain/ledger/development.ts';
import { certaintyOf, evidenceOf } from '../../domain/ledger/evidence-rule.ts';
import type { Move, TimelineStep } from '../../domain/ledger/timeline.ts';
import { remembered, rememberedWith } from '../../domain/remembered.ts';
import { truceName } from '../../domain/ledger/truce-key.ts';
import { say, strong, text, type Block, type Span } from '../../domain/telling/message.ts';
import { outletSpan } from '../../domain/telling/render-line.ts';
import { timeInWords } from '../../domain/telling/time-in-words.ts';
import { timeline as readTimeline } from '../../queries/timeline.ts';
import { perPack } from './answer-per-pack.ts';

/** Steps that one answer shows: the latest. */
const SHOWN = 40;

/** `timeline`: how phases and positions came about, day by day in the asker's zone. */
export const timeline = perPack(
  {
    name: ['timeline'],
    summary: 'Phases and positions over time, day by day',
    example: '/ceasefire timeline',
    next: ({ id }) => [{ label: 'Where it stands', words: `status ${id}` }],
  },
  async (pack, deps, timezone) => {
    const { steps, from, chart } = await readTimeline(pack, deps.clock.now(), deps);
    const heading: Block = { kind: 'heading', text: `${pack.name}: how it came about` };
    const since = from === null ? '' : ` since the baseline of ${timeInWords(from, 'date', timezone)}`;
    const data = { from, steps };
    if (steps.length === 0) {
      const none = `${pack.name}: no phase and no position has changed${since}. /ceasefire status ${pack.id} shows where things stand.`;
      return { headline: none, blocks: [heading, say(none)], data };
    }
    const left = Math.max(0, steps.length - SHOWN);
    const earlier = `${left} earlier steps are not shown; /ceasefire status ${pack.id} at:2025-03-20 shows any day as it was known then.`;
    const headline = `${pack.name}: ${steps.length} steps${since}`;
    return { headline, blocks: [heading, ...shownBlocks(steps)(pack)(timezone), ...(left > 0 ? [noteOf(earlier)] : [])], data, chart }; // prettier-ignore
  },
);

/** The latest steps as blocks, made once for all who ask in a zone. */
const shownBlocks = rememberedWith((steps: readonly TimelineStep[]) =>
  rememberedWith((pack: Pack) => remembered((timezone) => timelineBlocks(pack, steps.slice(-SHOWN), timezone))),
);

function noteOf(words: string): Block {
  return { kind: 'note', spans: [text(words)] };
}

/** A line for each day, and under it what happened. */
export function timelineBlocks(pack: Pack, steps: readonly TimelineStep[], timezone: string): readonly Block[] {
  const days = Map.groupBy(steps, ({ entry }) => timeInWords(entry.evidence.at, 'date', timezone));
  return [...days].flatMap(([day, ofDay]): readonly Block[] => [
    { kind: 'paragraph', spans: [strong(day)] },
    ...ofDay.flatMap((step) => stepBlocks(pack, step)),
  ]);
}

function stepBlocks(pack: Pack, { entry, moves }: TimelineStep): readonly Block[] {
  const from: readonly Span[] = [
    text(' · '),
    outletSpan(entry.evidence.outlet, entry.evidence.link),
    text(' · '),
    { kind: 'code', text: entry.id },
  ];
  if (moves.length > 0)
    return moves.map((move) => ({ kind: 'bullet', spans: [...moveSpans(pack, move, entry), ...from] }));
  const certainty = certaintyInWords(pack, certaintyOf(pack, entry, evidenceOf(entry)), entry.judged);
  return [{ kind: 'bullet', spans: [text(`${describeDevelopment(pack, entry)} (${certainty})`), ...from] }];
}

function moveSpans(pack: Pack, move: Move, { judged }: Development): readonly Span[] {
  const truce = truceName(pack, move.truce).replace(/^the /iu, '');
  const before = move.before === null ? '' : `${valueInWords(move.before)} → `;
  const after = valueInWords(move.after);
  if (move.kind === 'position') {
    const words = `${partyName(pack, move.party)} on the ${truce}: ${before}`;
    return [text(words), strong(after), text(` (${certaintyInWords(pack, move.certainty, judged)})`)];
  }
  const name = `${truce.charAt(0).toUpperCase()}${truce.slice(1)}: `;
  if (!move.proved) return [text(`${name}reported `), strong(after), text(`, not yet proved`)];
  const desk = judged?.by === 'desk' ? `, ${judged.certainty} by the desk` : '';
  return [text(`${name}${before}`), strong(after), text(`${move.implied ? ', by the positions taken' : ''}${desk}`)];
}
