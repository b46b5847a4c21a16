import { describe, expect, it } from '@jest/globals';
import type { PackId } from '../../../../src/domain/diplomacy/pack.ts';
import type { Development } from '../../../../src/domain/ledger/development.ts';
import type { EventId } from '../../../../src/domain/news/report.ts';
import { breakingPosts, toldByPosts } from '../../../../src/domain/telling/breaking.ts';
import type { Subscription, SubscriptionId } from '../../../../src/domain/telling/subscription.ts';
import { anEntry } from '../../../support/conflict.ts';
import { aWish } from '../../../support/telling.ts';

const noon = new Date('2031-05-06T12:00:00Z');
const nothing = { ids: new Set<never>(), lastHour: 0 };

function aSubscription(change: Partial<Subscription> = {}): Subscription {
  return {
    ...aWish({ quiet: null }),
    id: 'abcd' as SubscriptionId,
    createdAt: noon,
    state: 'active',
    pausedBecause: null,
    resumedAt: null,
    told: { strait: 0 },
    lastDueAt: noon,
    requestedAt: null,
    ...change,
  };
}

const entry = (seq: number, change: Partial<Development> = {}): Development =>
  anEntry({ seq, eventId: `E${seq}` as EventId, ...change });
const shown = (posts: ReturnType<typeof breakingPosts>): readonly (readonly string[])[] =>
  posts.map((post) => post.entries.map((d) => d.id));

