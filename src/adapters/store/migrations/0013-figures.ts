import { type Kysely, sql } from 'kysely';

/** Figures of violations, casualties and captives, as each report gave them. Reports from before have none. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw(figure).execute(db);
  await sql`create index figure_pack on figure (pack_id, at)`.execute(db);
}

const figure = `create table figure (
    id integer primary key autoincrement,
    pack_id text not null,
    report_id integer not null references report (id),
    kind text not null,
    claimant_kind text not null,
    claimant text,
    low integer not null,
    high integer not null,
    bound text not null,
    about integer not null,
    by_party text,
    whose text,
    among text,
    planned integer not null,
    period text not null,
    period_from text,
    period_to text,
    truce text,
    background integer not null,
    late integer not null,
    learned_at text not null,
    version_id integer not null references version (id),
    source_id text not null,
    outlet text not null,
    family text not null,
    origin text not null,
    side text,
    quote text not null,
    quote_speaker text,
    link text not null,
    at text not null,
    times text
  )`;
