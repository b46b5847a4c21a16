import { expect, it } from '@jest/globals';
import { lackingChannels } from '../../../src/app/check-channels.ts';
import type { ChannelAddress } from '../../../src/domain/telling/subscription.ts';
import { ChannelWall } from '../../fakes/channel-wall.ts';
import { InMemoryStore } from '../../fakes/in-memory-store.ts';
import { anAddress, aWish } from '../../support/telling.ts';

it('what lacks for threads is named where threads are wished, and asked about once a channel and wish', async () => {
  const { subscriptions } = new InMemoryStore();
  const asked: string[] = [];
  const wall = new ChannelWall();
  const lacks = [{ harms: 'threads', because: 'It lacks Create Public Threads.' }] as const;
  Object.assign(wall, {
    preflight: async ({ channel }: ChannelAddress, { threads }: { readonly threads: boolean }) => {
      asked.push(`${channel} ${threads ? 'with' : 'without'} threads`);
      return threads ? lacks : [];
    },
  });
  for (const threads of [true, false, true])
    await subscriptions.add(aWish({ address: anAddress(), threads }), {}, new Date('2031-05-06T06:00:00Z'));
  const deps = { subscriptions, messengers: new Map([['slack', wall] as const]) };
  const found = [];
  for await (const one of lackingChannels('slack', deps, new AbortController().signal)) found.push(one);
  expect(found).toEqual([
    { id: 's001', address: anAddress(), lacks },
    { id: 's003', address: anAddress(), lacks },
  ]);
  expect(asked).toEqual(['desk with threads', 'desk without threads']);
});
