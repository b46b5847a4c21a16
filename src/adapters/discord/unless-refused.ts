import type { Picture } from '../chat/picture/chart-pictures.ts';
import { isFileRefused } from './post-failure.ts';

/** Does something with a picture; where the file may be what Discord does not take, without it: the words say it all. */
export async function unlessRefused<T>(
  picture: Picture | null,
  work: (picture: Picture | null) => Promise<T>,
): Promise<T> {
  try {
    return await work(picture);
  } catch (error) {
    if (picture === null || !isFileRefused(error)) throw error;
    return work(null);
  }
}
