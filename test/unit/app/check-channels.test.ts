import { expect, it } from '@jest/globals';
import { unreachableChannels } from '../../../src/app/check-channels.ts';
import type { ChannelAddress } from '../../../src/domain/telling/subscription.ts';
import { ChannelWall } from '../../fakes/channel-wall.ts';
import { InMemoryStore } from '../../fakes/in-memory-store.ts';
import { anAddress, aWish } from '../../support/telling.ts';

it('what lacks for threads is named where threads are wished, and asked about once a channel', async () => {
  const { subscriptions } = new InMemoryStore();
  const asked: string[] = [];
  const wall = new ChannelWall();
  Object.assign(wall, {
    threadsLacking: async ({ channel }: ChannelAddress) => (asked.push(channel), ['It lacks Create Public Threads.']),
  });
  for (const threads of [true, false, true])
    await subscriptions.add(aWish({ address: anAddress(), threads }), {}, new Date('2031-05-06T06:00:00Z'));
  const deps = { subscriptions, messengers: new Map([['slack', wall] as const]) };
  const found = [];
  for await (const one of unreachableChannels('slack', deps, new AbortController().signal)) found.push(one);
  const because = ['It lacks Create Public Threads.'];
  expect(found).toEqual([
    { id: 's001', address: anAddress(), lacking: 'threads', because },
    { id: 's003', address: anAddress(), lacking: 'threads', because },
  ]);
  expect(asked).toEqual(['desk']);
});
