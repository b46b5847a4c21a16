import type { Generated, Insertable, Selectable } from 'kysely';
import type { DeliveryKind, DeliveryState } from '../../domain/telling/delivery.ts';
import type { Ground } from '../../domain/news/origin.ts';
import type { Outcome, ReportStage } from '../../domain/news/report.ts';
import type { CorrectionSchema } from './correction-schema.ts';
import type { DeskSchema } from './desk-schema.ts';
import type { EvidenceColumns } from './evidence-schema.ts';
import type { FeedSchema } from './feed-schema.ts';
import type { FigureSchema } from './figure-schema.ts';
import type { LookSchema } from './look-schema.ts';
import type { WatchSchema } from './watch-schema.ts';

/** Row types, table by table, in the words of the domain. Times are ISO text, lists and records JSON text, booleans 0 or 1. */
export interface Schema extends FeedSchema, WatchSchema, DeskSchema, CorrectionSchema, FigureSchema, LookSchema {
  pack: PackTable;
  article: ArticleTable;
  version: VersionTable;
  report: ReportTable;
  event: EventTable;
  statement: StatementTable;
  development: DevelopmentTable;
  support: SupportTable;
  origin_correction: OriginCorrectionTable;
  subscription: SubscriptionTable;
  delivery: DeliveryTable;
  carrier: CarrierTable;
  cycle: CycleTable;
}

/** The counters of a pack: the last ledger number and the last event number given out. */
interface PackTable {
  id: string;
  last_seq: number;
  last_event: number;
}

interface ArticleTable {
  key: string;
  first_seen_at: string;
}

interface VersionTable {
  id: Generated<number>;
  article_key: string;
  address: string;
  hash: string;
  gist: string;
  title_key: string;
  feed_id: string;
  guid: string;
  title: string;
  summary: string;
  link: string;
  author: string | null;
  origin_name: string | null;
  categories: string;
  published_at: string | null;
  seen_at: string;
}

/** One version on its way through one pack. `feed_id` and `seen_at`: by which feed and when this pack saw it. */
interface ReportTable {
  id: Generated<number>;
  version_id: number;
  pack_id: string;
  feed_id: string;
  seen_at: string;
  entry_as: 'live' | 'late' | 'background';
  entry_because: string;
  stage: ReportStage;
  relevant: number | null;
  score: number | null;
  kind: 'news' | 'analysis' | null;
  relevance_because: string | null;
  event_seq: number | null;
  /** The nearest other event, and how likely it looked. */
  rival_seq: number | null;
  rival_score: number | null;
  follows_seq: number | null;
  opens_event: number | null;
  origin: string | null;
  origin_side: string | null;
  origin_ground: Ground | null;
  shingles: string | null;
  /** Hundredths of the placement's log odds. Rows from before hold 0 or 1, which is even odds. */
  adds: number | null;
  features: string | null;
  placed_because: string | null;
  outcome: Outcome | null;
  outcome_because: string | null;
}

interface EventTable {
  pack_id: string;
  seq: number;
  opened_at: string;
  /** The event of the pack that it has become part of. */
  merged_into: Generated<number | null>;
}

interface StatementTable {
  report_id: number;
  position: number;
  type: string;
  value: string;
  actors: string;
  scope: string | null;
  truce: string | null;
  about: string;
  speaker: string | null;
  by_party: string | null;
  modality: string;
  quote: string;
}

interface DevelopmentTable extends EvidenceColumns {
  id: string;
  pack_id: string;
  seq: number;
  event_seq: number;
  report_id: number;
  kind: string;
  type: string;
  value: string;
  actors: string;
  scope: string | null;
  truce: string;
  about: string;
  by_party: string | null;
  speaker: string | null;
  before_value: string | null;
  before_since: string | null;
  certainty: string;
  background: number;
  late: number;
  /** In hundredths. */
  likelihood: number;
  learned_at: string;
  /** The entry that a confirmation confirms. */
  confirms: string | null;
}

interface SupportTable extends EvidenceColumns {
  id: Generated<number>;
  development_id: string;
  report_id: number;
  learned_at: string;
}

/** From `learned_at` on a version's text is known to have this origin; evidence keeps what was known before. */
interface OriginCorrectionTable {
  id: Generated<number>;
  pack_id: string;
  version_id: number;
  origin: string;
  side: string | null;
  learned_at: string;
}

interface SubscriptionTable {
  number: Generated<number>;
  id: string;
  platform: string;
  workspace: string;
  channel: string;
  packs: string;
  mode: string;
  threshold: string;
  time: string;
  days: string;
  timezone: string;
  quiet: string | null;
  mention: string | null;
  language: string;
  heartbeat: number;
  threads: number;
  created_by: string;
  created_at: string;
  state: 'active' | 'paused' | 'removed';
  paused_because: string | null;
  resumed_at?: string | null;
  told: string;
  last_due_at: string;
  requested_at: string | null;
}

/** `digest` is the key of the first part of the digest that a part belongs to. */
interface DeliveryTable {
  id: Generated<number>;
  key: string;
  digest: string;
  subscription_id: string | null;
  platform: string;
  workspace: string;
  channel: string;
  kind: DeliveryKind;
  message: string;
  /** Of an edit: the delivery whose message it changes, and that message with its updates but without any corrections. */
  edits: number | null;
  plain: string | null;
  /** Of a reply: the delivery in whose thread it is said. */
  replies_to: number | null;
  /** The last correction that was on record when its words were chosen. */
  knows: number | null;
  tells: string | null;
  created_at: string;
  state: DeliveryState;
  attempts: number;
  attempted_at: string | null;
  next_attempt_at: string;
  finished_at: string | null;
  because: string | null;
  ref_channel: string | null;
  ref_message: string | null;
  ref_url: string | null;
}

interface CarrierTable {
  delivery_id: number;
  position: number;
  development_id: string;
}

/** One row: the last cycle. */
interface CycleTable {
  id: number;
  ended_at: string;
  polled: number;
  failed: number;
}

/** A row as it is read, and as it is written. */
export type Row<T extends keyof Schema> = Selectable<Schema[T]>;
export type NewRow<T extends keyof Schema> = Insertable<Schema[T]>;
export type EvidenceRow = EvidenceColumns;
