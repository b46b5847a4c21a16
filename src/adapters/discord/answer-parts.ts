import { AttachmentBuilder } from 'discord.js';
import type { ReplyFile } from '../../domain/telling/message.ts';
import { splitMessage } from '../../domain/telling/split-message.ts';
import type { DrawnReply, Picture } from '../chat/picture/chart-pictures.ts';
import { nextOf } from '../chat/next-of.ts';
import { renderAnswer, withPicture, type DiscordAnswer } from './discord-render.ts';

const PART = { characters: 3500, blocks: 40 };

/** One message of an answer. */
export interface AnswerPart extends DiscordAnswer {
  readonly file?: ReplyFile;
  readonly picture?: Picture;
}

/** An answer in as many messages as it needs; the picture goes with the first, buttons and file with the last. */
export function partsOf(reply: DrawnReply): readonly AnswerPart[] {
  const { message, file, picture } = reply;
  const next = nextOf(reply);
  const parts = splitMessage(message, PART);
  return parts.map((part, n) => {
    const shown = n === 0 && picture ? { picture } : {};
    if (n < parts.length - 1) return { ...renderAnswer(part), ...shown };
    return { ...renderAnswer(part, next), ...shown, ...(file ? { file } : {}) };
  });
}

/** A part as discord.js sends it; nobody is pinged, not even whoever asked. */
export function bodyOf({ embeds, components, file, picture }: AnswerPart) {
  const files = [
    ...(picture ? [new AttachmentBuilder(Buffer.from(picture.png), { name: picture.name, description: picture.alt })] : []), // prettier-ignore
    ...(file ? [new AttachmentBuilder(Buffer.from(file.text), { name: file.name })] : []),
  ];
  const allowedMentions = { parse: [], repliedUser: false };
  return {
    embeds: picture ? withPicture(embeds, picture) : [...embeds],
    components: [...components],
    files,
    allowedMentions,
  };
}
