import { stands } from '../ledger/correction.ts';
import type { Development, DevelopmentId } from '../ledger/development.ts';
import { quietHours } from './quiet-hours.ts';
import { meetsThreshold, type Subscription } from './subscription.ts';

/** A post that goes out as soon as it is known: one event's developments, or several gathered into one net change. */
export interface BreakingPost {
  readonly entries: readonly Development[];
  readonly gathered: boolean;
}

/** What the channel was posted before, by development. */
export interface Posted {
  readonly ids: ReadonlySet<DevelopmentId>;
  /** How many breaking posts were queued within the last hour. */
  readonly lastHour: number;
}

const MOST_AN_HOUR = 6;
/** Late news comes in a rush, from one feed after another: it is told when no more has come for this long… */
const RUSH_OVER_MS = 30_000;
/** …or when the first of it has waited this long. */
const LONGEST_RUSH_MS = 5 * 60_000;

/**
 * Which developments are posted now. `ledger` holds those not yet told by a digest, and enough before them to know
 * which events were posted. Held during quiet hours; what was held comes as one net change, and so do what a pause let pass, what
 * came before other posts were wished and what came to be known late, whatever the threshold. Beyond six an hour the rest is gathered into the sixth post, or waits; phases always
 * post, and under `all` nothing else is gathered.
 */
export function breakingPosts(
  subscription: Subscription,
  ledger: readonly Development[],
  posted: Posted,
  now: Date,
): readonly BreakingPost[] {
  const isQuiet = quietHours(subscription);
  if (subscription.mode === 'digest' || subscription.state !== 'active' || isQuiet(now)) return [];
  const candidates = awaitingPost(subscription, ledger, posted);
  // one that was resumed by a clock that was ahead has missed nothing that is to come
  const { resumedAt } = subscription;
  const missedBefore = resumedAt !== null && resumedAt <= now ? resumedAt.getTime() : -Infinity;
  const held = candidates.filter((d) => isQuiet(d.learnedAt) || d.learnedAt.getTime() < missedBefore);
  const late = candidates.filter((d) => d.late && !held.includes(d));
  const posts = byEvent(candidates.filter((d) => !d.late && !held.includes(d)));
  const atOnce = isRushOver(late, now) ? candidates.filter((d) => d.late || held.includes(d)) : held;
  const net: readonly BreakingPost[] = atOnce.length > 0 ? [{ entries: atOnce, gathered: atOnce.length > 1 }] : [];
  const all = [...net, ...withinLimit(subscription, posts, posted.lastHour + net.length)];
  return all.map((post) => withConfirmations(post, ledger, posted));
}

/** A post speaks with the certainty of its moment: what confirmed its entries by then is told with them, not once more afterwards. */
function withConfirmations(post: BreakingPost, ledger: readonly Development[], { ids }: Posted): BreakingPost {
  const own = new Set(post.entries.map((d) => d.id));
  const confirmations = ledger.filter(
    (d) => d.kind === 'confirmed' && d.confirms !== undefined && own.has(d.confirms) && stands(d) && !ids.has(d.id),
  );
  return { ...post, entries: [...post.entries, ...confirmations].toSorted((a, b) => a.seq - b.seq) };
}

/** Entries that were learned after `now` do not hold the others up: the clock was set back. */
function isRushOver(late: readonly Development[], now: Date): boolean {
  const ages = late.map((d) => now.getTime() - d.learnedAt.getTime()).filter((age) => age >= 0);
  return ages.length === 0 || Math.min(...ages) >= RUSH_OVER_MS || Math.max(...ages) >= LONGEST_RUSH_MS;
}

/**
 * Up to which entry of a pack a channel that has breaking posts alone counts as told: what comes before is not for it, or
 * stands there. Entries that wait (quiet hours, six an hour) or whose post is not delivered yet keep it where it is.
 */
export function toldByPosts(
  subscription: Subscription,
  ledger: readonly Development[],
  posted: Pick<Posted, 'ids'>,
  undelivered: ReadonlySet<DevelopmentId>,
): number {
  const waiting = awaitingPost(subscription, ledger, posted).map(({ id }) => id);
  return toldBefore(ledger, new Set([...waiting, ...undelivered]));
}

/** Up to which entry a ledger is told where these are not yet: a post that is on its way may be refused. */
export function toldBefore(ledger: readonly Development[], untold: ReadonlySet<DevelopmentId>): number {
  const last = ledger.at(-1)?.seq ?? 0;
  return Math.min(last, ...ledger.filter(({ id }) => untold.has(id)).map(({ seq }) => seq - 1));
}

/**
 * What a subscription was not told and a post is to tell, at once or when its time has come. A phase or position posts whenever it changes; of other types only the first of an event does, also where a later one
 * overtook it while it was held.
 */
export function awaitingPost(
  subscription: Subscription,
  ledger: readonly Development[],
  posted: Pick<Posted, 'ids'>,
): readonly Development[] {
  const firstPosted = new Map<string, number>();
  for (const d of ledger)
    if (posted.ids.has(d.id)) firstPosted.set(d.eventId, Math.min(d.seq, firstPosted.get(d.eventId) ?? d.seq));
  const entries = ledger.filter((d) => d.seq > (subscription.told[d.packId] ?? 0) && !posted.ids.has(d.id));
  return worthPosting(subscription.threshold, entries, 0).filter(
    (d) => d.type === 'phase' || d.type === 'position' || d.seq < (firstPosted.get(d.eventId) ?? Infinity),
  );
}

/** The entries after a number whose kind and type are worth a breaking post. */
export function worthPosting(
  threshold: Subscription['threshold'],
  ledger: readonly Development[],
  after: number,
): readonly Development[] {
  return ledger.filter(
    (d) => d.seq > after && !d.background && stands(d) && d.kind !== 'confirmed' && meetsThreshold(threshold, d.type),
  );
}

/** What one cycle learned of one event is one message. */
function byEvent(entries: readonly Development[]): readonly BreakingPost[] {
  const events = new Map<string, Development[]>();
  for (const entry of entries)
    events.set(`${entry.packId}|${entry.eventId}`, [...(events.get(`${entry.packId}|${entry.eventId}`) ?? []), entry]);
  return [...events.values()].map((list) => ({ entries: list, gathered: false }));
}

function withinLimit(
  subscription: Subscription,
  posts: readonly BreakingPost[],
  lastHour: number,
): readonly BreakingPost[] {
  if (subscription.threshold === 'all') return posts;
  const phases = posts.filter((p) => p.entries.some((d) => d.type === 'phase'));
  const others = posts.filter((p) => !phases.includes(p));
  const room = Math.max(0, MOST_AN_HOUR - lastHour - phases.length);
  if (others.length <= room) return posts;
  if (room === 0) return phases;
  const single = others.slice(0, room - 1);
  const gathered = { entries: others.slice(room - 1).flatMap((p) => p.entries), gathered: true };
  return [...phases, ...single, gathered];
}
