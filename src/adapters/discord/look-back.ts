import type { APIMessage } from 'discord.js';
import { lesser } from './message-place.ts';

const PAGE = 50;
const MOST_PAGES = 10;

/** What was found; `nothing` stands there at all, as far as Discord shows it. */
export type Seen =
  { readonly kind: 'found'; readonly message: APIMessage } | { readonly kind: 'absent' | 'nothing' | 'too-much' };

/**
 * From the newest message back to the smallest id that it can have, page by page. The first page is read whatever its dates
 * say: our clock may be ahead of Discord's, or have been set back since.
 */
export async function lookBack(
  read: (query: URLSearchParams) => Promise<readonly APIMessage[]>,
  isIt: (message: APIMessage) => boolean,
  oldest: bigint,
): Promise<Seen> {
  let before: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(before === null ? {} : { before }) });
    const messages = await read(query);
    const message = messages.find(isIt);
    if (message) return { kind: 'found', message };
    if (messages.length === 0 && page === 0) return { kind: 'nothing' };
    const last = messages.reduce<bigint | null>((least, { id }) => lesser(least, BigInt(id)), null);
    if (messages.length < PAGE || last === null || last < oldest) return { kind: 'absent' };
    before = String(last);
  }
  return { kind: 'too-much' };
}
