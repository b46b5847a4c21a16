import { Routes, type REST } from 'discord.js';
import type { PostOutcome } from '../../domain/telling/delivery.ts';
import type { MessageEdit } from '../../ports/messenger.ts';
import { renderPost } from './discord-render.ts';
import { postFailure } from './post-failure.ts';

/** Changes a message in place; what is left out of an edit would stay as it was. */
export async function makeEdit(
  rest: REST,
  { ref, message, next }: MessageEdit,
  onFailure: (error: unknown) => void,
): Promise<PostOutcome> {
  try {
    const body = { content: '', ...renderPost(message, next) };
    await rest.patch(Routes.channelMessage(ref.channel, ref.message), { body });
    return { kind: 'sent', ref };
  } catch (error) {
    onFailure(error);
    return postFailure(error);
  }
}
