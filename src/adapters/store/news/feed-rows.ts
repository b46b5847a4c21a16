import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { FeedHealth, FeedId, FeedRhythm, Validators } from '../../../domain/news/feed.ts';
import { unknownRhythm } from '../../../domain/news/feed-rhythm.ts';
import type { FeedRecord } from '../../../ports/feed-registry.ts';
import { fromJson } from '../json-text.ts';
import type { Row } from '../schema.ts';
import { toText, toTime } from '../time-text.ts';

/** A feed's row with the end of its hub's lease, if there is one. */
export type FeedRow = Row<'feed'> & { readonly lease_ends_at: string | null; readonly hub_error: string | null };

export function feedOf(row: FeedRow): FeedRecord {
  return {
    id: row.id as FeedId,
    url: row.url,
    packs: fromJson<readonly PackId[]>(row.packs, `packs of the feed ${row.id}`),
    // back where the pack says
    movedTo: row.moved_to === row.url ? null : row.moved_to,
    pushedUntil: toTime(row.lease_ends_at),
    hubError: row.hub_error,
    validators: {
      etag: row.etag,
      lastModified: row.last_modified,
      bodyHash: row.body_hash,
      itemMarks: row.item_marks,
    },
    health: healthOf(row),
  };
}

/** The columns of a feed's health, for those who need no more of it. */
export const HEALTH_COLUMNS = [
  'last_attempt_at',
  'last_success_at',
  'last_error',
  'failures',
  'interval_ms',
  'next_poll_at',
  'first_polled_at',
  'rhythm',
] as const;

export function healthOf(row: Pick<Row<'feed'>, (typeof HEALTH_COLUMNS)[number]>): FeedHealth {
  return {
    lastAttemptAt: toTime(row.last_attempt_at),
    lastSuccessAt: toTime(row.last_success_at),
    lastError: row.last_error,
    failures: row.failures,
    intervalMs: row.interval_ms,
    nextPollAt: toTime(row.next_poll_at),
    firstPolledAt: toTime(row.first_polled_at),
    rhythm: rhythmOf(row.rhythm),
  };
}

/** As plain JSON writes it. */
interface StoredRhythm extends Omit<FeedRhythm, 'asOf' | 'missedAt'> {
  readonly asOf: string | null;
  readonly missedAt: string | null;
}

function rhythmOf(text: string | null): FeedRhythm {
  if (text === null) return unknownRhythm;
  const stored = fromJson<StoredRhythm>(text, 'rhythm of a feed');
  return { ...stored, asOf: toTime(stored.asOf), missedAt: toTime(stored.missedAt) };
}

export function rhythmColumns({ rhythm }: FeedHealth) {
  return { rhythm: JSON.stringify(rhythm) };
}

/** Without the rhythm, which only a document changes. */
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
