import { DefaultRestOptions, type RESTOptions } from 'discord.js';

type Ask = RESTOptions['makeRequest'];

const FOLLOW_UP = /\/webhooks\/\d+\/[^/?]+(?:\?|$)/u;

/**
 * Asks Discord; a follow-up in a way that the client does not repeat. It bears no nonce, so that one whose answer was
 * lost would be said twice; anything else either bears one or does no harm the second time.
 */
export const followUpOnce: Ask = async (url, init) => {
  const ask = DefaultRestOptions.makeRequest;
  if (init.method !== 'POST' || !FOLLOW_UP.test(url)) return ask(url, init);
  const answer = await ask(url, init).catch((cause: unknown) => {
    throw new Error('the answer to a follow-up was lost', { cause });
  });
  if (answer.status >= 500) throw new Error(`Discord answered a follow-up with ${answer.status}`);
  return answer;
};
