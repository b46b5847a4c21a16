import type { types } from '@slack/bolt';
import type { Pack } from '../../../domain/diplomacy/pack.ts';
import { text, type Message, type Reply, type Span } from '../../../domain/telling/message.ts';
import { splitMessage } from '../../../domain/telling/split-message.ts';
import type { Subscription } from '../../../domain/telling/subscription.ts';
import { packNames } from '../../../commands/chosen-pack.ts';
import { wishesInWords } from '../../../commands/wish-options.ts';
import { nextOf } from '../../chat/next-of.ts';
import { lineText } from '../slack-mrkdwn.ts';
import { renderMessage } from '../slack-render.ts';

type KnownBlock = types.KnownBlock;

/** A subscription as the home tab shows it. */
export interface ShownSubscription {
  readonly subscription: Subscription;
  readonly nextAt: Date | null;
}

/** What one person sees. */
export interface HomeContent {
  readonly board: Reply;
  readonly packs: readonly Pack[];
  /** Those of the person's own channels. */
  readonly subscriptions: readonly ShownSubscription[];
  /** How many more there are in the workspace. */
  readonly elsewhere: number;
  /** Why the person's channels are not known, as a sentence. */
  readonly lacking: string | null;
  readonly mayManage: boolean;
  /** The person's direct messages with the bot. */
  readonly direct: string;
}

/** What the buttons of a subscription do, and the words that do it. */
export const HOME_ACTIONS = {
  settings: { label: 'Settings', words: (id: string) => `settings subscription:${id}` },
  preview: { label: 'Preview', words: () => 'digest preview' },
  stop: { label: 'Stop', words: (id: string) => `unsubscribe ${id}` },
} as const;
export type HomeAction = keyof typeof HOME_ACTIONS;
/** Stands before an action in the id of its button. */
export const HOME = 'home';

/** A view holds a hundred blocks and 250 KB; a block of text may be 3,000 characters of three bytes each. */
const BOARD = { characters: 16_000, blocks: 40 };
const MOST_BLOCKS = 100;
const MOST_SUBSCRIPTIONS = 20;
const LONGEST_LINE = 3000;

/** The home tab: where things stand, and what the person's channels get. */
export function homeView(content: HomeContent): types.HomeView {
  const { board, subscriptions, packs, mayManage, direct } = content;
  const shown = subscriptions.slice(0, MOST_SUBSCRIPTIONS);
  const blocks = [
    ...boardBlocks(board),
    { type: 'divider' as const },
    header('What your channels get'),
    ...shown.flatMap((one) => subscriptionBlocks(one, packs, mayManage, direct)),
    ...notes(content, shown.length, board.message.timezone),
  ];
  return { type: 'home', private_metadata: direct, blocks: blocks.slice(0, MOST_BLOCKS) };
}

/** What a modal shows of an answer, as much as it holds. */
export function firstBlocks(reply: Reply): KnownBlock[] {
  const { message } = reply;
  const next = nextOf(reply);
  const [first = message, ...more] = splitMessage(message, BOARD);
  const rest = more.length === 0 ? [] : [note([text('There is more; ask in a channel to see all of it.')], message)];
  return [...renderMessage(first, next).blocks, ...rest];
}

function boardBlocks(board: Reply): KnownBlock[] {
  return firstBlocks(board);
}

function subscriptionBlocks(
  { subscription, nextAt }: ShownSubscription,
  packs: readonly Pack[],
  mayManage: boolean,
  direct: string,
): KnownBlock[] {
  const { id, address, schedule, state } = subscription;
  const place = address.channel === direct ? '*Your direct messages*' : `<#${address.channel}>`;
  const words: readonly Span[] = [
    { kind: 'strong', text: packNames(subscription.packs, packs) },
    text(`: ${wishesInWords(subscription)}.`),
    ...(nextAt === null
      ? []
      : [text(' Next digest '), { kind: 'time', at: nextAt, style: 'datetime' } as const, text('.')]),
    ...(state === 'paused' ? [text(` Paused: ${subscription.pausedBecause ?? 'no reason kept'}`)] : []),
  ];
  const said = `${place} · ${lineText(words, schedule.timezone, 'followed')}`;
  const section: KnownBlock = {
    type: 'section',
    text: { type: 'mrkdwn', text: said.length <= LONGEST_LINE ? said : `${place} · \`${id}\``, verbatim: true },
  };
  return mayManage ? [section, actions(id)] : [section];
}

function actions(id: string): KnownBlock {
  const names = Object.keys(HOME_ACTIONS) as HomeAction[];
  const elements = names.map((name): types.Button => {
    const button = {
      type: 'button' as const,
      action_id: `${HOME}-${name}`,
      text: plain(HOME_ACTIONS[name].label),
      value: id,
    };
    return name === 'stop' ? { ...button, style: 'danger', confirm: CONFIRM } : button;
  });
  return { type: 'actions', block_id: `${HOME}-${id}`, elements };
}

const CONFIRM: types.ConfirmationDialog = {
  title: plain('Stop this subscription?'),
  text: plain('Nothing more of it is posted in that channel.'),
  confirm: plain('Stop'),
  deny: plain('Keep'),
};

function notes({ subscriptions, elsewhere, lacking }: HomeContent, shown: number, timezone: string): KnownBlock[] {
  const more = subscriptions.length - shown;
  const said = [
    ...(lacking === null ? [] : [lacking]),
    ...(more > 0 ? [`${more} more in your channels; /ceasefire settings lists them there.`] : []),
    ...(elsewhere > 0 ? [`${elsewhere} more in channels of this workspace that you are not in.`] : []),
    ...(subscriptions.length === 0 && lacking === null
      ? ['None of your channels gets anything yet; /ceasefire subscribe in one of them changes that.']
      : []),
  ];
  return said.map((words) => note([text(words)], { timezone }));
}

function note(spans: readonly Span[], { timezone }: Pick<Message, 'timezone'>): KnownBlock {
  return {
    type: 'context',
    elements: [{ type: 'mrkdwn', text: lineText(spans, timezone, 'followed'), verbatim: true }],
  };
}

function header(words: string): KnownBlock {
  return { type: 'header', text: plain(words) };
}

function plain(words: string): types.PlainTextElement {
  return { type: 'plain_text', text: words, emoji: false };
}
