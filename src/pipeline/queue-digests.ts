import type { Pack, PackId } from '../domain/diplomacy/pack.ts';
import { withAdded } from '../domain/news/added-source.ts';
import { awaitingPost, breakingPosts, toldBefore, toldByPosts } from '../domain/telling/breaking.ts';
import { withCorrections, type CorrectionLine } from '../domain/telling/correction-note.ts';
import type { DevelopmentId } from '../domain/ledger/development.ts';
import type { NewDelivery } from '../domain/telling/delivery.ts';
import { dueMoment } from '../domain/telling/due-moment.ts';
import { isBlindPeriod, renderDigest, withPostedNote } from '../domain/telling/render-digest.ts';
import { sourceLineOf } from '../domain/telling/source-line.ts';
import { digestForSubscription } from '../domain/telling/subscription-digest.ts';
import { isQuiet } from '../domain/telling/quiet-hours.ts';
import type { Subscription, SubscriptionId } from '../domain/telling/subscription.ts';
import type { AddedSources } from '../ports/added-sources.ts';
import type { FeedRecord, FeedRegistry } from '../ports/feed-registry.ts';
import type { Carried, Outbox } from '../ports/outbox.ts';
import type { ReadModel } from '../ports/read-model.ts';
import type { StoryStore } from '../ports/story-store.ts';
import type { Subscriptions } from '../ports/subscriptions.ts';
import { breakingDeliveries } from './compose-posts.ts';
import { illustrated } from './illustrated.ts';
import { correctedLines } from './corrected-lines.ts';
import { deliveryParts, toldAlone, toldBy } from './delivery-parts.ts';
import type { LedgerMemory } from './ledger-memory.ts';
import { withMention } from './name-in-posts.ts';
import type { NothingToPost } from './nothing-to-post.ts';
import { queueCorrections, queueUpdates, type EditDeps } from './queue-edits.ts';
import { isBehind, LOOK_BACK, ToldLedgers, type Told } from './told-ledger.ts';
import { wasToldMeanwhile } from './told-meanwhile.ts';

/** What telling needs. */
export interface QueueDeps extends EditDeps {
  readonly store: Pick<StoryStore, 'ledger' | 'ledgerMark' | 'correctedAfter' | 'entries'>;
  readonly readModel: Pick<ReadModel, 'known'>;
  readonly feeds: Pick<FeedRegistry, 'all'>;
  readonly added: Pick<AddedSources, 'all'>;
  readonly subscriptions: Pick<Subscriptions, 'eachActive' | 'current'>;
  readonly outbox: Outbox;
  /** One a pack: how everything stands. */
  readonly memories: ReadonlyMap<PackId, Pick<LedgerMemory, 'catchUp' | 'board'>>;
  readonly nothingToPost: NothingToPost;
  readonly maxLines: number;
}

const HOUR_MS = 3_600_000;

/**
 * Stage 6 of 7: subscriptions and what they have not been told → outbox rows: breaking posts as soon as something is
 * known, digests when they are due, and edits of what was told before. One transaction a subscription; one that fails is
 * logged and rests.
 */
export async function queueDigests(deps: QueueDeps): Promise<{ readonly queued: number; readonly failed: number }> {
  let queued = await queueCorrections(deps);
  let failed = 0;
  const read = new ToldLedgers(deps);
  const active = new Set<SubscriptionId>();
  for await (const subscription of deps.subscriptions.eachActive()) {
    active.add(subscription.id);
    const what = `subscription ${subscription.id}`;
    if (deps.retries.isResting(what, deps.clock.now())) continue;
    try {
      queued += await tell(subscription, read, deps);
      deps.retries.succeeded(what);
    } catch (cause) {
      failed++;
      deps.retries.failed(what, deps.clock.now());
      deps.log.error('subscription left for later', { subscriptionId: subscription.id, cause: String(cause) });
    }
  }
  deps.nothingToPost.keep(active);
  return { queued, failed };
}