describe('breaking posts', () => {
  it('tell one event in one message', () => {
    const ledger = [entry(1), entry(2, { eventId: 'E1' as EventId, type: 'talks', value: 'held' }), entry(3)];
    expect(shown(breakingPosts(aSubscription(), ledger, nothing, noon))).toEqual([['VK-1', 'VK-2'], ['VK-3']]);
  });

  it('leave out background, confirmations, what is below the threshold and what was told', () => {
    const ledger = [
      entry(1),
      entry(2, { background: true }),
      entry(3, { kind: 'confirmed' }),
      entry(4, { type: 'demand', value: 'stated' }),
      entry(5),
    ];
    const told = { strait: 1 } as Record<PackId, number>;
    expect(shown(breakingPosts(aSubscription({ told }), ledger, nothing, noon))).toEqual([['VK-5']]);
    expect(shown(breakingPosts(aSubscription({ told, threshold: 'all' }), ledger, nothing, noon))).toHaveLength(2);
  });

  it('tell as one net change what a pause let pass, and singly what came after it', () => {
    const minutes = (count: number) => new Date(noon.getTime() + count * 60_000);
    const ledger = [entry(1), entry(2), entry(3)].map((d, n) => ({ ...d, learnedAt: minutes(n - 4) }));
    const resumed = aSubscription({ resumedAt: minutes(-2) });
    expect(shown(breakingPosts(resumed, ledger, nothing, noon))).toEqual([['VK-1', 'VK-2'], ['VK-3']]);
  });

  it('tell what confirmed their entries by then with them, since they speak with the certainty of their moment', () => {
    const confirmed = { kind: 'confirmed', confirms: entry(1).id } as const;
    const ledger = [entry(1), entry(2), entry(3, confirmed), entry(4, confirmed)];
    expect(shown(breakingPosts(aSubscription(), ledger, nothing, noon))).toEqual([['VK-1', 'VK-3', 'VK-4'], ['VK-2']]);
    const posted = { ids: new Set([entry(1).id]), lastHour: 1 };
    expect(shown(breakingPosts(aSubscription(), ledger, posted, noon))).toEqual([['VK-2']]);
  });

  it('are told one by one though the channel was resumed by a clock that was ahead', () => {
    const resumedAt = new Date(noon.getTime() + 26 * 3_600_000);
    const posts = breakingPosts(aSubscription({ resumedAt }), [entry(1), entry(2)], nothing, noon);
    expect(shown(posts)).toEqual([['VK-1'], ['VK-2']]);
  });

  it('of a posted event come again only for a phase or a position', () => {
    const event = { eventId: 'E1' as EventId };
    const ledger = [
      entry(1, { ...event, type: 'talks', value: 'scheduled' }),
      entry(2, { ...event, type: 'talks', value: 'held' }),
      entry(3, { ...event }),
    ];
    const posted = { ids: new Set([entry(1).id]), lastHour: 1 };
    expect(shown(breakingPosts(aSubscription(), ledger, posted, noon))).toEqual([['VK-3']]);
  });

  it('tell the first of an event also where a later one was posted while it was held', () => {
    const event = { eventId: 'E1' as EventId, type: 'talks' } as const;
    const ledger = [
      entry(1, { ...event, value: 'scheduled', late: true }),
      entry(2, { ...event, value: 'held' }),
      entry(3, { ...event, value: 'held' }),
    ];
    const posted = { ids: new Set([entry(2).id]), lastHour: 1 };
    const later = new Date(noon.getTime() + 3_600_000);
    expect(shown(breakingPosts(aSubscription(), ledger, posted, later))).toEqual([['VK-1']]);
    expect(toldByPosts(aSubscription(), ledger, posted, new Set())).toBe(0);
  });

  it('beyond six an hour are gathered into the sixth; phases always post', () => {
    const ledger = [
      ...Array.from({ length: 9 }, (_, n) => entry(n + 1)),
      entry(10, { type: 'phase', value: 'agreed' }),
    ];
    const posts = breakingPosts(aSubscription(), ledger, nothing, noon);
    expect(posts).toHaveLength(6);
    expect(posts.at(-1)).toMatchObject({ gathered: true });
    expect(posts.flatMap((post) => post.entries)).toHaveLength(10);
    const full = breakingPosts(aSubscription(), ledger, { ids: new Set(), lastHour: 6 }, noon);
    expect(shown(full)).toEqual([['VK-10']]);
    expect(breakingPosts(aSubscription({ threshold: 'all' }), ledger, nothing, noon)).toHaveLength(10);
  });

  it('wait out quiet hours and come as one net change', () => {
    const subscription = aSubscription({
      quiet: '22:00-07:00',
      schedule: { time: '08:00', days: 'daily', timezone: 'UTC' },
    });
    const night = new Date('2031-05-06T23:00:00Z');
    const ledger = [entry(1, { learnedAt: night }), entry(2, { learnedAt: night })];
    expect(breakingPosts(subscription, ledger, nothing, night)).toEqual([]);
    const morning = breakingPosts(subscription, ledger, nothing, new Date('2031-05-07T07:00:00Z'));
    expect(shown(morning)).toEqual([['VK-1', 'VK-2']]);
    expect(morning[0]).toMatchObject({ gathered: true });
  });

  describe('of late news', () => {
    const lateAt = (seq: number, second: number, change: Partial<Development> = {}): Development =>
      entry(seq, { late: true, learnedAt: new Date(noon.getTime() + second * 1000), ...change });
    const after = (second: number): Date => new Date(noon.getTime() + second * 1000);

    it.each(['phase', 'major', 'all'] as const)('are one net change once no more comes, also under %s', (threshold) => {
      const phases = { type: 'phase', value: 'agreed' } as const;
      const ledger = Array.from({ length: 12 }, (_, n) => lateAt(n + 1, n, phases));
      const posts = (second: number) => breakingPosts(aSubscription({ threshold }), ledger, nothing, after(second));
      expect(posts(40)).toEqual([]);
      expect(posts(41)).toEqual([{ entries: ledger, gathered: true }]);
    });

    it('do not hold up what is not late, and count as one of six an hour', () => {
      const ledger = [lateAt(1, 0), lateAt(2, 0), ...Array.from({ length: 9 }, (_, n) => entry(n + 3))];
      expect(breakingPosts(aSubscription(), ledger, nothing, after(1))).toHaveLength(6);
      const settled = breakingPosts(aSubscription(), ledger, nothing, after(60));
      expect([settled.length, settled[0]?.entries.length]).toEqual([6, 2]);
    });

    it('wait no longer than five minutes for more, and not for what a clock set back put ahead', () => {
      const drip = Array.from({ length: 16 }, (_, n) => lateAt(n + 1, n * 20));
      expect(breakingPosts(aSubscription(), drip.slice(0, 15), nothing, after(299))).toEqual([]);
      expect(shown(breakingPosts(aSubscription(), drip, nothing, after(300)))[0]).toHaveLength(16);
      expect(breakingPosts(aSubscription(), [lateAt(1, 9_000)], nothing, noon)).toHaveLength(1);
    });

    it('come together with what was held in quiet hours, and wait them out', () => {
      const subscription = aSubscription({
        quiet: '22:00-07:00',
        schedule: { time: '08:00', days: 'daily', timezone: 'UTC' },
      });
      const night = new Date('2031-05-06T23:00:00Z');
      const ledger = [entry(1, { learnedAt: night, late: true }), entry(2, { learnedAt: night })];
      const morning = breakingPosts(subscription, ledger, nothing, new Date('2031-05-07T07:00:00Z'));
      expect(shown(morning)).toEqual([['VK-1', 'VK-2']]);
    });
  });

  it('are none for a channel that wants digests alone', () => {
    expect(breakingPosts(aSubscription({ mode: 'digest' }), [entry(1)], nothing, noon)).toEqual([]);
  });
});

describe('what a channel of breaking posts alone was told', () => {
  const sent = new Set([entry(2).id, entry(4).id]);

  it('reaches as far as nothing waits and everything posted stands there', () => {
    const ledger = [entry(1, { background: true }), entry(2), entry(3, { type: 'demand', value: 'stated' }), entry(4)];
    const told = (undelivered: readonly Development[], ids = sent): number =>
      toldByPosts(aSubscription(), ledger, { ids }, new Set(undelivered.map(({ id }) => id)));
    expect([told([]), told([entry(4)]), told([entry(2), entry(4)]), told([], new Set([entry(4).id]))]).toEqual([
      4, 3, 1, 1,
    ]);
  });

  it('is not moved by quiet hours, and nothing is told of an empty ledger', () => {
    const quiet = aSubscription({ quiet: '11:00-13:00', schedule: { ...aSubscription().schedule, timezone: 'UTC' } });
    expect(toldByPosts(quiet, [entry(1)], { ids: new Set() }, new Set())).toBe(0);
    expect(toldByPosts(quiet, [], { ids: new Set() }, new Set())).toBe(0);
  });
});
