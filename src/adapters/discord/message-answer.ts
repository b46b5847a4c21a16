import { DiscordAPIError, PermissionFlagsBits, RESTJSONErrorCodes, type Message } from 'discord.js';
import { sentence } from '../../domain/telling/message.ts';
import type { DrawnReply } from '../chat/picture/chart-pictures.ts';
import { bodyOf, partsOf } from './answer-parts.ts';

const CLOSED =
  'That answer is for you alone, and you take no direct messages from this server; allow them, or ask with /ceasefire.';

/**
 * Answers what was said: under the message, or in direct messages where the answer is for the asker alone, since a
 * message cannot be shown to one person in a channel.
 */
export async function answerMessage(message: Message, reply: DrawnReply): Promise<void> {
  if (!reply.private || message.guildId === null) return answerThere(message, reply);
  try {
    for (const part of partsOf(reply)) await message.author.send(bodyOf(part));
  } catch (error) {
    const isClosed = error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.CannotSendMessagesToThisUser;
    if (!isClosed) throw error;
    await answerThere(message, { message: sentence(CLOSED), private: true });
  }
}

/** A message of the bot's own, unlike an answer to a command, needs the right to attach its picture. */
async function answerThere(message: Message, { picture, ...reply }: DrawnReply): Promise<void> {
  for (const part of partsOf(picture && mayAttach(message) ? { ...reply, picture } : reply))
    await message.reply({ ...bodyOf(part), failIfNotExists: false });
}

function mayAttach({ channel, client }: Message): boolean {
  return channel.isDMBased() || channel.permissionsFor(client.user)?.has(PermissionFlagsBits.AttachFiles) === true;
}
