import { afterEach, beforeEach } from '@jest/globals';
import type { Subscription } from '../../src/domain/telling/subscription.ts';
import type { Outbox } from '../../src/ports/outbox.ts';
import { at } from '../support/stories.ts';
import type { OpenStoreUnderTest, StorePorts, StoreUnderTest } from '../support/store-ports.ts';
import { current, subscribed } from '../support/telling.ts';

/** A channel that subscribed, over a store that is opened for each test. */
export interface SubscribedDesk {
  readonly ports: StorePorts;
  readonly outbox: Outbox;
  readonly desk: Subscription;
  /** What a crash and a new start do; the ports are others from then on. */
  reopen(): Promise<StorePorts>;
  /** The last entry of the northern ledger that the channel was told. */
  told(): Promise<number | undefined>;
  /** The keys of what is due at a time of the day. */
  dueKeys(time: string): Promise<readonly string[]>;
}

export function aSubscribedDesk(open: OpenStoreUnderTest): SubscribedDesk {
  let store: StoreUnderTest;
  let desk: Subscription;
  beforeEach(async () => {
    store = await open();
    desk = await subscribed(store.ports.subscriptions);
  });
  afterEach(() => store.close());
  return {
    get ports() {
      return store.ports;
    },
    get outbox() {
      return store.ports.outbox;
    },
    get desk() {
      return desk;
    },
    reopen: () => store.reopen(),
    told: async () => (await current(store.ports.subscriptions, desk)).told['north'],
    dueKeys: async (time) => (await store.ports.outbox.due(at(time))).map(({ key }) => key),
  };
}
