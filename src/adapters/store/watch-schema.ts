import type { Generated } from 'kysely';

/** The tables of the watch over the feeds. */
export interface WatchSchema {
  watch: WatchTable;
  gap: GapTable;
  outage: OutageTable;
}

/** One row: the watch over the feeds, and when it last looked. */
interface WatchTable {
  id: number;
  looked_at: string;
}

/** A stretch in which nothing could be learned of single feeds. */
interface GapTable {
  kind: 'off' | 'blind';
  began_at: string;
  ended_at: string;
}

/** What the admins were told of; `feed_id` null is everything, `last_version` the last one when they were told. */
interface OutageTable {
  id: Generated<number>;
  feed_id: string | null;
  unread_since: string;
  told_at: string;
  read_since: string | null;
  closed_at: string | null;
  last_version: number;
}
