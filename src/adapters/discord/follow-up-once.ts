import type { RESTOptions } from 'discord.js';

type Ask = RESTOptions['makeRequest'];

const FOLLOW_UP = /\/webhooks\/\d+\/[^/?]+(?:\?|$)/u;

/**
 * The same way of asking, but a follow-up is asked for in a way that the client does not repeat. It bears no nonce, so that
 * one whose answer was lost would be said twice; anything else either bears one or does no harm the second time.
 */
export function followUpOnce(ask: Ask): Ask {
  return async (url, init) => {
    if (init.method !== 'POST' || !FOLLOW_UP.test(url)) return ask(url, init);
    const answer = await ask(url, init).catch((cause: unknown) => {
      throw new Error('the answer to a follow-up was lost', { cause });
    });
    if (answer.status >= 500) throw new Error(`Discord answered a follow-up with ${answer.status}`);
    return answer;
  };
}
