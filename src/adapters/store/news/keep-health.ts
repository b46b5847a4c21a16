import type { KeptPoll } from '../../../ports/story-store.ts';
import type { Rows } from '../database.ts';
import { updateRows } from '../update-rows.ts';
import { healthColumns, rhythmColumns, validatorColumns } from './feed-rows.ts';

/**
 * Writes the health of many feeds at once: one statement of constant text, whatever their number. What a poll did not learn
 * (validators after a failure, the rhythm without a document, the address after a poll that said nothing of a move) is left as it is.
 */
export async function keepHealth(rows: Rows, polls: readonly KeptPoll[]): Promise<void> {
  await updateRows(
    rows,
    'feed',
    polls.map((poll) => ({ id: poll.feedId, ...healthColumns(poll.health) })),
  );
  await updateRows(
    rows,
    'feed',
    polls.flatMap((poll) => (poll.harvest === null ? [] : [{ id: poll.feedId, ...rhythmColumns(poll.health) }])),
  );
  await updateRows(
    rows,
    'feed',
    polls.flatMap((poll) =>
      poll.validators === null ? [] : [{ id: poll.feedId, ...validatorColumns(poll.validators) }],
    ),
  );
  await updateRows(
    rows,
    'feed',
    polls.flatMap((poll) => (poll.movedTo === null ? [] : [{ id: poll.feedId, moved_to: poll.movedTo }])),
  );
  await updateRows(
    rows,
    'feed',
    polls.flatMap(({ feedId, hub }) =>
      hub === undefined ? [] : [{ id: feedId, hub: hub?.hub ?? null, hub_topic: hub?.topic ?? null }],
    ),
  );
}
