import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { FeedHealth, FeedId, Validators } from '../../../domain/news/feed.ts';
import type { FeedRecord } from '../../../ports/feed-registry.ts';
import { fromJson } from '../json-text.ts';
import type { Row } from '../schema.ts';
import { toText, toTime } from '../time-text.ts';

export function feedOf(row: Row<'feed'>): FeedRecord {
  return {
    id: row.id as FeedId,
    url: row.url,
    packs: fromJson<readonly PackId[]>(row.packs, `packs of the feed ${row.id}`),
    movedTo: row.moved_to,
    validators: {
      etag: row.etag,
      lastModified: row.last_modified,
      bodyHash: row.body_hash,
      itemMarks: row.item_marks,
    },
    health: {
      lastAttemptAt: toTime(row.last_attempt_at),
      lastSuccessAt: toTime(row.last_success_at),
      lastError: row.last_error,
      failures: row.failures,
      intervalMs: row.interval_ms,
      nextPollAt: toTime(row.next_poll_at),
      firstPolledAt: toTime(row.first_polled_at),
    },
  };
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
  };
}

export function validatorColumns(validators: Validators) {
  return {
    etag: validators.etag,
    last_modified: validators.lastModified,
    body_hash: validators.bodyHash,
    item_marks: validators.itemMarks,
  };
}
