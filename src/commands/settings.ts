import { sentence, strong, text, type Block, type Message, type Reply, type Span } from '../domain/telling/message.ts';
import type { Subscription, Wishes } from '../domain/telling/subscription.ts';
import { momentInWords } from '../domain/telling/time-in-words.ts';
import { nextDigest, type ChannelSubscription } from '../queries/subscriptions-of-channel.ts';
import { isAnyConfigured, packNames } from './chosen-pack.ts';
import { addressesOf, chosenOne, gone, placeOf, subscriptionsMeant, whichOne } from './chosen-subscription.ts';
import { zoneOf, type Command, type CommandDeps, type Request } from './command.ts';
import { withKnownMention } from './known-mention.ts';
import { lackBlocks } from './lack-blocks.ts';
import { mayManage, mustManageOneOf } from './permission.ts';
import { settingsForm } from './settings-form.ts';
import { toldSoFar } from './subscribe.ts';
import { WISH_OPTIONS, wishesInWords, withOptions } from './wish-options.ts';

/** `settings`: lists what is subscribed here; of one that is named offers a form, or changes what options say. */
export const settings: Command = {
  name: ['settings'],
  summary: 'List what this channel is subscribed to, or change it',
  options: [
    {
      name: 'subscription',
      description: 'Its short id or its number in the list, where there are several',
      required: false,
      kind: 'subscription',
    },
    ...WISH_OPTIONS.filter((option) => option.name !== 'channel'),
  ],
  example: '/ceasefire settings time:07:30 threshold:phase',
  available: true,
  private: true,
  run: async (request, deps) => {
    const id = request.options.get('subscription');
    const found = await subscriptionsMeant(id, request, deps);
    if (found.length === 0) return { message: notSubscribed(request, deps), private: true };
    const wanted = [...request.options.keys()].some((name) => name !== 'subscription');
    if (wanted) return change(found, request, deps);
    return id === undefined || id === 'all' ? list(found, request, deps) : one(chosenOne(found, id), request, deps);
  },
};

/** As many buttons as Slack and Discord set side by side, less the one that ends. */
const MOST_CHANGED = 4;

function list(found: readonly ChannelSubscription[], request: Request, deps: CommandDeps): Reply {
  const count = found.length === 1 ? 'One subscription' : `${found.length} subscriptions`;
  const [first] = found;
  const message: Message = {
    headline: `${count} in this channel`,
    blocks: [
      { kind: 'heading', text: `${count} in this channel` },
      ...found.map((each, n) => subscriptionBlock(each, found.length > 1 ? n + 1 : null, deps)),
      {
        kind: 'note',
        spans: [
          text('Change one with '),
          code(`/ceasefire settings subscription:${first?.subscription.id ?? ''} time:07:30`),
          text('; stop it with '),
          code(`/ceasefire unsubscribe ${first?.subscription.id ?? ''}`),
          text(found.length > 1 ? '. Its number in this list does as well as its id.' : '.'),
        ],
      },
    ],
    timezone: zoneOf(request, deps),
  };
  const change = found.slice(0, MOST_CHANGED).map(({ subscription: { id } }) => ({
    label: found.length === 1 ? 'Change it' : `Change ${id}`,
    words: `settings ${id}`,
  }));
  const end = found.length === 1 ? `unsubscribe ${first?.subscription.id ?? ''}` : 'unsubscribe';
  const next = [...change, { label: found.length === 1 ? 'End it' : 'End one', words: end }];
  return { message, private: true, next };
}

/** One subscription, and what can be done with it. */
async function one(found: ChannelSubscription, request: Request, deps: CommandDeps): Promise<Reply> {
  const { subscription } = found;
  const message: Message = {
    headline: `Subscription ${subscription.id}`,
    blocks: [
      subscriptionBlock(found, null, deps),
      {
        kind: 'note',
        spans: [text('Change it with '), code(`/ceasefire settings subscription:${subscription.id} time:07:30`)],
      },
    ],
    timezone: zoneOf(request, deps),
  };
  const next = [{ label: 'End it', words: `unsubscribe ${subscription.id}` }];
  const form = (await mayManage(request, subscription.address)) ? { form: settingsForm(subscription, deps.packs) } : {};
  return { message, private: true, next, ...form };
}

function subscriptionBlock(
  { subscription, nextAt }: ChannelSubscription,
  number: number | null,
  deps: CommandDeps,
): Block {
  const zone = subscription.schedule.timezone;
  const comes = nextAt !== null && isAnyConfigured(subscription.packs, deps.packs);
  const next = !comes ? [] : [text(` Next digest ${momentInWords(nextAt, zone)}.`)];
  const spans: readonly Span[] = [
    ...(number === null ? [] : [text(`${number} · `)]),
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

async function change(found: readonly ChannelSubscription[], request: Request, deps: CommandDeps): Promise<Reply> {
  await mustManageOneOf(request, addressesOf(found));
  if (!request.options.has('subscription') && found.length > 1) return askWhich(found, request, deps);
  const { subscription } = chosenOne(found, request.options.get('subscription'));
  await mustManageOneOf(request, [subscription.address]);
  const place = placeOf(subscription, request);
  const wishes = withOptions(subscription, await withKnownMention(request.options, request));
  const told = await toldSoFar(wishes.packs, deps);
  const done = await deps.subscriptions.change(subscription.id, changed(subscription, wishes), deps.clock.now(), told);
  if (!done) throw gone(subscription.id);
  const now: Subscription = { ...subscription, ...wishes, state: 'active', pausedBecause: null };
  const nextAt = nextDigest(now, deps.clock.now());
  const resumed = subscription.state === 'paused' ? ' and active again' : '';
  const lacks = await deps.preflight(subscription.address, wishes);
  const message: Message = {
    headline: `${subscription.id} is changed${resumed}.`,
    blocks: [
      { kind: 'paragraph', spans: [text(`Changed${resumed}:`)] },
      subscriptionBlock({ subscription: now, nextAt }, null, deps),
      ...lackBlocks(lacks, place),
    ],
    timezone: wishes.schedule.timezone,
  };
  return { message, private: true };
}

/** Asks which one is meant; each button makes the change that was asked for. */
function askWhich(found: readonly ChannelSubscription[], request: Request, deps: CommandDeps): Reply {
  const wishes = [...request.options].map(([name, value]) => ` ${name}:${/\s/u.test(value) ? `"${value}"` : value}`);
  const next = found.slice(0, MOST_CHANGED).map(({ subscription: { id } }) => ({
    label: `Change ${id}`,
    words: `settings subscription:${id}${wishes.join('')}`,
  }));
  return { message: sentence(whichOne(found), zoneOf(request, deps)), private: true, next };
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
