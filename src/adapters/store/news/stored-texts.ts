import { sql } from 'kysely';
import type { PackId, SourceId } from '../../../domain/diplomacy/pack.ts';
import type { VersionId } from '../../../domain/news/article.ts';
import type { PlacedText, ReportId } from '../../../domain/news/report.ts';
import type { Shingles } from '../../../domain/news/same-text.ts';
import type { Page, PlacedShingles } from '../../../ports/story-store.ts';
import type { Rows } from '../database.ts';
import type { NewRow } from '../schema.ts';
import { toText, toTime } from '../time-text.ts';

/** The columns of a placed report that tell of its text. */
export function textColumns(text: PlacedText) {
  return {
    origin: text.origin,
    origin_side: text.side,
    origin_ground: text.ground,
    shingles: packed(text.shingles),
  } satisfies Partial<NewRow<'report'>>;
}

/** Gives the versions that a text has brought to light its origin; evidence that names them is read with it from `now` on. */
export async function correctOrigins(rows: Rows, packId: string, text: PlacedText, now: Date): Promise<void> {
  if (text.corrected.length === 0) return;
  const { origin, side, ground } = text;
  await rows
    .updateTable('report')
    .set({ origin, origin_side: side, origin_ground: ground })
    .where('pack_id', '=', packId)
    .where('version_id', 'in', text.corrected)
    .execute();
  const learned = { pack_id: packId, origin, side, learned_at: toText(now) };
  const values = text.corrected.map((version) => ({ ...learned, version_id: version }));
  await rows.insertInto('origin_correction').values(values).execute();
}

export async function textsSince(
  rows: Rows,
  packId: PackId,
  since: Date,
  { after, limit }: Page,
): Promise<readonly PlacedShingles[]> {
  const found = await rows
    .selectFrom('report')
    .innerJoin('version', 'version.id', 'report.version_id')
    .select(['report.id', 'report.version_id', 'report.feed_id', 'report.seen_at', 'link', 'published_at'])
    .select(['origin', 'origin_side', 'origin_ground', 'shingles'])
    .where('report.pack_id', '=', packId)
    .where('event_seq', 'is not', null)
    .where(isAfter(since, after))
    .orderBy('report.seen_at')
    .orderBy('report.id')
    .limit(limit)
    .execute();
  return found.map((row) => {
    const seenAt = toTime(row.seen_at).getTime();
    return {
      reportId: row.id as ReportId,
      id: row.version_id as VersionId,
      sourceId: row.feed_id as SourceId,
      link: row.link,
      shingles: unpacked(row.shingles),
      origin: row.origin ?? '',
      side: row.origin_side as PlacedText['side'],
      ground: row.origin_ground ?? 'none',
      at: toTime(row.published_at)?.getTime() ?? seenAt,
      seenAt,
    };
  });
}

/** Whether a report comes behind the last one of a page, or is of the time from which on all are asked for. */
export function isAfter(since: Date, after: Page['after']) {
  const from = after === null ? toText(since) : toText(new Date(after.seenAt));
  return sql<boolean>`(report.seen_at, report.id) > (${from}, ${after?.reportId ?? 0})`;
}

/** Four bytes each, as base64: a third of what they take as JSON. */
function packed(shingles: Shingles): string {
  const bytes = Buffer.alloc(shingles.length * 4);
  shingles.forEach((shingle, n) => bytes.writeUInt32LE(shingle, n * 4));
  return bytes.toString('base64');
}

/** Null for what is damaged or was placed by a version of this program that kept none. */
function unpacked(text: string | null): Shingles | null {
  if (text === null) return null;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length % 4 !== 0) return null;
  return Array.from({ length: bytes.length / 4 }, (_, n) => bytes.readUInt32LE(n * 4));
}
