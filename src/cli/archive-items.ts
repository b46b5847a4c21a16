import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import type { FeedId } from '../domain/news/feed.ts';
import type { ArchivedItem } from '../app/replay.ts';

const given = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const line = z.object({
  id: z.string().min(1),
  source: given,
  title: given,
  summary: given,
  link: given,
  guid: given,
  published: given,
  seenAt: z.iso.datetime({ offset: true }),
});

/** One line of an items file, in the order in which a poller first saw it. */
export interface ListedItem {
  readonly id: string;
  readonly seenAt: Date;
  readonly archived: ArchivedItem;
}

/** Reads an items file (JSON Lines). A line that cannot be read is an error that names it. */
export async function readItems(path: string): Promise<readonly ListedItem[]> {
  const items: ListedItem[] = [];
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    number++;
    if (text.trim() !== '') items.push(readLine(text, `${path}, line ${number}`));
  }
  return items.toSorted((a, b) => a.seenAt.getTime() - b.seenAt.getTime());
}

function readLine(text: string, where: string): ListedItem {
  const parsed = line.safeParse(jsonOf(text, where));
  if (!parsed.success) {
    const keys = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'the line'))].join(', ');
    throw new AppError('bad-input', `${where}: ${keys} cannot be read.`);
  }
  const { id, source, title, summary, link, guid, published, seenAt } = parsed.data;
  const publishedAt = dateOf(published);
  return {
    id,
    seenAt: new Date(seenAt),
    archived: {
      feedId: (source === '' ? 'unknown' : source) as FeedId,
      item: {
        guid: guid === '' ? id : guid,
        title,
        summary,
        link,
        publishedAt,
        author: null,
        originName: null,
        categories: [],
      },
      entry: { as: 'live', because: 'every item of the archive counts' },
    },
  };
}

function jsonOf(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('bad-input', `${where}: not JSON.`, { cause });
  }
}

/** A date in any form that the engine reads; one without a zone is UTC whatever the machine's is, one that is none is null. */
function dateOf(published: string): Date | null {
  const zoneless = /\d:\d\d(?::\d\d(?:\.\d+)?)?$/u.test(published);
  const ms = Date.parse(zoneless ? `${published}${/T\d/u.test(published) ? 'Z' : ' UTC'}` : published);
  return Number.isNaN(ms) ? null : new Date(ms);
}
