import type { Pack } from '../domain/diplomacy/pack.ts';
import { AppError } from '../domain/errors.ts';
import type { TruceTally } from '../domain/ledger/truce-tally.ts';
import { rememberedForAMinute } from '../domain/remembered.ts';
import { text, type Block, type Message, type Span, type Suggestion } from '../domain/telling/message.ts';
import { sourceLineSpans } from '../domain/telling/render-digest.ts';
import { timeInWords } from '../domain/telling/time-in-words.ts';
import { currentBoard, type Situation, type Unknown } from '../queries/current-board.ts';
import { tallyOf } from '../queries/tally.ts';
import { sourcesInBrief, type SourcesReport } from '../queries/feed-health.ts';
import { boardBlocks, boardInOneSentence } from './board-blocks.ts';
import { correctionInWords } from '../domain/ledger/describe-correction.ts';
import { baselineSpans, changeBlocks } from './change-blocks.ts';
import { chosenPacks } from './chosen-pack.ts';
import { subscriptionsHere } from './chosen-subscription.ts';
import { zoneOf, type Command, type CommandDeps, type Request } from './command.ts';
import { momentSpan } from './moment-span.ts';
import { tallyInStatus } from './tally-blocks.ts';
import { parseMoment } from './parse-moment.ts';

/** `status`: the board of one conflict now or at a time, or every conflict in brief. */
export const status: Command = {
  name: ['status'],
  summary: 'Where the truces and the parties stand, with quotes and sources',
  options: [
    { name: 'pack', description: 'The conflict', required: false, kind: 'pack' },
    {
      name: 'at',
      description: 'What was known then, such as 2025-03-20, "2025-03-20 18:00" or yesterday',
      required: false,
      kind: 'moment',
    },
  ],
  example: '/ceasefire status at:2025-03-20',
  available: true,
  private: false,
  run: async (request, deps) => {
    const timezone = zoneOf(request, deps);
    const { at, packs } = statusAsked(request, deps);
    const first = packs[0];
    if (!first) throw new AppError('not-found', 'No conflict is configured.');
    const message =
      packs.length > 1 ? await inBrief(packs, at, timezone, deps) : await statusOn(first, at, timezone, deps);
    return {
      message,
      private: false,
      next: packs.length > 1 ? inFullNext(packs) : await nextHere(first, request, deps),
    };
  },
};

/** Which conflicts are asked for, and as of when; without `at`, now. Throws AppError for a moment that is none. */
export function statusAsked(
  request: Request,
  deps: CommandDeps,
): { readonly at: Date | undefined; readonly packs: readonly Pack[] } {
  const at = momentAsked(request, deps, zoneOf(request, deps));
  return { at, packs: chosenPacks(request.options.get('pack'), deps.packs) };
}

const MOST_NEXT = 5;

function inFullNext(packs: readonly Pack[]): readonly Suggestion[] {
  return packs.slice(0, MOST_NEXT).map(({ id, name }) => ({ label: name, words: `status ${id}` }));
}

/** A channel that gets the conflict already is not asked to subscribe again. */
async function nextHere({ id }: Pack, request: Request, deps: CommandDeps): Promise<readonly Suggestion[]> {
  const subscriptions = await subscriptionsHere(request, deps);
  const isSubscribed = subscriptions.some(({ subscription: { packs } }) => packs.includes(id));
  return [
    { label: 'What changed', words: `since pack:${id}` },
    { label: 'Timeline', words: `timeline ${id}` },
    { label: 'Sources', words: `sources ${id}` },
    isSubscribed ? { label: 'Settings', words: 'settings' } : { label: 'Subscribe', words: `subscribe pack:${id}` },
    { label: 'Help', words: 'help' },
  ];
}

/** The moment in an option, which lies before now; none where it is not given, or is today. */
export function momentAsked(request: Request, deps: CommandDeps, timezone: string, option = 'at'): Date | undefined {
  const typed = request.options.get(option);
  if (typed === undefined) return undefined;
  const now = deps.clock.now();
  const asked = parseMoment(typed, timezone, now);
  if (asked === null) throw new AppError('bad-input', `"${typed}" is not a time: use a date such as 2025-03-20.`);
  if (asked.kind === 'unclear') throw new AppError('bad-input', asked.because);
  const { at, isDay } = asked;
  // the end of today is still to come, and means now
  if (isDay && timeInWords(at, 'date', timezone) === timeInWords(now, 'date', timezone)) return undefined;
  if (at > now)
    throw new AppError(
      'bad-input',
      `"${typed}" is still to come; what is known is known now, or was at a time before.`,
    );
  return at;
}