async function tell(subscription: Subscription, read: ToldLedgers, deps: QueueDeps): Promise<number> {
  if (!deps.messengers.has(subscription.address.platform)) return 0;
  const now = deps.clock.now();
  const packs = subscription.packs.flatMap((id) => deps.conflicts.find((c) => c.pack.id === id)?.pack ?? []);
  const ledgers = new Map<PackId, Told>();
  for (const pack of packs) ledgers.set(pack.id, await read.of(subscription, pack));
  const due = dueMoment(subscription, now);
  if (due === null && (subscription.mode === 'digest' || !isBehind(subscription, ledgers))) return 0;
  if (deps.nothingToPost.holds(subscription, ledgers, now) && due === null) return 0;
  // asked in this order: once none is on its way, none can arrive
  const isPending = due !== null && (await deps.outbox.hasPendingDigest(subscription.id));
  if (due !== null && (await wasToldMeanwhile(subscription, deps.subscriptions))) return 0;
  const breaking = await queueBreaking(subscription, packs, ledgers, deps, now);
  const held = isQuiet(subscription, now) && subscription.requestedAt === null;
  if (due === null || held || isPending) return breaking;
  // what counts as told may just have moved on: every post of the entries that were read is asked for
  const lookBack = Math.max(0, ...[...ledgers.values()].map(({ entries }) => entries.length));
  const carried = await deps.outbox.carried(subscription.id, lookBack);
  return breaking + (await queueDigest(subscription, due, packs, ledgers, carried, deps));
}

async function queueBreaking(
  subscription: Subscription,
  packs: readonly Pack[],
  ledgers: ReadonlyMap<PackId, Told>,
  deps: QueueDeps,
  now: Date,
): Promise<number> {
  const carried = await deps.outbox.carried(subscription.id, LOOK_BACK);
  const posted = postedBefore(carried, now);
  const promised = await asPromised(subscription, deps);
  let queued = 0;
  const composed = { subscriptionId: subscription.id, dueAt: null };
  for (const pack of packs) {
    const held = ledgers.get(pack.id);
    if (held === undefined) continue;
    const posts = breakingPosts(promised, held.entries, posted, now);
    if (posts.length > 0 && (await wasToldMeanwhile(subscription, deps.subscriptions))) return queued;
    queued += await queueUpdates(subscription, pack, held, { carried, posts }, deps);
    for (const post of posts) {
      const deliveries = await breakingDeliveries(subscription, pack, post, held, deps, now);
      // changes that cancel each other out come to nothing, and nothing more is to be told of them
      if (deliveries.length === 0) for (const { id } of post.entries) posted.ids.add(id);
      const added = deliveries.length === 0 ? 0 : await deps.outbox.queue({ ...composed, deliveries, tells: null });
      queued += added;
      // the packs that follow share the hour
      if (added > 0) posted.lastHour++;
    }
    if (subscription.mode !== 'breaking') continue;
    const told = toldByPosts(subscription, held.entries, posted, onTheirWay(carried));
    const tells = { [pack.id]: told } as Record<PackId, number>;
    if (told > (subscription.told[pack.id] ?? 0)) await deps.outbox.queue({ ...composed, deliveries: [], tells });
  }
  const isAwaited = ({ entries }: Told): boolean => awaitingPost(promised, entries, posted).length > 0;
  if (queued === 0 && ![...ledgers.values()].some(isAwaited)) deps.nothingToPost.found(subscription, ledgers, now);
  return queued;
}

/** What posts carry that are not delivered yet. */
function onTheirWay(carried: readonly Carried[]): ReadonlySet<DevelopmentId> {
  return new Set(carried.flatMap((c) => (c.delivered ? [] : [c.developmentId])));
}

/** As if what is on its way had arrived: what a digest holds is not posted besides, though it counts as told only then. */
async function asPromised(subscription: Subscription, { outbox }: QueueDeps): Promise<Subscription> {
  return { ...subscription, told: { ...subscription.told, ...(await outbox.promised(subscription.id)) } };
}

function postedBefore(carried: readonly Carried[], now: Date) {
  const recent = carried.filter((c) => Math.abs(now.getTime() - c.queuedAt.getTime()) < HOUR_MS);
  return {
    ids: new Set(carried.map((c) => c.developmentId)),
    lastHour: new Set(recent.map((c) => c.post)).size,
  };
}

