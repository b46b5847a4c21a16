import { Routes, type REST } from 'discord.js';
import type { PostOutcome } from '../../domain/telling/delivery.ts';
import type { MessageEdit } from '../../ports/messenger.ts';
import type { Picture } from '../chat/picture/chart-pictures.ts';
import { pictured, renderPost } from './discord-render.ts';
import { inOpenThread } from './message-threads.ts';
import { postFailure, replyFailure } from './post-failure.ts';
import { unlessRefused } from './unless-refused.ts';

/**
 * Changes a message in place; what is left out of an edit would stay as it was. A picture comes anew and takes the place of
 * the one before, since an embed shows only what it names; without one the files of the message stay.
 */
export async function makeEdit(
  rest: REST,
  { address, ref, message, next }: MessageEdit,
  picture: Picture | null,
  onFailure: (error: unknown) => void,
): Promise<PostOutcome> {
  try {
    const route = Routes.channelMessage(ref.channel, ref.message);
    await unlessRefused(picture, async (shown) => {
      const { payload, files } = pictured(renderPost(message, next), shown);
      const body = { content: '', ...payload };
      await inOpenThread(rest, ref.channel, () => rest.patch(route, { body, files }));
    });
    return { kind: 'sent', ref };
  } catch (error) {
    onFailure(error);
    // a thread that is gone, or a forum's post, says nothing of the channel
    return ref.channel === address.channel ? postFailure(error) : replyFailure(error);
  }
}
