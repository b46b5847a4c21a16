import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { DevelopmentId } from '../../../domain/ledger/development.ts';
import { asOf, lapsesAt, type NewProposal, type Proposal } from '../../../domain/ledger/proposal.ts';
import { AppError } from '../../../domain/errors.ts';
import type { NewDelivery } from '../../../domain/telling/delivery.ts';
import type { Agreement, DeskProposals, Proposed } from '../../../ports/desk-proposals.ts';
import type { Database, Rows } from '../database.ts';
import { fromJson, toJson } from '../json-text.ts';
import type { Row } from '../schema.ts';
import { queuePart } from '../telling/queue-digest.ts';
import { toText, toTime } from '../time-text.ts';

/** Proposals of desk members in the database. */
export class KyselyDeskProposals implements DeskProposals {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  propose(proposal: NewProposal, noticesOf: (made: Proposal) => readonly NewDelivery[] = () => []): Promise<Proposed> {
    return this.#database.writeDurably(async (rows) => {
      const open = await openTwin(rows, proposal);
      if (open === null) {
        const made = await insert(rows, proposal);
        for (const notice of noticesOf(made)) await queuePart(rows, notice, notice.key);
        return { kind: 'waits', proposal: made, isNew: true };
      }
      if (open.by === proposal.by) return { kind: 'waits', proposal: open, isNew: false };
      return { kind: 'seconded', proposal: open };
    });
  }

  takeBack(number: number, by: string, now: Date): Promise<boolean> {
    return this.#database.writeDurably(async (rows) => {
      const ended = await rows
        .updateTable('desk_proposal')
        .set({ state: 'taken-back', ended_by: by, ended_at: toText(now) })
        .where('id', '=', number)
        .where('proposed_by', '=', by)
        .where('state', '=', 'open')
        .where('proposed_at', '>', lastLapsed(now))
        .executeTakeFirst();
      return ended.numUpdatedRows > 0n;
    });
  }

  async find(number: number, now: Date): Promise<Proposal | null> {
    const query = this.#database.rows.selectFrom('desk_proposal').selectAll().where('id', '=', number);
    const row = await query.executeTakeFirst();
    return row ? asOf(proposalOf(row), now) : null;
  }

  async openAbout(id: DevelopmentId, now: Date): Promise<readonly Proposal[]> {
    const found = await this.#database.rows
      .selectFrom('desk_proposal')
      .selectAll()
      .where('entry_id', '=', id)
      .where('state', '=', 'open')
      .where('proposed_at', '>', lastLapsed(now))
      .orderBy('id')
      .execute();
    return found.map(proposalOf);
  }

  async latest(most: number, now: Date): Promise<readonly Proposal[]> {
    const query = this.#database.rows.selectFrom('desk_proposal').selectAll().orderBy('id', 'desc').limit(most);
    return (await query.execute()).map((row) => asOf(proposalOf(row), now));
  }
}

/**
 * Ends a proposal as agreed; `rows` is the transaction that makes the decision. Throws an AppError `conflict` where it is
 * not open any more, so that of two who agree at the same time one decides.
 */
export async function agree(rows: Rows, { proposal, by }: Agreement, now: Date): Promise<void> {
  const ended = await rows
    .updateTable('desk_proposal')
    .set({ state: 'agreed', ended_by: by, ended_at: toText(now) })
    .where('id', '=', proposal)
    .where('proposed_by', '<>', by)
    .where('state', '=', 'open')
    .where('proposed_at', '>', lastLapsed(now))
    .executeTakeFirst();
  if (ended.numUpdatedRows === 0n)
    throw new AppError('conflict', 'That proposal was ended a moment ago; /ceasefire desk proposals says how.');
}

/** The open proposal of the same decision; one that has lapsed is noted as such, and makes room. */
async function openTwin(rows: Rows, { packId, decides, at }: NewProposal): Promise<Proposal | null> {
  const row = await rows
    .selectFrom('desk_proposal')
    .selectAll()
    .where('pack_id', '=', packId)
    .where('decides', '=', decides)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (!row) return null;
  const proposal = proposalOf(row);
  if (asOf(proposal, at).state === 'open') return proposal;
  const lapsed = { state: 'lapsed' as const, ended_at: toText(lapsesAt(proposal)) };
  await rows.updateTable('desk_proposal').set(lapsed).where('id', '=', row.id).execute();
  return null;
}

async function insert(rows: Rows, proposal: NewProposal): Promise<Proposal> {
  const { packId, entryId, command, options, decides, by, at, note } = proposal;
  const what = { pack_id: packId, entry_id: entryId, command, options: toJson(options), decides, note };
  const row = await rows
    .insertInto('desk_proposal')
    .values({ ...what, proposed_by: by, proposed_at: toText(at), state: 'open', ended_by: null, ended_at: null })
    .returningAll()
    .executeTakeFirstOrThrow();
  return proposalOf(row);
}

/** What was proposed then or before has lapsed. */
function lastLapsed(now: Date): string {
  return toText(new Date(2 * now.getTime() - lapsesAt({ at: now }).getTime()));
}

function proposalOf(row: Row<'desk_proposal'>): Proposal {
  return {
    number: row.id,
    packId: row.pack_id as PackId,
    entryId: row.entry_id as DevelopmentId,
    command: row.command,
    options: fromJson<Readonly<Record<string, string>>>(row.options, `options of proposal ${row.id}`),
    decides: row.decides,
    by: row.proposed_by,
    at: toTime(row.proposed_at),
    note: row.note,
    state: row.state,
    endedBy: row.ended_by,
    endedAt: row.ended_at === null ? null : toTime(row.ended_at),
  };
}
