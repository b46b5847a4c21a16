import type { Pack } from '../domain/diplomacy/pack.ts';
import type { Correction, Development } from '../domain/ledger/development.ts';
import type { BreakingPost } from '../domain/telling/breaking.ts';
import { correctedMessage, correctedSince } from '../domain/telling/corrected-message.ts';
import { everyLine } from '../domain/telling/digest.ts';
import { roomForEdit } from '../domain/telling/edit-room.ts';
import { livingUpdates } from '../domain/telling/living-message.ts';
import { withUpdates } from '../domain/telling/with-updates.ts';
import type { Platform, Subscription } from '../domain/telling/subscription.ts';
import type { Clock } from '../ports/clock.ts';
import type { Carrier, Edits, NewEdit, ToldEntry } from '../ports/edits.ts';
import type { Log } from '../ports/log.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { Carried } from '../ports/outbox.ts';
import type { StoryStore } from '../ports/story-store.ts';
import type { Conflict } from './conflict.ts';
import type { Retries } from './retries.ts';
import { threadReplies } from './thread-replies.ts';
import type { Told } from './told-ledger.ts';

/** What the edits of messages are made with. */
export interface EditDeps {
  readonly store: Pick<StoryStore, 'entries'>;
  readonly edits: Edits;
  readonly messengers: ReadonlyMap<Platform, Messenger>;
  readonly conflicts: readonly Conflict[];
  readonly retries: Retries;
  readonly clock: Clock;
  readonly log: Log;
}

/** Where the platform is not connected the messenger's own room is not known; the smallest will do. */
const SMALLEST = { characters: 2000, blocks: 20 };

/** Corrections that no message shows yet → edits in the outbox, of every message that told the entry as it was. A pack that fails is logged and rests. */
export async function queueCorrections(deps: EditDeps): Promise<number> {
  let queued = 0;
  for (const { pack } of deps.conflicts) {
    const what = `corrections of ${pack.id}`;
    if (deps.retries.isResting(what, deps.clock.now())) continue;
    try {
      queued += await chase(pack, deps);
      deps.retries.succeeded(what);
    } catch (cause) {
      deps.retries.failed(what, deps.clock.now());
      deps.log.error('corrections left for later', { packId: pack.id, cause: String(cause) });
    }
  }
  return queued;
}

async function chase(pack: Pack, deps: EditDeps): Promise<number> {
  const due = await deps.edits.due(pack.id);
  let queued = 0;
  for (const { carrier, corrections } of due) {
    const knows = Math.max(0, ...corrections);
    const edit = { adds: [], corrects: corrections, plain: carrier.plain, knows, replies: [] };
    if (await queueEdit(pack, carrier, edit, deps)) queued++;
  }
  if (due.length === 0) await deps.edits.close(pack.id);
  return queued;
}

/** What has become of events since a channel was posted of them, but for what is posted just now → edits of the messages that told of them. */
export async function queueUpdates(
  subscription: Subscription,
  pack: Pack,
  { entries, board, knows }: Told,
  { carried, posts }: { readonly carried: readonly Carried[]; readonly posts: readonly BreakingPost[] },
  deps: EditDeps,
): Promise<number> {
  const updates = livingUpdates(subscription, entries, carried);
  if (updates.size === 0) return 0;
  const { messengers } = deps;
  const added = await deps.edits.added(subscription.id);
  const posting = new Set(posts.flatMap((post) => post.entries.map((entry) => entry.id)));
  let queued = 0;
  for (const [id, all] of updates) {
    const fresh = all.filter(({ id: entry }) => !added.has(entry) && !posting.has(entry));
    const carrier = fresh.length === 0 ? null : await deps.edits.carrier(id);
    if (!carrier) continue;
    const now = deps.clock.now();
    // the newest last: where there is no room the first go
    const lines = everyLine(pack, { entries: fresh, board, now }).toSorted((a, b) => a.at.getTime() - b.at.getTime());
    const plain = withUpdates(pack, carrier.plain, lines, roomOf(carrier, deps), carrier.language);
    const told = { entries: fresh, lines, knows };
    const replies = threadReplies(subscription, pack, carrier, told, { messengers, now });
    const edit = { adds: fresh.map((entry) => entry.id), corrects: [], plain, knows, replies };
    if (await queueEdit(pack, carrier, edit, deps)) queued++;
  }
  return queued;
}

async function queueEdit(
  pack: Pack,
  carrier: Carrier,
  edit: Pick<NewEdit, 'adds' | 'corrects' | 'plain' | 'knows' | 'replies'>,
  deps: EditDeps,
): Promise<boolean> {
  const entries = new Map((await entriesOf(carrier, deps)).map((entry) => [entry.id, entry]));
  const corrected = carrier.tells.flatMap((told) => {
    const entry = entries.get(told.id);
    return (entry && correctedSince(pack, entry, cameAfter(told), carrier.language)) ?? [];
  });
  const message = correctedMessage(edit.plain, corrected, roomForEdit(roomOf(carrier, deps)), carrier.language);
  return deps.edits.queue({ ...edit, carrier, message, at: deps.clock.now() });
}

function entriesOf({ tells }: Carrier, { store }: EditDeps): Promise<readonly Development[]> {
  return store.entries([...new Set(tells.map(({ id }) => id))]);
}

function cameAfter({ knows, since }: ToldEntry): (correction: Correction) => boolean {
  return ({ number, at }) => (knows === null ? at >= since : number > knows);
}

function roomOf({ address }: Carrier, { messengers }: EditDeps): Messenger['budget'] {
  return messengers.get(address.platform)?.budget ?? SMALLEST;
}
