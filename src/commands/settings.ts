import { AppError } from '../domain/errors.ts';
import { strong, text, type Block, type Message, type Span } from '../domain/telling/message.ts';
import type { Subscription, SubscriptionId, Wishes } from '../domain/telling/subscription.ts';
import { momentInWords } from '../domain/telling/time-in-words.ts';
import { nextDigest, subscriptionsOfChannel, type ChannelSubscription } from '../queries/subscriptions-of-channel.ts';
import { packNames } from './chosen-pack.ts';
import { zoneOf, type Command, type CommandDeps, type Request } from './command.ts';
import { allOf, oneOf } from './nearest.ts';
import { mustManageChannel } from './permission.ts';
import { toldSoFar } from './subscribe.ts';
import { WISH_OPTIONS, wishesInWords, withOptions } from './wish-options.ts';

/** `settings`: without options lists what is subscribed here, with options changes one subscription. */
export const settings: Command = {
  name: ['settings'],
  summary: 'List what this channel is subscribed to, or change it',
  options: [
    {
      name: 'subscription',
      description: 'Its short id, where there are several',
      required: false,
      kind: 'subscription',
    },
    ...WISH_OPTIONS.filter((option) => option.name !== 'channel'),
  ],
  example: '/ceasefire settings time:07:30 threshold:phase',
  available: true,
  private: true,
  run: async (request, deps) => {
    const found = await subscriptionsOfChannel(request.address, deps);
    const wanted = [...request.options.keys()].some((name) => name !== 'subscription');
    const message = wanted ? await change(found, request, deps) : list(found, request, deps);
    return { message, private: true };
  },
};

function list(found: readonly ChannelSubscription[], request: Request, deps: CommandDeps): Message {
  const id = request.options.get('subscription');
  const shown = id === undefined || id === 'all' ? found : [chosenOne(found, id)];
  if (found.length === 0) return notSubscribed(request, deps);
  const count = shown.length === 1 ? 'One subscription' : `${shown.length} subscriptions`;
  return {
    headline: `${count} in this channel`,
    blocks: [
      { kind: 'heading', text: `${count} in this channel` },
      ...shown.map((one) => subscriptionBlock(one, deps)),
      {
        kind: 'note',
        spans: [
          text('Change one with '),
          code(`/ceasefire settings subscription:${shown[0]?.subscription.id ?? ''} time:07:30`),
          text('; stop it with '),
          code('/ceasefire unsubscribe'),
          text('.'),
        ],
      },
    ],
    timezone: zoneOf(request, deps),
  };
}

function subscriptionBlock({ subscription, nextAt }: ChannelSubscription, deps: CommandDeps): Block {
  const zone = subscription.schedule.timezone;
  const next = nextAt === null ? [] : [text(` Next digest ${momentInWords(nextAt, zone)}.`)];
  const spans: readonly Span[] = [
    code(subscription.id),
    text(' '),
    strong(packNames(subscription.packs, deps.packs)),
    text(`: ${wishesInWords(subscription)}.`),
    ...next,
  ];
  if (subscription.state === 'active') return { kind: 'bullet', spans };
  const because = (subscription.pausedBecause ?? 'no reason kept').replace(/[.\s]+$/u, '');
  const resume = code(`/ceasefire settings subscription:${subscription.id} mode:${subscription.mode}`);
  return { kind: 'bullet', spans: [...spans, text(` Paused: ${because}; `), resume, text(' resumes it.')] };
}

async function change(found: readonly ChannelSubscription[], request: Request, deps: CommandDeps): Promise<Message> {
  mustManageChannel(request);
  if (found.length === 0) return notSubscribed(request, deps);
  const { subscription } = chosenOne(found, request.options.get('subscription'));
  const wishes = withOptions(subscription, request.options);
  const told = await toldSoFar(wishes.packs, deps);
  const done = await deps.subscriptions.change(subscription.id, changed(subscription, wishes), told);
  if (!done) throw gone(subscription.id);
  const now: Subscription = { ...subscription, ...wishes, state: 'active', pausedBecause: null };
  const nextAt = nextDigest(now, deps.clock.now());
  const resumed = subscription.state === 'paused' ? ' and active again' : '';
  const problems = await deps.preflight(subscription.address);
  return {
    headline: `${subscription.id} is changed${resumed}.`,
    blocks: [
      { kind: 'paragraph', spans: [text(`Changed${resumed}:`)] },
      subscriptionBlock({ subscription: now, nextAt }, deps),
      ...problems.map((problem): Block => ({ kind: 'note', spans: [text(`Nothing can arrive here yet: ${problem}`)] })),
    ],
    timezone: wishes.schedule.timezone,
  };
}

/** Only what differs, so that two people who change two things at once both succeed. */
function changed(before: Wishes, after: Wishes): Partial<Wishes> {
  const keys = [
    'packs',
    'mode',
    'threshold',
    'schedule',
    'quiet',
    'mention',
    'language',
    'heartbeat',
    'threads',
  ] as const;
  const differing = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  return Object.fromEntries(differing.map((key) => [key, after[key]]));
}

/** The subscription that an id names, or the only one; refuses in one sentence that lists the ids. */
export function chosenOne(found: readonly ChannelSubscription[], id: string | undefined): ChannelSubscription {
  const ids = found.map(({ subscription }) => subscription.id);
  const [only] = found;
  if (id === undefined && found.length === 1 && only) return only;
  if (id === undefined || id === 'all')
    throw new AppError('bad-input', `Which one? Add subscription:${oneOf(ids)}; /ceasefire settings lists them.`);
  const chosen = found.find(({ subscription }) => subscription.id === id);
  if (!chosen) throw gone(id, ids);
  return chosen;
}

function gone(id: string, ids: readonly SubscriptionId[] = []): AppError {
  const there = ids.length > 0 ? `; there is ${allOf(ids)}` : '';
  return new AppError('not-found', `This channel has no subscription ${id}${there}.`);
}

/** What a channel without a subscription is told. */
export function notSubscribed(request: Request, deps: CommandDeps): Message {
  const spans: readonly Span[] = [
    text('This channel is not subscribed to anything; '),
    code('/ceasefire subscribe'),
    text(' changes that, with good defaults.'),
  ];
  return {
    headline: 'This channel is not subscribed to anything.',
    blocks: [{ kind: 'paragraph', spans }],
    timezone: zoneOf(request, deps),
  };
}

function code(words: string): Span {
  return { kind: 'code', text: words };
}
