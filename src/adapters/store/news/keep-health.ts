import { sql } from 'kysely';
import type { KeptPoll } from '../../../ports/story-store.ts';
import type { Rows } from '../database.ts';
import { healthColumns, rhythmColumns, validatorColumns } from './feed-rows.ts';

type Values = Readonly<Record<string, string | number | null>>;

/**
 * Writes the health of many feeds at once: one statement of constant text, whatever their number. What a poll did not learn
 * (validators after a failure, the rhythm without a document, the address after a poll that said nothing of a move) is left as it is.
 */
export async function keepHealth(rows: Rows, polls: readonly KeptPoll[]): Promise<void> {
  await update(
    rows,
    polls.map((poll) => ({ id: poll.feedId, ...healthColumns(poll.health) })),
  );
  await update(
    rows,
    polls.flatMap((poll) => (poll.harvest === null ? [] : [{ id: poll.feedId, ...rhythmColumns(poll.health) }])),
  );
  await update(
    rows,
    polls.flatMap((poll) =>
      poll.validators === null ? [] : [{ id: poll.feedId, ...validatorColumns(poll.validators) }],
    ),
  );
  await update(
    rows,
    polls.flatMap((poll) => (poll.movedTo === null ? [] : [{ id: poll.feedId, moved_to: poll.movedTo }])),
  );
  await update(
    rows,
    polls.flatMap(({ feedId, hub }) =>
      hub === undefined ? [] : [{ id: feedId, hub: hub?.hub ?? null, hub_topic: hub?.topic ?? null }],
    ),
  );
}

/** All have the same columns. Values go by place: looking them up by name costs as much again as writing them. */
async function update(rows: Rows, changes: readonly (Values & { readonly id: string })[]): Promise<void> {
  const [first] = changes;
  if (first === undefined) return;
  const columns = Object.keys(first).filter((name) => name !== 'id');
  const set = sql.join(columns.map((name, place) => sql`${sql.ref(name)} = change.value ->> ${sql.lit(place + 1)}`));
  const values = JSON.stringify(changes.map((change) => [change.id, ...columns.map((name) => change[name])]));
  await sql`update feed set ${set} from json_each(${values}) as change where feed.id = change.value ->> 0`.execute(
    rows,
  );
}
