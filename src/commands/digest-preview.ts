import type { Pack } from '../domain/diplomacy/pack.ts';
import { say, text, type Block, type Message } from '../domain/telling/message.ts';
import { renderDigest, withPostedNote } from '../domain/telling/render-digest.ts';
import type { Subscription } from '../domain/telling/subscription.ts';
import { momentInWords } from '../domain/telling/time-in-words.ts';
import { previewFor, previewSince, type DigestPreview } from '../queries/digest-preview.ts';
import { sourcesInBrief } from '../queries/feed-health.ts';
import { nextDigest, subscriptionsOfChannel } from '../queries/subscriptions-of-channel.ts';
import { chosenPacks } from './chosen-pack.ts';
import { zoneOf, type Command, type CommandDeps, type Request } from './command.ts';
import { lineData } from './since-data.ts';

const DAY_MS = 24 * 3_600_000;

/** `digest preview`: what the next digest of this channel would say now; nothing is posted or counted as told. */
export const digestPreview: Command = {
  name: ['digest', 'preview'],
  summary: 'What the next digest would say',
  options: [{ name: 'pack', description: 'Only this conflict', required: false, kind: 'pack' }],
  example: '/ceasefire digest preview',
  available: true,
  private: true,
  run: async (request, deps) => {
    const packs = chosenPacks(request.options.get('pack'), deps.packs);
    const found = (await subscriptionsOfChannel(request.address, deps)).map(({ subscription }) => subscription);
    const theirs = found.filter((s) => s.packs.some((id) => packs.some((pack) => pack.id === id)));
    const parts =
      theirs.length === 0
        ? await Promise.all(packs.map((pack) => withoutSubscription(pack, request, deps)))
        : (await Promise.all(theirs.map((s) => ofSubscription(s, packs, request, deps)))).flat();
    const message: Message = {
      headline: parts[0]?.message.headline ?? 'No conflict is configured',
      blocks: parts.flatMap((part) => part.message.blocks),
      timezone: zoneOf(request, deps),
    };
    return { message, private: true, data: { digests: parts.map(({ data }) => data) } };
  },
};

interface Part {
  readonly message: Pick<Message, 'headline' | 'blocks'>;
  readonly data: object;
}

async function ofSubscription(
  subscription: Subscription,
  packs: readonly Pack[],
  request: Request,
  deps: CommandDeps,
): Promise<readonly Part[]> {
  const now = deps.clock.now();
  const next = nextDigest(subscription, now);
  const when =
    next === null ? 'it has breaking posts alone' : `due ${momentInWords(next, subscription.schedule.timezone)}`;
  const note = `Preview for subscription ${subscription.id}, ${when}. Nothing is posted, and nothing counts as told.`;
  const asked = packs.filter(({ id }) => subscription.packs.includes(id));
  return Promise.all(
    asked.map(async (pack) => {
      const preview = await previewFor(subscription, pack, { maxLines: deps.defaults.maxLines, now }, deps);
      return partOf(pack, preview, note, subscription, request, deps);
    }),
  );
}

async function withoutSubscription(pack: Pack, request: Request, deps: CommandDeps): Promise<Part> {
  const now = deps.clock.now();
  const since = new Date(now.getTime() - DAY_MS);
  const { schedule, maxLines } = deps.defaults;
  const preview = await previewSince(since, pack, { maxLines, now, schedule }, deps);
  const note = 'This channel has no subscription: this is what a daily digest would say of the last day.';
  return partOf(pack, preview, note, null, request, deps);
}

async function partOf(
  pack: Pack,
  preview: DigestPreview | null,
  note: string,
  subscription: Subscription | null,
  request: Request,
  deps: CommandDeps,
): Promise<Part> {
  const data = { pack: pack.id, subscription: subscription?.id ?? null };
  if (preview === null) {
    const headline = `${pack.name}: nothing is known yet`;
    const blocks = [
      { kind: 'heading', text: headline } as const,
      say('There is no baseline, and no report has been read.'),
    ];
    return { message: { headline, blocks }, data: { ...data, known: false, lead: [], lines: [], more: 0 } };
  }
  const { digest, already } = preview;
  const { line } = await sourcesInBrief(pack, deps);
  const now = deps.clock.now();
  const period = { since: subscription?.lastDueAt ?? new Date(now.getTime() - DAY_MS), now };
  const rendered = withPostedNote(
    renderDigest({ ...digest, posted: already }, line, zoneOf(request, deps), period, subscription?.language),
    already,
    null,
    subscription?.language,
  );
  const blocks: readonly Block[] = [...rendered.blocks, { kind: 'note', spans: [text(note)] }];
  const { lead, lines, more } = digest;
  return {
    message: { headline: rendered.headline, blocks },
    data: { ...data, known: true, lead, lines: lines.map(lineData), more },
  };
}
