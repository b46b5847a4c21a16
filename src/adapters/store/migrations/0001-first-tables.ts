import { type Kysely, sql } from 'kysely';

/** The tables of the first release. Times are ISO text, lists and records JSON text, booleans 0 or 1. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...news, ...reports, ...ledger, ...telling]) await sql.raw(statement).execute(db);
}

/** The one thing that SQL dialects spell differently here. */
const numbered = 'integer primary key autoincrement';

const news: readonly string[] = [
  `create table feed (
    id text not null primary key,
    url text not null,
    packs text not null,
    followed integer not null,
    moved_to text,
    etag text,
    last_modified text,
    body_hash text,
    last_attempt_at text,
    last_success_at text,
    last_error text,
    failures integer not null,
    interval_ms integer not null,
    next_poll_at text not null,
    first_polled_at text
  )`,
  `create table cycle (
    id integer not null primary key,
    ended_at text not null,
    polled integer not null,
    failed integer not null
  )`,
  `create table article (
    key text not null primary key,
    first_seen_at text not null
  )`,
  `create table version (
    id ${numbered},
    article_key text not null references article (key),
    hash text not null,
    feed_id text not null,
    guid text not null,
    title text not null,
    summary text not null,
    link text not null,
    author text,
    origin_name text,
    categories text not null,
    published_at text,
    seen_at text not null,
    unique (article_key, hash)
  )`,
];

const reports: readonly string[] = [
  `create table pack (
    id text not null primary key,
    last_seq integer not null,
    last_event integer not null
  )`,
  `create table event (
    pack_id text not null references pack (id),
    seq integer not null,
    opened_at text not null,
    primary key (pack_id, seq)
  )`,
  `create table report (
    id ${numbered},
    version_id integer not null references version (id),
    pack_id text not null,
    feed_id text not null,
    seen_at text not null,
    entry_as text not null,
    entry_because text not null,
    stage text not null,
    relevant integer,
    score real,
    kind text,
    relevance_because text,
    event_seq integer,
    opens_event integer,
    origin text,
    adds integer,
    features text,
    placed_because text,
    outcome text,
    outcome_because text,
    unique (version_id, pack_id),
    foreign key (pack_id, event_seq) references event (pack_id, seq)
  )`,
  `create index report_unsettled on report (stage, seen_at, id) where stage <> 'settled'`,
  `create index report_placed on report (pack_id, seen_at, id) where event_seq is not null`,
  `create index report_event on report (pack_id, event_seq)`,
  `create table statement (
    report_id integer not null references report (id),
    position integer not null,
    type text not null,
    value text not null,
    actors text not null,
    scope text,
    truce text,
    about text not null,
    speaker text,
    by_party text,
    modality text not null,
    quote text not null,
    primary key (report_id, position)
  )`,
];

/** A verbatim quote, where it stands, and by which report and when it was learned. */
const evidence = `
    report_id integer not null references report (id),
    version_id integer not null references version (id),
    source_id text not null,
    outlet text not null,
    origin text not null,
    side text,
    quote text not null,
    quote_speaker text,
    link text not null,
    at text not null,
    learned_at text not null`;

const ledger: readonly string[] = [
  `create table baseline (
    id ${numbered},
    pack_id text not null,
    as_of text not null,
    board text not null
  )`,
  `create index baseline_pack on baseline (pack_id, id)`,
  `create table development (
    id text not null primary key,
    pack_id text not null,
    seq integer not null,
    event_seq integer not null,
    kind text not null,
    type text not null,
    value text not null,
    actors text not null,
    scope text,
    truce text not null,
    about text not null,
    by_party text,
    speaker text,
    before_value text,
    before_since text,
    certainty text not null,
    background integer not null,${evidence},
    unique (pack_id, seq),
    foreign key (pack_id, event_seq) references event (pack_id, seq)
  )`,
  `create index development_report on development (report_id)`,
  `create table support (
    id ${numbered},
    development_id text not null references development (id),${evidence}
  )`,
  `create index support_development on support (development_id, id)`,
];

const telling: readonly string[] = [
  `create table subscription (
    number ${numbered},
    id text not null unique,
    platform text not null,
    workspace text not null,
    channel text not null,
    packs text not null,
    mode text not null,
    threshold text not null,
    time text not null,
    days text not null,
    timezone text not null,
    quiet text,
    mention text,
    language text not null,
    heartbeat integer not null,
    threads integer not null,
    created_by text not null,
    created_at text not null,
    state text not null,
    paused_because text,
    told text not null,
    last_due_at text not null,
    requested_at text
  )`,
  `create index subscription_channel on subscription (platform, workspace, channel)`,
  `create table delivery (
    id ${numbered},
    key text not null unique,
    digest text not null,
    subscription_id text not null references subscription (id),
    platform text not null,
    workspace text not null,
    channel text not null,
    kind text not null,
    message text not null,
    tells text,
    created_at text not null,
    state text not null,
    attempts integer not null,
    attempted_at text,
    next_attempt_at text not null,
    finished_at text,
    because text,
    ref_channel text,
    ref_message text,
    ref_url text
  )`,
  `create index delivery_unfinished on delivery (platform, workspace, channel, id)
    where state in ('queued', 'sending', 'unknown')`,
  `create index delivery_subscription on delivery (subscription_id, kind, state)`,
  `create table carrier (
    delivery_id integer not null references delivery (id),
    position integer not null,
    development_id text not null references development (id),
    primary key (delivery_id, position)
  )`,
  `create index carrier_development on carrier (development_id)`,
];
