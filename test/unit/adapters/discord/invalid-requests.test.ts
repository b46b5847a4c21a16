import { describe, expect, it } from '@jest/globals';
import type { RESTOptions } from 'discord.js';
import { InvalidRequests, RestNeeded } from '../../../../src/adapters/discord/invalid-requests.ts';
import { postFailure } from '../../../../src/adapters/discord/post-failure.ts';

type Ask = RESTOptions['makeRequest'];
const MINUTE_MS = 60_000;

describe('what Discord turns away', () => {
  let now = 0;
  let asked = 0;
  const answering =
    (status: number, headers = {}): Ask =>
    async () => {
      asked++;
      return new Response(null, { status, headers });
    };
  const askAll = async (ask: Ask, times: number): Promise<unknown> => {
    let last: unknown;
    for (let n = 0; n < times; n++) last = await ask('', {}).catch((error: unknown) => error);
    return last;
  };

  it.each([401, 403, 429])('is never too much within ten minutes, whoever asks: %i', async (status) => {
    [now, asked] = [0, 0];
    const invalid = new InvalidRequests(100, () => now);
    const [one, other] = [invalid.guarding(answering(status)), invalid.guarding(answering(status))];
    await askAll(one, 60);
    now = 4 * MINUTE_MS;
    const last = await askAll(other, 60);
    expect(asked).toBe(100);
    expect(last).toBeInstanceOf(RestNeeded);
    expect(postFailure(last)).toMatchObject({ kind: 'later', retryAfterMs: 6 * MINUTE_MS });
    now = 10 * MINUTE_MS;
    await askAll(one, 200);
    expect(asked).toBe(160);
  });

  it('is not what was limited on behalf of others, nor any other answer', async () => {
    [now, asked] = [0, 0];
    const invalid = new InvalidRequests(10, () => now);
    await askAll(invalid.guarding(answering(429, { 'x-ratelimit-scope': 'shared' })), 50);
    for (const status of [200, 400, 404, 503]) await askAll(invalid.guarding(answering(status)), 50);
    expect(asked).toBe(250);
  });
});
