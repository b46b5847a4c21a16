import { AppError } from '../domain/errors.ts';
import type { PackId } from '../domain/diplomacy/pack.ts';
import { text, type Block, type Message, type Reply, type Span, type Suggestion } from '../domain/telling/message.ts';
import type { ChannelAddress, Subscription, Wishes } from '../domain/telling/subscription.ts';
import { momentInWords } from '../domain/telling/time-in-words.ts';
import { nextDigest } from '../queries/subscriptions-of-channel.ts';
import { packNames } from './chosen-pack.ts';
import { type Command, type CommandDeps, type Request } from './command.ts';
import { oneOf } from './nearest.ts';
import { withKnownMention } from './known-mention.ts';
import { lackBlocks } from './lack-blocks.ts';
import { mustManageChannel } from './permission.ts';
import { previewBlocks } from './preview-blocks.ts';
import { Turns } from './turns.ts';
import { defaultPacks, sameWishes, WISH_OPTIONS, wishesInWords, withOptions } from './wish-options.ts';

/** `subscribe`: one step with good defaults; what is known until now counts as told. */
export const subscribe: Command = {
  name: ['subscribe'],
  summary: 'Send this channel digests and breaking posts',
  options: WISH_OPTIONS,
  example: '/ceasefire subscribe mode:both time:08:00 timezone:Europe/Kyiv',
  available: true,
  private: true,
  run: async (request, deps) => {
    mustManageChannel(request);
    const address = targetOf(request);
    const options = await withKnownMention(request.options, request);
    const wishes = wished({ ...request, options }, deps);
    // a second click, or the same payload once more, finds what the first has made
    return SUBSCRIBING.take(JSON.stringify(address), () => subscribeOnce(request, address, wishes, deps));
  },
};

const SUBSCRIBING = new Turns();

async function subscribeOnce(
  request: Request,
  address: ChannelAddress,
  wishes: Wishes,
  deps: CommandDeps,
): Promise<Reply> {
  const before = await deps.subscriptions.inChannel(address);
  const twin = before.find((s) => sameWishes(s, wishes));
  if (twin) return { message: alreadyThere(twin, deps), private: true };
  const now = deps.clock.now();
  // before anything is written: a preview that fails leaves no subscription of which nobody was told
  const preview = await previewBlocks(wishes, deps);
  const told = await toldSoFar(wishes.packs, deps);
  const added = await deps.subscriptions.add({ ...wishes, address, createdBy: request.user.id }, told, now);
  const lacks = await deps.preflight(address, added);
  const here = isHere(added, request);
  const notes = [...besides(added, before, here, deps), ...lackBlocks(lacks, here ? 'here' : 'there')];
  const message = confirmation(added, notes, request, deps);
  const next = here ? nextOf(added) : [];
  return { message: { ...message, blocks: [...message.blocks, ...preview] }, private: true, next };
}

function targetOf(request: Request): ChannelAddress {
  return { ...request.address, channel: request.options.get('channel') ?? request.address.channel };
}

function wished(request: Request, deps: CommandDeps): Wishes {
  const own = request.user.timezone;
  const { schedule, heartbeat } = deps.defaults;
  const wishes = withOptions(
    {
      packs: defaultPacks(deps.packs),
      mode: 'both',
      threshold: 'major',
      schedule: { ...schedule, timezone: own ?? schedule.timezone },
      quiet: null,
      mention: null,
      language: 'en',
      heartbeat,
      threads: false,
    },
    request.options,
  );
  if (wishes.packs.length > 0) return wishes;
  const ids = deps.packs.map((pack) => pack.id);
  throw new AppError(
    'bad-input',
    `Which conflict? Add pack:${oneOf(ids)}, or pack:all; for example /ceasefire subscribe pack:${ids[0] ?? ''}`,
  );
}

/** Up to where each pack's ledger counts as told to somebody who begins to listen now. */
export async function toldSoFar(
  packs: readonly PackId[],
  { readModel }: CommandDeps,
): Promise<Readonly<Record<PackId, number>>> {
  const told: Record<string, number> = {};
  for (const pack of packs) told[pack] = await readModel.lastSeq(pack);
  return told;
}

function alreadyThere(twin: Subscription, deps: CommandDeps): Message {
  const state =
    twin.state === 'paused'
      ? `It is paused (${twin.pausedBecause ?? 'no reason kept'}); any change resumes it.`
      : 'Nothing was added.';
  const words = `This channel has exactly that already, under the id ${twin.id}: ${packNames(twin.packs, deps.packs)}, ${wishesInWords(twin)}. ${state}`;
  return { headline: words, blocks: [{ kind: 'paragraph', spans: [text(words)] }], timezone: twin.schedule.timezone };
}

function isHere({ address }: Subscription, request: Request): boolean {
  return address.channel === request.address.channel;
}

function nextOf({ id }: Subscription): readonly Suggestion[] {
  return [
    { label: 'Change it', words: `settings ${id}` },
    { label: 'End it', words: `unsubscribe ${id}` },
  ];
}

/** Those that tell the same channel of the same conflict: what is new comes once from each, so that is said. */
function besides(
  added: Subscription,
  before: readonly Subscription[],
  here: boolean,
  deps: CommandDeps,
): readonly Block[] {
  return before.flatMap(({ id, packs, state }): readonly Block[] => {
    const shared = packs.filter((pack) => added.packs.includes(pack));
    if (shared.length === 0 || state !== 'active') return [];
    const place = here ? 'This channel' : 'That channel';
    const spans: readonly Span[] = [
      text(`${place} is told of ${packNames(shared, deps.packs)} already, under the id `),
      { kind: 'code', text: id },
      text('; each posts by itself. Change that one with '),
      { kind: 'code', text: `/ceasefire settings subscription:${id} time:07:30` },
      text(', stop it with '),
      { kind: 'code', text: `/ceasefire unsubscribe ${id}` },
      text('.'),
    ];
    return [{ kind: 'note', spans }];
  });
}

function confirmation(added: Subscription, notes: readonly Block[], request: Request, deps: CommandDeps): Message {
  const packs = packNames(added.packs, deps.packs);
  const place = isHere(added, request) ? 'This channel' : 'That channel';
  const headline = `Subscribed: ${packs}`;
  const spans: Span[] = [
    text(`${place} now gets ${packs}: ${wishesInWords(added)}. `),
    ...nextSpans(added, deps.clock.now()),
    text('What is known until now counts as told, so only what is new from here on is posted. Its id is '),
    { kind: 'code', text: added.id },
    text('; change it with '),
    { kind: 'code', text: `/ceasefire settings subscription:${added.id} time:07:30` },
    text(', stop it with '),
    { kind: 'code', text: `/ceasefire unsubscribe ${added.id}` },
    text('.'),
  ];
  return { headline, blocks: [{ kind: 'paragraph', spans }, ...notes], timezone: added.schedule.timezone };
}

/** "The first digest comes Thu 13 Mar 2025, 08:00 EET. " */
function nextSpans(subscription: Subscription, now: Date): readonly Span[] {
  const next = nextDigest(subscription, now);
  return next === null ? [] : [text(`The first digest comes ${momentInWords(next, subscription.schedule.timezone)}. `)];
}
