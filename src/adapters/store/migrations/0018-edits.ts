import { type Kysely, sql } from 'kysely';

/** Messages are edited where they stand, and what they know of corrections is on record. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements: readonly string[] = [
  `alter table delivery add column edits integer references delivery (id)`,
  `alter table delivery add column plain text`,
  `alter table delivery add column knows integer`,
  `create index delivery_edits on delivery (edits) where edits is not null`,
  `create index development_confirms on development (confirms) where confirms is not null`,
  `alter table correction add column chased integer not null default 0`,
  // digests have told of what was corrected before
  `update correction set chased = 1`,
  `create index correction_unchased on correction (pack_id, id) where tells = 1 and chased = 0`,
];
