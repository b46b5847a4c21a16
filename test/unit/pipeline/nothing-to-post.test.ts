import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Subscription } from '../../../src/domain/telling/subscription.ts';
import { NothingToPost } from '../../../src/pipeline/nothing-to-post.ts';
import { InMemoryStore } from '../../fakes/in-memory-store.ts';
import { anEntry } from '../../support/conflict.ts';
import { north } from '../../support/stories.ts';
import { subscribed, tellsNorth } from '../../support/telling.ts';

const NOW = new Date('2031-05-06T06:00:00Z');
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
const ledgers = (seq = 3, knows = 1, decided = 1) =>
  new Map([[north, { entries: [anEntry({ seq })], knows, decided }]]);

describe('a subscription with nothing to post', () => {
  let desk: Subscription;
  let nothing: NothingToPost;
  beforeEach(async () => {
    desk = await subscribed(new InMemoryStore().subscriptions);
    nothing = new NothingToPost();
    nothing.found(desk, ledgers(), NOW);
  });

  it('is not looked at again for a minute, while it and its ledger are as they were', () => {
    expect(nothing.holds({ ...desk, told: { ...desk.told } }, ledgers(), later(1))).toBe(true);
    expect(nothing.holds(desk, ledgers(), later(59))).toBe(true);
    expect(nothing.holds(desk, ledgers(), later(60))).toBe(false);
  });

  it.each([
    ['was told more', (s: Subscription) => ({ ...s, told: tellsNorth(9) }), ledgers()],
    ['wishes another thing', (s: Subscription) => ({ ...s, threshold: 'phase' as const }), ledgers()],
    ['has a ledger that went on', (s: Subscription) => s, ledgers(4)],
    ['has a ledger that was corrected', (s: Subscription) => s, ledgers(3, 2)],
    ['has a ledger of which the desk has made one event two', (s: Subscription) => s, ledgers(3, 1, 2)],
    ['has one ledger less', (s: Subscription) => s, new Map()],
  ] as const)('is looked at again when it %s', (_, changed, found) => {
    expect(nothing.holds(changed(desk), found, later(1))).toBe(false);
    expect(nothing.holds(desk, ledgers(), later(1))).toBe(false);
  });

  it('is looked at again when a message of it has changed, also during the look', () => {
    nothing.changed(desk.id);
    expect(nothing.holds(desk, ledgers(), later(1))).toBe(false);
    nothing.changed(desk.id);
    nothing.found(desk, ledgers(), later(1));
    expect(nothing.holds(desk, ledgers(), later(2))).toBe(false);
    nothing.found(desk, ledgers(), later(2));
    expect(nothing.holds(desk, ledgers(), later(3))).toBe(true);
  });

  it('is looked at again when the clock was set back, and forgotten when it is gone', () => {
    expect(nothing.holds(desk, ledgers(), later(-1))).toBe(false);
    nothing.found(desk, ledgers(), NOW);
    nothing.keep(new Set());
    expect(nothing.holds(desk, ledgers(), later(1))).toBe(false);
  });
});
