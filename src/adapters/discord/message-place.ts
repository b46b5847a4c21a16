import { createHash } from 'node:crypto';
import type { APIMessage } from 'discord.js';
import type { MessageRef } from '../../domain/telling/delivery.ts';
import { isPerson, type ChannelAddress } from '../../domain/telling/subscription.ts';

/** The workspace of direct messages. */
export const DIRECT = 'dm';
const DISCORD_EPOCH_MS = 1_420_070_400_000;

/** 25 characters that are the same for the same delivery, and for no other. */
export function nonceOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 25);
}

/** Is it a message of the bot, as far as it knows itself? */
export function isOwn(message: APIMessage, own: string | null): boolean {
  return own === null ? message.author.bot === true : message.author.id === own;
}

/** Where a message stands, and its address for people. Throws where the answer is none that says so: the message may stand there. */
export function refOf(address: ChannelAddress, channel: string, { id }: { readonly id?: unknown }): MessageRef {
  if (typeof id !== 'string') throw new TypeError('the answer names no message');
  const place = address.workspace === DIRECT || isPerson(address) ? '@me' : address.workspace;
  return { channel, message: id, url: `https://discord.com/channels/${place}/${channel}/${id}` };
}

/** The smallest id of a message at that instant. */
export function snowflakeAt(ms: number): bigint {
  return BigInt(Math.max(0, Math.floor(ms) - DISCORD_EPOCH_MS)) << 22n;
}

/** The smaller of two ids. */
export function lesser(a: bigint | null, b: bigint): bigint {
  return a === null || b < a ? b : a;
}
