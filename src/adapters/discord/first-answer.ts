import type { RESTOptions } from 'discord.js';

type Ask = RESTOptions['makeRequest'];

const FIRST_ANSWER = /\/interactions\/\d+\/[^/?]+\/callback(?:\?|$)/u;
const TAKEN_ALREADY = 40060;

/**
 * The same way of asking, but a first answer to an interaction is given again where the word of its fate was lost: that
 * Discord has one already is then the word that was awaited, and what follows the first answer can follow.
 */
export function firstAnswerKept(ask: Ask): Ask {
  return async (url, init) => {
    if (init.method !== 'POST' || !FIRST_ANSWER.test(url)) return ask(url, init);
    const answer = await ask(url, init).then(
      (given) => given,
      () => null,
    );
    if (answer !== null && answer.status < 500) return answer;
    const again = await ask(url, init);
    if (again.status !== 400) return again;
    const body = await again.text();
    return isTaken(body) ? new Response(null, { status: 204 }) : new Response(body, again);
  };
}

function isTaken(body: string): boolean {
  try {
    return (JSON.parse(body) as { readonly code?: unknown } | null)?.code === TAKEN_ALREADY;
  } catch {
    return false;
  }
}
