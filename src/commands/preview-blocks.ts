import type { Pack } from '../domain/diplomacy/pack.ts';
import { say, text, type Block } from '../domain/telling/message.ts';
import { lineBlocks } from '../domain/telling/render-line.ts';
import { lastMoment } from '../domain/telling/schedule-moments.ts';
import type { Wishes } from '../domain/telling/subscription.ts';
import { momentInWords } from '../domain/telling/time-in-words.ts';
import { previewOfPeriod, type PeriodPreview, type PreviewPeriod } from '../queries/digest-preview.ts';
import type { CommandDeps } from './command.ts';

/** A glimpse, not the thing itself. */
const MOST_LINES = 4;

/** What these wishes would have brought last time; where that is nothing, what there is since. Nothing is posted by it. */
export async function previewBlocks(wishes: Wishes, deps: CommandDeps): Promise<readonly Block[]> {
  const now = deps.clock.now();
  const last = lastMoment(wishes.schedule, now);
  const before = lastMoment(wishes.schedule, new Date(last.getTime() - 1));
  const packs = deps.packs.filter(({ id }) => wishes.packs.includes(id));
  const yesterday = await previewsOf(wishes, { since: before, until: last }, packs, deps);
  if (yesterday.some(hasLines)) return blocksOf(yesterday, wishes, { since: before, until: last }, now);
  const today = { since: last, until: now };
  const since = await previewsOf(wishes, today, packs, deps);
  if (since.some(hasLines)) return blocksOf(since, wishes, today, now);
  const zone = wishes.schedule.timezone;
  const span = `from ${momentInWords(before, zone)} until now`;
  return [say(`Preview: ${span} there was nothing to send.`)];
}

interface PackPreview {
  readonly pack: Pack;
  readonly preview: PeriodPreview | null;
}

function previewsOf(
  wishes: Wishes,
  period: PreviewPeriod,
  packs: readonly Pack[],
  deps: CommandDeps,
): Promise<readonly PackPreview[]> {
  return Promise.all(
    packs.map(async (pack) => ({ pack, preview: await previewOfPeriod(wishes, period, pack, MOST_LINES, deps) })),
  );
}

function hasLines({ preview }: PackPreview): boolean {
  return (preview?.digest.lines.length ?? 0) > 0;
}

function blocksOf(
  previews: readonly PackPreview[],
  wishes: Wishes,
  { since, until }: PreviewPeriod,
  now: Date,
): readonly Block[] {
  const zone = wishes.schedule.timezone;
  const isNow = until.getTime() === now.getTime();
  const heading =
    wishes.mode === 'breaking'
      ? `What would have been posted from ${momentInWords(since, zone)} ${isNow ? 'on' : `to ${momentInWords(until, zone)}`}`
      : isNow
        ? `What a digest would say now, of the time since ${momentInWords(since, zone)}`
        : `What you would have got on ${momentInWords(until, zone)}`;
  const parts = previews.flatMap(({ pack, preview }) => (preview === null ? [] : packBlocks(pack, preview, wishes)));
  const note = text('This is a preview: nothing of it was posted here.');
  return [{ kind: 'heading', text: heading }, ...parts, { kind: 'note', spans: [note] }];
}

function packBlocks(pack: Pack, { digest, events }: PeriodPreview, wishes: Wishes): readonly Block[] {
  const { lead, lines, more } = digest;
  if (lines.length === 0) return [say(`${pack.name}: nothing new.`)];
  const rest = more === 0 ? '' : `And ${more} more. `;
  const posts = events === 1 ? 'One event' : `${events} events`;
  const breaking =
    wishes.mode === 'both' && events > 0
      ? `${posts} of these would have been posted at once; the digest then names what is left.`
      : '';
  const small = `${rest}${breaking}`.trim();
  return [
    say(`${pack.name}: ${lead.length > 0 ? lead.join(' ') : 'what is new'}`),
    ...lines.flatMap((line) => lineBlocks(line, wishes.language)),
    ...(small === '' ? [] : [{ kind: 'note', spans: [text(small)] } as const]),
  ];
}
