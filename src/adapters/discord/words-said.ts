import { MessageType, type Message } from 'discord.js';
import { wordsAround } from '../chat/words-around.ts';

const SAID: ReadonlySet<MessageType> = new Set([MessageType.Default, MessageType.Reply]);

/**
 * What somebody says to the bot: anything in direct messages, and what stands around its name elsewhere. Null for all
 * else, and for what bots and webhooks say. An answer to a post of the bot names it only where the words do.
 */
export function wordsSaid({ author, webhookId, type, guildId, content }: Message, ownId: string): string | null {
  if (author.bot || webhookId !== null || !SAID.has(type)) return null;
  const mention = new RegExp(`<@!?${ownId}>`, 'u');
  if (guildId !== null && !mention.test(content)) return null;
  return wordsAround(content, mention);
}
