import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { FeedHealth, FeedId, FeedRhythm, Validators } from '../../../domain/news/feed.ts';
import { unknownRhythm } from '../../../domain/news/feed-rhythm.ts';
import type { FeedRecord } from '../../../ports/feed-registry.ts';
import { fromJson } from '../json-text.ts';
import type { Row } from '../schema.ts';
import { toText, toTime } from '../time-text.ts';

export function feedOf(row: Row<'feed'>): FeedRecord {
  return {
    id: row.id as FeedId,
    url: row.url,
    packs: fromJson<readonly PackId[]>(row.packs, `packs of the feed ${row.id}`),
    // back where the pack says
    movedTo: row.moved_to === row.url ? null : row.moved_to,
    validators: {
      etag: row.etag,
      lastModified: row.last_modified,
      bodyHash: row.body_hash,
      itemMarks: row.item_marks?.split(' ') ?? [],
    },
    health: {
      lastAttemptAt: toTime(row.last_attempt_at),
      lastSuccessAt: toTime(row.last_success_at),
      lastError: row.last_error,
      failures: row.failures,
      intervalMs: row.interval_ms,
      nextPollAt: toTime(row.next_poll_at),
      firstPolledAt: toTime(row.first_polled_at),
      rhythm: rhythmOf(row),
    },
  };
}

function rhythmOf({ id, rhythm }: Row<'feed'>): FeedRhythm {
  if (rhythm === null) return unknownRhythm;
  const stored = fromJson<Omit<FeedRhythm, 'missedAt'> & { readonly missedAt: string | null }>(
    rhythm,
    `rhythm of the feed ${id}`,
  );
  return { ...stored, missedAt: toTime(stored.missedAt) };
}

export function healthColumns(health: FeedHealth) {
  return {
    last_attempt_at: toText(health.lastAttemptAt),
    last_success_at: toText(health.lastSuccessAt),
    last_error: health.lastError,
    failures: health.failures,
    interval_ms: health.intervalMs,
    next_poll_at: toText(health.nextPollAt),
    first_polled_at: toText(health.firstPolledAt),
    rhythm: JSON.stringify(health.rhythm),
  };
}

export function validatorColumns(validators: Validators) {
  const marks = validators.itemMarks;
  return {
    etag: validators.etag,
    last_modified: validators.lastModified,
    body_hash: validators.bodyHash,
    item_marks: marks.length === 0 ? null : marks.join(' '),
  };
}
