import type { Pack } from '../domain/diplomacy/pack.ts';
import type { Board } from '../domain/ledger/board.ts';
import type { DevelopmentId } from '../domain/ledger/development.ts';
import type { BreakingPost } from '../domain/telling/breaking.ts';
import type { NewDelivery } from '../domain/telling/delivery.ts';
import { everyLine } from '../domain/telling/digest.ts';
import type { Message } from '../domain/telling/message.ts';
import { renderBreaking } from '../domain/telling/render-digest.ts';
import { splitMessage } from '../domain/telling/split-message.ts';
import type { Platform, Subscription } from '../domain/telling/subscription.ts';
import type { Clock } from '../ports/clock.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { Outbox } from '../ports/outbox.ts';
import { whomToName } from './name-in-posts.ts';

interface ComposeDeps {
  readonly outbox: Pick<Outbox, 'pingsSince'>;
  readonly messengers: ReadonlyMap<Platform, Messenger>;
  readonly clock: Clock;
}

/** An event's breaking post, or several gathered in one; none where its changes come to nothing. */
export async function breakingDeliveries(
  subscription: Subscription,
  pack: Pack,
  post: BreakingPost,
  board: Board,
  deps: ComposeDeps,
  now: Date,
): Promise<readonly NewDelivery[]> {
  // whatever is gathered is told: a long message is split
  const lines = everyLine(pack, { entries: post.entries, board, now });
  if (lines.length === 0) return [];
  const rendered = renderBreaking(pack.name, lines, subscription.schedule.timezone, subscription.language);
  const isPhase = lines.some(({ type }) => type === 'phase');
  const message = { ...rendered, ...(await whomToName(subscription, { isPhase }, deps)) };
  const carries = post.entries.map((d) => d.id);
  return deliveriesOf(
    subscription,
    message,
    `${subscription.id}:breaking:${carries[0] ?? ''}`,
    'breaking',
    carries,
    deps,
    now,
  );
}

/** A message on its way to a subscription's channel, in as many parts as its platform takes. */
export function deliveriesOf(
  subscription: Subscription,
  message: Message,
  key: string,
  kind: NewDelivery['kind'],
  carries: readonly DevelopmentId[],
  deps: Pick<ComposeDeps, 'messengers'>,
  now: Date,
): readonly NewDelivery[] {
  const budget = deps.messengers.get(subscription.address.platform)?.budget ?? { characters: 2000, blocks: 20 };
  const messages = splitMessage(message, budget);
  return messages.map((part, n) => ({
    key: `${key}:${n + 1}`,
    subscriptionId: subscription.id,
    address: subscription.address,
    kind,
    message: part,
    carries: n === 0 ? carries : [],
    tells: null,
    createdAt: now,
  }));
}