/** What was known of one conflict at a time, or is known now. */
export async function statusOn(
  pack: Pack,
  at: Date | undefined,
  timezone: string,
  deps: CommandDeps,
): Promise<Message> {
  const situation = await currentBoard(pack, deps, at);
  const tally = await tallyOf(situation, deps, deps.clock.now(), at);
  const sources = await sourcesInBrief(pack, deps);
  if (situation.kind === 'unknown') return nothingKnown(situation, at, timezone, sources);
  if (at !== undefined) return { ...shown(situation, tally, { at, isPast: true }), timezone };
  const { headline, blocks } = shownNow(situation, tally, deps.clock.now());
  return { headline, blocks: [...blocks, sourcesNote(sources)], timezone };
}

/** Made once for all who ask in a minute in which nothing changes. */
const shownNow = rememberedForAMinute((situation: Situation, tally: TruceTally | null, now) =>
  shown(situation, tally, { at: now, isPast: false }),
);

/** The board as of a time. */
interface AsOf {
  readonly at: Date;
  readonly isPast: boolean;
}

function shown(situation: Situation, tally: TruceTally | null, as: AsOf): Pick<Message, 'headline' | 'blocks'> {
  const { pack } = situation;
  const blocks: Block[] = [
    { kind: 'heading', text: `${pack.name}: where it stands` },
    { kind: 'note', spans: asOf(situation, as) },
    ...boardBlocks(situation, as.at),
    ...(tally ? tallyInStatus(pack, tally) : []),
    ...changeBlocks(situation),
    ...laterBlocks(situation),
  ];
  return { headline: `${pack.name}: ${boardInOneSentence(situation)}`, blocks };
}

/** What that board showed and was corrected since; the board itself stays what was known then. */
function laterBlocks({ pack, later }: Situation): readonly Block[] {
  return later.map(({ entry, correction }) => ({
    kind: 'note',
    spans: [
      text('Later corrected on '),
      momentSpan(correction.at),
      text(' ('),
      { kind: 'code', text: entry.id },
      text(`): ${correctionInWords(pack, entry, correction)}.`),
    ],
  }));
}

function asOf({ board, since }: Situation, { at, isPast }: AsOf): readonly Span[] {
  const lead = isPast ? 'As it was known on ' : 'As of ';
  const base = since === null ? [text('; no baseline')] : [text('; '), ...baselineSpans(since)];
  const last = board.seq > 0 ? [text(', last entry learned '), momentSpan(board.asOf)] : [];
  return [text(lead), { kind: 'time', at, style: 'datetime' }, ...base, ...last, text('.')];
}

function nothingKnown(unknown: Unknown, at: Date | undefined, timezone: string, sources: InBrief): Message {
  const { pack, from } = unknown;
  const headline =
    at !== undefined && from !== null
      ? `${pack.name}: nothing was known yet on ${timeInWords(at, 'datetime', timezone)}; the record begins ${timeInWords(from, 'datetime', timezone)}.`
      : `${pack.name}: nothing is known yet; there is no baseline, and no report has been read.`;
  return { headline, blocks: [{ kind: 'paragraph', spans: [text(headline)] }, sourcesNote(sources)], timezone };
}

type InBrief = Pick<SourcesReport, 'line' | 'lastCycle'>;

/** "14 of 17 sources read; dark: …; last cycle 04:10 UTC". */
function sourcesNote({ line, lastCycle }: InBrief): Block {
  if (lastCycle === null) {
    const soon = 'No source has been read yet; the first poll starts with the program, so ask again in a minute.';
    return { kind: 'note', spans: line.read === 0 ? [text(soon)] : sourceLineSpans(line) };
  }
  return {
    kind: 'note',
    spans: [
      ...sourceLineSpans(line),
      text(' Last cycle '),
      { kind: 'time', at: lastCycle.endedAt, style: 'datetime' },
      text('.'),
    ],
  };
}

async function inBrief(
  packs: readonly Pack[],
  at: Date | undefined,
  timezone: string,
  deps: CommandDeps,
): Promise<Message> {
  const bullets: Block[] = [];
  for (const pack of packs) {
    const situation = await currentBoard(pack, deps, at);
    const known = situation.kind === 'known' ? boardInOneSentence(situation) : 'nothing is known yet';
    const { line } = await sourcesInBrief(pack, deps);
    const read = at === undefined ? `${line.read} of ${line.all} sources read. ` : '';
    bullets.push({
      kind: 'bullet',
      spans: [
        { kind: 'strong', text: pack.name },
        text(`: ${known}. ${read}`),
        { kind: 'code', text: `/ceasefire status ${pack.id}` },
      ],
    });
  }
  const shownAt = at ?? deps.clock.now();
  return {
    headline: `Where ${packs.length} conflicts stand: ${packs.map((pack) => pack.name).join(', ')}`,
    blocks: [
      { kind: 'heading', text: `Where ${packs.length} conflicts stand` },
      {
        kind: 'note',
        spans: [
          text('As of '),
          { kind: 'time', at: shownAt, style: 'datetime' },
          text('. Ask for one to see quotes and sources.'),
        ],
      },
      ...bullets,
    ],
    timezone,
  };
}
