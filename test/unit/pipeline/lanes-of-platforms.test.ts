import { expect, it } from '@jest/globals';
import type { DeliverDeps } from '../../../src/pipeline/deliver-one.ts';
import { deliverQueued } from '../../../src/pipeline/deliver-queued.ts';
import type { Delivery, DeliveryId, PostOutcome } from '../../../src/domain/telling/delivery.ts';
import { sentence } from '../../../src/domain/telling/message.ts';
import type { ChannelAddress, Platform } from '../../../src/domain/telling/subscription.ts';
import type { Messenger } from '../../../src/ports/messenger.ts';
import type { Outbox } from '../../../src/ports/outbox.ts';
import { ChannelWall } from '../../fakes/channel-wall.ts';
import { ChatRoom } from '../../support/chat-room.ts';

const NOW = new Date('2031-05-06T10:00:00Z');

function notice(n: number, platform: Platform): Delivery {
  const at = { createdAt: NOW, nextAttemptAt: NOW, attemptedAt: null };
  const address: ChannelAddress = { platform, workspace: 'T1', channel: `C${n}` };
  const told = { subscriptionId: null, kind: 'notice', carries: [], tells: null } as const;
  const message = sentence('the truce holds');
  return {
    ...at,
    ...told,
    id: n as DeliveryId,
    key: `${n}`,
    address,
    message,
    state: 'queued',
    attempts: 0,
    ref: null,
  };
}

it('a platform that answers nothing in hundreds of channels holds up no other platform', async () => {
  const [silent, slack] = [new ChannelWall('discord'), new ChannelWall('slack')];
  const hanging: ((outcome: PostOutcome) => void)[] = [];
  silent.onPost = () => new Promise((resolve) => hanging.push(resolve));
  const queued = [...Array.from({ length: 300 }, (_, n) => notice(n + 1, 'discord')), notice(1000, 'slack')];
  const outbox: Pick<Outbox, 'due' | 'begin' | 'settle' | 'standingIn'> = {
    due: async (_now, of) => queued.filter(({ address, id }) => address.platform === of?.platform && !of.channel && id),
    begin: async () => true,
    settle: async () => undefined,
    standingIn: async () => new Set(),
  };
  const deps: DeliverDeps = {
    outbox: outbox as Outbox,
    subscriptions: { current: async () => null },
    conflicts: [],
    messengers: new Map<Platform, Messenger>([
      ['discord', silent],
      ['slack', slack],
    ]),
    nothingToPost: { changed: () => undefined },
    clock: { now: () => NOW },
    log: new ChatRoom().log,
  };
  const stopping = new AbortController();
  const work = deliverQueued(deps, stopping.signal);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(silent.asked).toBe(100);
  expect(slack.in('C1000')).toHaveLength(1);
  stopping.abort();
  for (const answer of hanging) answer({ kind: 'later', because: 'busy', retryAfterMs: null });
  expect(await work).toEqual({ sent: 1, failed: 100 });
});
