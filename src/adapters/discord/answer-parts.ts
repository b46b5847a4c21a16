import { AttachmentBuilder } from 'discord.js';
import type { Reply, ReplyFile } from '../../domain/telling/message.ts';
import { splitMessage } from '../../domain/telling/split-message.ts';
import { nextOf } from '../chat/next-of.ts';
import { renderAnswer, type DiscordAnswer } from './discord-render.ts';

const PART = { characters: 3500, blocks: 40 };

/** One message of an answer. */
export interface AnswerPart extends DiscordAnswer {
  readonly file?: ReplyFile;
}

/** An answer in as many messages as it needs; buttons and file go with the last. */
export function partsOf(reply: Reply): readonly AnswerPart[] {
  const { message, file } = reply;
  const next = nextOf(reply);
  const parts = splitMessage(message, PART);
  return parts.map((part, n) => {
    if (n < parts.length - 1) return renderAnswer(part);
    return { ...renderAnswer(part, next), ...(file ? { file } : {}) };
  });
}

/** A part as discord.js sends it; nobody is pinged, not even whoever asked. */
export function bodyOf({ embeds, components, file }: AnswerPart) {
  const files = file ? [new AttachmentBuilder(Buffer.from(file.text), { name: file.name })] : [];
  const allowedMentions = { parse: [], repliedUser: false };
  return { embeds: [...embeds], components: [...components], files, allowedMentions };
}
