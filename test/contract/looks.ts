import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Looks, Person } from '../../src/ports/looks.ts';
import { at, north, south } from '../support/stories.ts';
import type { OpenStoreUnderTest, StoreUnderTest } from '../support/store-ports.ts';

const ada: Person = { platform: 'slack', id: 'U1' };

/** How the last look of each person is kept. */
export function itKeepsLooks(open: OpenStoreUnderTest): void {
  let store: StoreUnderTest;
  let looks: Looks;
  beforeEach(async () => {
    store = await open();
    looks = store.ports.looks;
  });
  afterEach(() => store.close());

  describe('looks', () => {
    it('are each person’s own, by platform and conflict', async () => {
      await looks.noteLook(ada, north, at('08:00'));
      const others: readonly Person[] = [
        { ...ada, platform: 'discord' },
        { ...ada, id: 'U2' },
      ];
      expect(await Promise.all(others.map((person) => looks.lastLook(person, north)))).toEqual([null, null]);
      expect(await looks.lastLook(ada, south)).toBeNull();
      expect(await (await store.reopen()).looks.lastLook(ada, north)).toEqual(at('08:00'));
    });

    it('move on, and never back', async () => {
      for (const time of ['08:00', '09:30', '07:00']) await looks.noteLook(ada, north, at(time));
      expect(await looks.lastLook(ada, north)).toEqual(at('09:30'));
    });

    it('move back from where a clock that was ahead had put them', async () => {
      await looks.noteLook(ada, north, new Date('2099-01-01T08:00:00Z'));
      await looks.noteLook(ada, north, at('08:00'));
      expect(await looks.lastLook(ada, north)).toEqual(at('08:00'));
    });
  });
}
