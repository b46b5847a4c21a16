import type { Log } from '../../ports/log.ts';
import type { Post } from '../../ports/messenger.ts';
import { ChartPictures } from '../chat/picture/chart-pictures.ts';
import { renderPost, withPicture } from './discord-render.ts';

/** Posts with their pictures as files beside them. */
export class IllustratedPosts {
  readonly #pictures: ChartPictures;

  constructor(log: Log) {
    this.#pictures = new ChartPictures(log);
  }

  /** A post as REST takes it; without its picture where files may not be attached, since one that is refused would take the post with it. */
  async of({ message, next }: Post, mayAttach: boolean) {
    const payload = renderPost(message, next);
    const picture = mayAttach ? await this.#pictures.of(message) : null;
    if (picture === null) return { payload, files: [] };
    const { name, png, alt } = picture;
    const attachments = [{ id: 0, filename: name, description: alt }];
    const files = [{ name, data: Buffer.from(png), contentType: 'image/png' }];
    return { payload: { ...payload, embeds: withPicture(payload.embeds, picture), attachments }, files };
  }
}
