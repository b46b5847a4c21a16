import { beforeEach, describe, expect, it } from '@jest/globals';
import { WebAPIRateLimitedError } from '@slack/web-api';
import { MethodWaits } from '../../../../src/adapters/slack/method-waits.ts';

describe('a method of Slack’s that is to wait', () => {
  let now: number;
  let asked: number;
  let waits: MethodWaits;
  beforeEach(() => {
    [now, asked] = [1_000_000, 0];
    waits = new MethodWaits({ now: () => new Date(now) });
  });

  const limited = (seconds: number) => async (): Promise<string> => {
    asked++;
    throw new WebAPIRateLimitedError(seconds);
  };
  const answer = async (): Promise<string> => {
    asked++;
    return 'done';
  };

  it('is not called before its time, and the rest of the wait is told', async () => {
    await expect(waits.call('chat.update', limited(30))).rejects.toMatchObject({ retryAfter: 30 });
    now += 10_000;
    await expect(waits.call('chat.update', answer)).rejects.toMatchObject({ retryAfter: 20 });
    expect(asked).toBe(1);
    now += 20_000;
    expect(await waits.call('chat.update', answer)).toBe('done');
  });

  it('holds up no other method', async () => {
    await expect(waits.call('chat.update', limited(30))).rejects.toMatchObject({ retryAfter: 30 });
    expect(await waits.call('conversations.history', answer)).toBe('done');
  });

  it('waits as long as the longer of two answers says', async () => {
    const both = [limited(30), limited(5)].map(async (call) => waits.call('chat.update', call));
    await Promise.allSettled(both);
    expect(asked).toBe(2);
    now += 6000;
    await expect(waits.call('chat.update', answer)).rejects.toMatchObject({ retryAfter: 24 });
  });

  it('waits no longer once the clock was set back', async () => {
    await expect(waits.call('chat.update', limited(30))).rejects.toMatchObject({ retryAfter: 30 });
    now -= 3_600_000;
    expect(await waits.call('chat.update', answer)).toBe('done');
  });
});
