import { DiscordAPIError, RESTJSONErrorCodes, type Message } from 'discord.js';
import { sentence, type Reply } from '../../domain/telling/message.ts';
import { bodyOf, partsOf } from './answer-parts.ts';

const CLOSED =
  'That answer is for you alone, and you take no direct messages from this server; allow them, or ask with /ceasefire.';

/**
 * Answers what was said: under the message, or in direct messages where the answer is for the asker alone, since a
 * message cannot be shown to one person in a channel.
 */
export async function answerMessage(message: Message, reply: Reply): Promise<void> {
  if (!reply.private || message.guildId === null) return answerThere(message, reply);
  try {
    for (const part of partsOf(reply)) await message.author.send(bodyOf(part));
  } catch (error) {
    const isClosed = error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.CannotSendMessagesToThisUser;
    if (!isClosed) throw error;
    await answerThere(message, { message: sentence(CLOSED), private: true });
  }
}

async function answerThere(message: Message, reply: Reply): Promise<void> {
  for (const part of partsOf(reply)) await message.reply({ ...bodyOf(part), failIfNotExists: false });
}