async function queueDigest(
  subscription: Subscription,
  dueAt: Date,
  packs: readonly Pack[],
  ledgers: ReadonlyMap<PackId, Told>,
  carried: readonly Carried[],
  deps: QueueDeps,
): Promise<number> {
  const [feeds, added] = [await deps.feeds.all(), await deps.added.all()];
  const corrections = await deps.outbox.correctionsToTell(subscription.id);
  const tells: Record<PackId, number> = {};
  const deliveries: NewDelivery[] = [];
  for (const listed of packs) {
    const pack = withAdded(listed, added);
    const held = ledgers.get(pack.id);
    if (held === undefined) continue;
    tells[pack.id] = Math.max(subscription.told[pack.id] ?? 0, held.entries.at(-1)?.seq ?? 0);
    const corrected = await correctedLines(pack, corrections, subscription.language, deps);
    const told = digestDeliveries(subscription, dueAt, pack, held, corrected, carried, feeds, deps);
    deliveries.push(...(subscription.schedule.days === 'weekly' ? await illustrated(told, listed, deps) : told));
  }
  const named = await withMention(subscription, deliveries, deps);
  const last = named.at(-1);
  const composed = { subscriptionId: subscription.id, dueAt };
  if (last) return deps.outbox.queue({ ...composed, deliveries: [...named.slice(0, -1), { ...last, tells }], tells: null }); // prettier-ignore
  // no message follows the posts in their lane, so what they tell counts only once they stand there
  const told = [...ledgers].map(([pack, { entries }]) => [pack, toldBefore(entries, onTheirWay(carried))]);
  return deps.outbox.queue({ ...composed, deliveries: [], tells: Object.fromEntries(told) as typeof tells });
}

/** One pack's part of a digest; nothing on a quiet day without a heartbeat. */
function digestDeliveries(
  subscription: Subscription,
  dueAt: Date,
  pack: Pack,
  { entries, board, knows }: Told,
  corrected: readonly CorrectionLine[],
  carried: readonly Carried[],
  feeds: readonly FeedRecord[],
  deps: QueueDeps,
): readonly NewDelivery[] {
  const posted = new Set(carried.map((c) => c.developmentId));
  const now = deps.clock.now();
  const input = { ledger: entries, posted, board, maxLines: deps.maxLines, now };
  const { digest, already } = digestForSubscription(subscription, pack, input);
  const sources = sourceLineOf(
    pack,
    feeds.filter((f) => f.packs.includes(pack.id)),
  );
  const period = { since: subscription.lastDueAt, now };
  // no word means a quiet day: a blind one is said
  const isSilent = !subscription.heartbeat && subscription.requestedAt === null && !isBlindPeriod(sources, period);
  if (digest.lines.length === 0 && corrected.length === 0 && isSilent) return [];
  const rendered = renderDigest(
    { ...digest, posted: already },
    sources,
    subscription.schedule.timezone,
    period,
    subscription.language,
  );
  const noted = withPostedNote(rendered, already, refOf(carried), subscription.language);
  const message = withCorrections(pack.name, noted, corrected, digest.lines.length === 0, subscription.language);
  // a moment may come twice, by a clock that was ahead: the second digest holds other entries and is another one
  const key = `${subscription.id}:digest:${dueAt.toISOString()}:${pack.id}:${digest.toSeq}`;
  const corrects = corrected.flatMap(({ covers }) => covers);
  // a digest that says what was corrected must not be wrong about it later either
  const tells = [...toldBy(digest.lines), ...toldAlone(corrected.map(({ id }) => id))];
  const queued = deliveryParts(subscription, message, { key, kind: 'digest', tells, knows, now }, deps.messengers);
  return corrects.length === 0 ? queued : queued.map((part, n) => (n === 0 ? { ...part, corrects } : part));
}

/** The newest delivered breaking post that has an address to link to. */
function refOf(carried: readonly Carried[]): string | null {
  return carried.findLast((c) => c.delivered && c.ref?.url)?.ref?.url ?? null;
}
