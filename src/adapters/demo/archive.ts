import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const archive = z.array(
  z.strictObject({
    at: z.iso.datetime({ offset: true }).transform((at) => new Date(at)),
    feed: z.string(),
    title: z.string(),
    summary: z.string().prefault(''),
    link: z.string(),
    guid: z.string(),
  }),
);

/** One item of the archive; one that comes again with the same link replaces the earlier one. */
export type ArchiveItem = z.output<typeof archive>[number];

/** Reads an archive of invented items, oldest first. */
export function readArchive(path: string): readonly ArchiveItem[] {
  return archive.parse(parse(readFileSync(path, 'utf8'))).toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
