import { stands } from '../ledger/correction.ts';
import type { Development, DevelopmentId } from '../ledger/development.ts';
import type { DeliveryId } from './delivery.ts';
import type { Subscription } from './subscription.ts';

/** A breaking post that carries an entry. */
export interface EventPost {
  readonly developmentId: DevelopmentId;
  readonly deliveryId: DeliveryId;
  readonly delivered: boolean;
}

/**
 * What became of events after a channel was posted of them, by the message that tells it: an event's newest post. What
 * becomes more certain, and what is no phase or position, is told there silently; a phase or a position is a post of its
 * own. A message that is still on its way is waited for.
 */
export function livingUpdates(
  { mode }: Pick<Subscription, 'mode'>,
  ledger: readonly Development[],
  posts: readonly EventPost[],
): ReadonlyMap<DeliveryId, readonly Development[]> {
  if (mode === 'digest' || posts.length === 0) return new Map();
  const byEntry = new Map(posts.map((post) => [post.developmentId, post]));
  const newest = new Map<string, EventPost & { readonly seq: number }>();
  for (const { id, seq, eventId } of ledger) {
    const post = byEntry.get(id);
    const before = newest.get(eventId);
    if (post && (before === undefined || before.deliveryId <= post.deliveryId)) newest.set(eventId, { ...post, seq });
  }
  const updates = ledger.filter((entry) => isUpdate(entry) && !byEntry.has(entry.id));
  const placed = updates.map((entry) => {
    const event = newest.get(entry.eventId);
    const own = event !== undefined && event.seq < entry.seq ? event : undefined;
    return { entry, post: own ?? (entry.confirms === undefined ? undefined : byEntry.get(entry.confirms)) };
  });
  const told = placed.flatMap(({ entry, post }) => (post?.delivered === true ? [{ entry, id: post.deliveryId }] : []));
  const byPost = Map.groupBy(told, ({ id }) => id);
  return new Map([...byPost].map(([id, own]) => [id, own.map(({ entry }) => entry)]));
}

function isUpdate(entry: Development): boolean {
  if (entry.background || !stands(entry)) return false;
  return entry.kind === 'confirmed' || (entry.type !== 'phase' && entry.type !== 'position');
}
