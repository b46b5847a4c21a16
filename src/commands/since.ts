import type { Pack } from '../domain/diplomacy/pack.ts';
import { AppError } from '../domain/errors.ts';
import { say, text, type Block, type Message, type Span } from '../domain/telling/message.ts';
import { isBlindPeriod, sourceLineSpans } from '../domain/telling/render-digest.ts';
import { timeInWords } from '../domain/telling/time-in-words.ts';
import { changesSince, type Changes } from '../queries/changes-since.ts';
import { sourcesInBrief } from '../queries/feed-health.ts';
import { chosenPacks } from './chosen-pack.ts';
import { zoneOf, type Command, type CommandDeps, type Request } from './command.ts';
import { leadsElsewhere } from './message-link.ts';
import { parseSince } from './parse-since.ts';
import { sinceBlocks } from './since-blocks.ts';
import { sinceData } from './since-data.ts';

const DAY_MS = 24 * 3_600_000;

/** `since`: the net change between a time and now; without one, since the asker's own last look. */
export const since: Command = {
  name: ['since'],
  summary: 'What changed since a time, or since you looked last',
  options: [
    {
      name: 'when',
      description: 'Such as "yesterday 18:00", monday, "3 hours ago", the link of a message, or last (your last look)',
      required: false,
      kind: 'since',
    },
    { name: 'pack', description: 'The conflict', required: false, kind: 'pack' },
  ],
  example: '/ceasefire since yesterday 18:00',
  available: true,
  private: false,
  run: async (request, deps) => {
    const now = deps.clock.now();
    const packs = chosenPacks(request.options.get('pack'), deps.packs);
    if (packs.length === 0) throw new AppError('not-found', 'No conflict is configured.');
    const answers = await Promise.all(packs.map((pack) => answer(pack, request, now, deps)));
    const person = { platform: request.platform, id: request.user.id };
    for (const { id } of packs) await deps.looks.noteLook(person, id, now);
    const [first] = answers;
    const message: Message = {
      headline: first && answers.length === 1 ? first.headline : `What changed in ${packs.length} conflicts`,
      blocks: answers.flatMap(({ blocks }) => blocks),
      timezone: zoneOf(request, deps),
    };
    const data = { until: now, packs: answers.map((one) => one.data) };
    return { message, private: false, next: packs.map(({ id, name }) => nextOf(id, name, packs.length)), data };
  },
};

function nextOf(id: string, name: string, count: number) {
  return { label: count === 1 ? 'Where it stands' : `Where ${name} stands`, words: `status ${id}` };
}

/** From when on, and the words for a time that nobody typed. */
interface From {
  readonly at: Date;
  readonly why: string;
}

async function fromWhen(pack: Pack, request: Request, now: Date, deps: CommandDeps): Promise<From> {
  const typed = request.options.get('when') ?? 'last';
  const elsewhere = leadsElsewhere(typed, request);
  if (elsewhere !== null) throw new AppError('bad-input', elsewhere);
  const asked = parseSince(typed, zoneOf(request, deps), now);
  if (asked === null) throw new AppError('bad-input', `"${typed}" is not a time that is understood.`);
  if (asked.kind === 'unclear') throw new AppError('bad-input', asked.because);
  if (asked.kind === 'at') {
    if (asked.at > now) throw new AppError('bad-input', `"${typed}" is still to come; name a time before now.`);
    return { at: asked.at, why: '' };
  }
  const last = await deps.looks.lastLook({ platform: request.platform, id: request.user.id }, pack.id);
  if (last !== null && last <= now) return { at: last, why: ', your last look' };
  const because = last === null ? 'you have not asked before' : 'the clock was set back after your last look';
  return { at: new Date(now.getTime() - DAY_MS), why: `: ${because}, so these are the last 24 hours` };
}

async function answer(pack: Pack, request: Request, now: Date, deps: CommandDeps) {
  const timezone = zoneOf(request, deps);
  const from = await fromWhen(pack, request, now, deps);
  const changes = await changesSince(pack, from.at, now, timezone, deps);
  const { line } = await sourcesInBrief(pack, deps);
  const moment = timeInWords(from.at, 'datetime', timezone);
  const empty = changes === null || isEmpty(changes);
  // where nothing was read, no news is no quiet
  const unread = line.all > 0 && line.waiting === line.all;
  const blind = empty && (unread || isBlindPeriod(line, { since: from.at, now }));
  const heading = blind
    ? `${pack.name}: no source was read since ${moment}, so nothing can be said`
    : `${pack.name}: ${empty ? 'nothing changed' : 'what changed'} since ${moment}`;
  const blocks: readonly Block[] = [
    { kind: 'heading', text: heading },
    ...(from.why === '' ? [] : [{ kind: 'note', spans: fromSpans(from) } as const]),
    ...(changes === null
      ? [say('Nothing is known yet; there is no baseline, and no report has been read.')]
      : blind
        ? []
        : sinceBlocks(pack, changes)),
    { kind: 'note', spans: sourceLineSpans(line) },
  ];
  const told = changes?.lead[0];
  return {
    headline: told === undefined ? heading : `${pack.name}: ${told}`,
    blocks,
    data: sinceData(pack, from.at, changes, line),
  };
}

function isEmpty({ moves, others, corrected }: Changes): boolean {
  return moves.length === 0 && others.length === 0 && corrected.length === 0;
}

function fromSpans({ at, why }: From): readonly Span[] {
  return [text('Since '), { kind: 'time', at, style: 'datetime' }, text(`${why}.`)];
}
