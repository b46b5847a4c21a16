import { describe, expect, it } from '@jest/globals';
import { nextDigest } from '../../../src/queries/subscriptions-of-channel.ts';
import type { Subscription } from '../../../src/domain/telling/subscription.ts';

const subscription = {
  state: 'active',
  mode: 'both',
  schedule: { time: '08:00', days: 'daily', timezone: 'Europe/Kyiv' },
  quiet: '22:00-09:00',
  requestedAt: null,
  lastDueAt: new Date('2031-05-05T05:00:00Z'),
} as Pick<Subscription, 'state' | 'mode' | 'schedule' | 'quiet' | 'requestedAt' | 'lastDueAt'> as Subscription;

describe('the next digest', () => {
  it.each([
    ['before the night', '2031-05-05T12:00:00Z', '2031-05-06T06:00:00.000Z'],
    ['while one that is due is held', '2031-05-06T05:30:00Z', '2031-05-06T06:00:00.000Z'],
  ])('comes when the quiet hours end that hold it: asked %s', (_, now, comes) => {
    expect(nextDigest(subscription, new Date(now))?.toISOString()).toBe(comes);
  });

  it('comes at its own hour outside quiet hours', () => {
    const next = nextDigest({ ...subscription, quiet: '22:00-08:00' }, new Date('2031-05-05T12:00:00Z'));
    expect(next?.toISOString()).toBe('2031-05-06T05:00:00.000Z');
  });
});
