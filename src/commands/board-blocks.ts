import { partyName, type Pack, type PartyId } from '../domain/diplomacy/pack.ts';
import type { BoardQuote, PhaseEntry, PositionState } from '../domain/ledger/board.ts';
import { namesInWords, valueInWords } from '../domain/ledger/describe.ts';
import { certaintyInWords } from '../domain/ledger/describe-correction.ts';
import {
  expectedNext,
  layOutBoard,
  type Expected,
  type ExpectedNext,
  type PartyStanding,
  type TruceStanding,
} from '../domain/ledger/lay-out-board.ts';
import { strong, text, type Block, type Span } from '../domain/telling/message.ts';
import { outletSpan } from '../domain/telling/render-line.ts';
import { courseSpans, expectedSpans } from '../domain/telling/times-in-words.ts';
import type { Situation } from '../queries/current-board.ts';
import { daySpan } from './moment-span.ts';

const MOST_TRUCES = 6;

/** "30-day ceasefire proposed; Russia undecided (disputed), Ukraine accepts". Ends without a full stop. */
export function boardInOneSentence({ pack, board }: Situation): string {
  const central = layOutBoard(pack, board)[0];
  if (!central) return 'no truce and no position on record';
  const phase = central.truce.proved ? valueInWords(central.truce.proved.phase) : 'no phase on record';
  const reported = central.truce.reported ? ` (reported: ${valueInWords(central.truce.reported.phase)})` : '';
  const positions = central.parties.flatMap(({ party, state }) =>
    state === null
      ? []
      : [`${party.name} ${valueInWords(state.value)}${state.certainty === 'disputed' ? ' (disputed)' : ''}`],
  );
  return `${central.truce.name} ${phase}${reported}${positions.length > 0 ? `; ${positions.join(', ')}` : ''}`;
}

/** Every truce with its phase and who stands where on it, then what is expected. */
export function boardBlocks({ pack, board }: Pick<Situation, 'pack' | 'board'>, now: Date): readonly Block[] {
  const standings = layOutBoard(pack, board);
  const rest = standings.slice(MOST_TRUCES).map(({ truce }) => truce.name);
  return [
    ...(standings.length === 0
      ? [{ kind: 'paragraph', spans: [text('No truce and no position is on record.')] } as const]
      : []),
    ...standings.slice(0, MOST_TRUCES).flatMap((standing) => truceBlocks(pack, standing, now)),
    ...(rest.length > 0 ? [{ kind: 'note', spans: [text(`Quiet for longer: ${rest.join(', ')}.`)] } as const] : []),
    ...expectedBlocks(expectedNext(board, now)),
  ];
}

function truceBlocks(pack: Pack, { truce, parties, others }: TruceStanding, now: Date): readonly Block[] {
  const phases: Span[] = [
    strong(capital(truce.name)),
    ...(truce.proved ? [text(': '), ...phaseSpans(pack, truce.proved)] : [text(': no phase on record')]),
    ...courseSpans(pack, truce, now),
  ];
  const reported: Block[] = truce.reported
    ? [{ kind: 'paragraph', spans: [text('Reported, not yet proved: '), ...phaseSpans(pack, truce.reported)] }]
    : [];
  const also = others.flatMap(({ party, state }) => (state ? [`${party.name} ${valueInWords(state.value)}`] : []));
  return [
    { kind: 'paragraph', spans: phases },
    ...quoteBlocks(pack, truce.proved?.quotes ?? [], 1),
    ...reported,
    ...quoteBlocks(pack, truce.reported?.quotes ?? [], 1),
    ...parties.flatMap((standing) => positionBlocks(pack, standing)),
    ...(also.length > 0 ? [{ kind: 'note', spans: [text(`Also on record: ${also.join(', ')}.`)] } as const] : []),
  ];
}

function phaseSpans(pack: Pack, entry: PhaseEntry): readonly Span[] {
  const by = entry.by.length > 0 ? ` by ${namesInWords(pack, entry.by)}` : '';
  return [
    strong(valueInWords(entry.phase)),
    text(by),
    ...(entry.judged ? [text(` (${certaintyInWords(pack, entry.judged.certainty, entry.judged)})`)] : []),
    ...(entry.since ? [text(', since '), daySpan(entry.since)] : []),
  ];
}

/** One party's position with its quotes. */
export function positionBlocks(pack: Pack, { party, state }: PartyStanding): readonly Block[] {
  if (state === null) return [{ kind: 'bullet', spans: [strong(party.name), text(': no position on record')] }];
  const spans: Span[] = [
    strong(`${party.name}: ${valueInWords(state.value)}`),
    text(` (${certaintyInWords(pack, state.certainty, state.judged)})`),
    ...(state.since ? [text(', since '), daySpan(state.since)] : []),
  ];
  if (state.note === null) return [{ kind: 'bullet', spans }, ...quoteBlocks(pack, quotesShown(state), 4)];
  const note = `Note: ${state.note}`;
  if (state.quotes.length === 0) return [{ kind: 'bullet', spans: [...spans, text(`. ${note}`)] }];
  return [
    { kind: 'bullet', spans },
    ...quoteBlocks(pack, quotesShown(state), 4),
    { kind: 'note', spans: [text(note)] },
  ];
}

/** One quote carries a position; a disputed one needs both sides'. */
function quotesShown(state: PositionState): readonly BoardQuote[] {
  return state.certainty === 'disputed' ? state.quotes : state.quotes.slice(0, 1);
}

/** Quotes with who said them and where, at most so many. */
export function quoteBlocks(pack: Pack, quotes: readonly BoardQuote[], most: number): readonly Block[] {
  return quotes
    .slice(0, most)
    .map((quote) => ({ kind: 'quote', text: quote.quote, attribution: attribution(pack, quote) }));
}

function attribution(pack: Pack, quote: BoardQuote): readonly Span[] {
  const speaker = quote.speaker === null ? [] : [text(partyName(pack, quote.speaker as PartyId))];
  const outlet = quote.outlet === null ? [] : [outletSpan(quote.outlet, quote.link)];
  const at = quote.at === null ? [] : [daySpan(quote.at)];
  const id: Span[] = quote.id === null ? [] : [{ kind: 'code', text: quote.id }];
  return [...speaker, ...outlet, ...at, ...id].flatMap((span, n) => (n > 0 ? [text(', '), span] : [span]));
}

/** What is expected, what is overdue, and what lately became of the rest. */
export function expectedBlocks({ ahead, overdue, settled }: ExpectedNext): readonly Block[] {
  const bullets = (list: readonly Expected[]): readonly Block[] =>
    list.map((expected) => ({ kind: 'bullet', spans: expectedSpans(expected) }));
  const next: readonly Block[] =
    ahead.length === 0
      ? [{ kind: 'paragraph', spans: [strong('Expected next'), text(': nothing is on record.')] }]
      : [{ kind: 'paragraph', spans: [strong('Expected next')] }, ...bullets(ahead)];
  const under = (heading: string, list: readonly Expected[]): readonly Block[] =>
    list.length === 0 ? [] : [{ kind: 'paragraph', spans: [strong(heading)] }, ...bullets(list)];
  return [...next, ...under('Overdue', overdue), ...under('What became of it', settled)];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
