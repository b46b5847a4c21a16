import type { Pack, PackId } from '../domain/diplomacy/pack.ts';
import type { Board } from '../domain/ledger/board.ts';
import type { DevelopmentId } from '../domain/ledger/development.ts';
import { withAdded } from '../domain/news/added-source.ts';
import { breakingPosts, toldByPosts, type BreakingPost } from '../domain/telling/breaking.ts';
import { withCorrections, type CorrectionLine } from '../domain/telling/correction-note.ts';
import type { NewDelivery } from '../domain/telling/delivery.ts';
import { everyLine } from '../domain/telling/digest.ts';
import { dueMoment } from '../domain/telling/due-moment.ts';
import type { Message } from '../domain/telling/message.ts';
import { isBlindPeriod, renderBreaking, renderDigest, withPostedNote } from '../domain/telling/render-digest.ts';
import { sourceLineOf } from '../domain/telling/source-line.ts';
import { splitMessage } from '../domain/telling/split-message.ts';
import { digestForSubscription } from '../domain/telling/subscription-digest.ts';
import { isQuiet } from '../domain/telling/quiet-hours.ts';
import type { Platform, Subscription } from '../domain/telling/subscription.ts';
import type { AddedSources } from '../ports/added-sources.ts';
import type { Clock } from '../ports/clock.ts';
import type { FeedRecord, FeedRegistry } from '../ports/feed-registry.ts';
import type { Log } from '../ports/log.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { Carried, Outbox } from '../ports/outbox.ts';
import type { StoryStore } from '../ports/story-store.ts';
import type { Subscriptions } from '../ports/subscriptions.ts';
import type { Conflict } from './conflict.ts';
import { correctedLines } from './corrected-lines.ts';
import type { LedgerMemory } from './ledger-memory.ts';
import { whomToName, withMention } from './name-in-posts.ts';
import type { Retries } from './retries.ts';
import { LOOK_BACK, readTold, type Told } from './told-ledger.ts';

/** What telling needs. */
export interface QueueDeps {
  readonly store: Pick<StoryStore, 'ledger' | 'correctedAfter'>;
  readonly feeds: Pick<FeedRegistry, 'all'>;
  readonly added: Pick<AddedSources, 'all'>;
  readonly subscriptions: Pick<Subscriptions, 'active'>;
  readonly outbox: Outbox;
  readonly messengers: ReadonlyMap<Platform, Messenger>;
  readonly conflicts: readonly Conflict[];
  /** One a pack: how everything stands. */
  readonly memories: ReadonlyMap<PackId, Pick<LedgerMemory, 'catchUp' | 'board'>>;
  readonly maxLines: number;
  readonly retries: Retries;
  readonly clock: Clock;
  readonly log: Log;
}

const HOUR_MS = 3_600_000;

/**
 * Stage 6 of 7: subscriptions and what they have not been told → outbox rows: breaking posts as soon as something is
 * known, digests when they are due. One transaction a subscription; one that fails is logged and rests.
 */
export async function queueDigests(deps: QueueDeps): Promise<{ readonly queued: number; readonly failed: number }> {
  let queued = 0;
  let failed = 0;
  for (const subscription of await deps.subscriptions.active()) {
    const what = `subscription ${subscription.id}`;
    if (deps.retries.isResting(what, deps.clock.now())) continue;
    try {
      queued += await tell(subscription, deps);
      deps.retries.succeeded(what);
    } catch (cause) {
      failed++;
      deps.retries.failed(what, deps.clock.now());
      deps.log.error('subscription left for later', { subscriptionId: subscription.id, cause: String(cause) });
    }
  }
  return { queued, failed };
}

async function tell(subscription: Subscription, deps: QueueDeps): Promise<number> {
  if (!deps.messengers.has(subscription.address.platform)) return 0;
  const now = deps.clock.now();
  const packs = subscription.packs.flatMap((id) => deps.conflicts.find((c) => c.pack.id === id)?.pack ?? []);
  const ledgers = new Map<PackId, Told>();
  for (const pack of packs) ledgers.set(pack.id, await readTold(subscription, pack, deps));
  const breaking = await queueBreaking(subscription, packs, ledgers, deps, now);
  const due = dueMoment(subscription, now);
  const held = isQuiet(subscription, now) && subscription.requestedAt === null;
  if (due === null || held || (await deps.outbox.hasPendingDigest(subscription.id))) return breaking;
  const carried = await deps.outbox.carried(subscription.id, 0);
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
  const recent = carried.filter((c) => Math.abs(now.getTime() - c.queuedAt.getTime()) < HOUR_MS);
  const posted = {
    ids: new Set(carried.map((c) => c.developmentId)),
    lastHour: new Set(recent.map((c) => c.deliveryId)).size,
  };
  let queued = 0;
  const composed = { subscriptionId: subscription.id, dueAt: null };
  for (const pack of packs) {
    const held = ledgers.get(pack.id);
    if (held === undefined) continue;
    const { entries: ledger, board } = held;
    for (const post of breakingPosts(subscription, ledger, posted, now)) {
      const deliveries = await breakingDeliveries(subscription, pack, post, board, deps, now);
      // changes that cancel each other out come to nothing, and nothing more is to be told of them
      if (deliveries.length === 0) for (const { id } of post.entries) posted.ids.add(id);
      else queued += await deps.outbox.queue({ ...composed, deliveries, tells: null });
    }
    if (subscription.mode !== 'breaking') continue;
    const undelivered = new Set(carried.filter((c) => !c.delivered).map((c) => c.developmentId));
    const told = toldByPosts(subscription, ledger, posted, undelivered);
    const tells = { [pack.id]: told } as Record<PackId, number>;
    if (told > (subscription.told[pack.id] ?? 0)) await deps.outbox.queue({ ...composed, deliveries: [], tells });
  }
  return queued;
}

async function breakingDeliveries(
  subscription: Subscription,
  pack: Pack,
  post: BreakingPost,
  board: Board,
  deps: QueueDeps,
  now: Date,
): Promise<readonly NewDelivery[]> {
  // whatever is gathered is told: a long message is split
  const lines = everyLine(pack, { entries: post.entries, board, now });
  if (lines.length === 0) return [];
  const rendered = renderBreaking(pack.name, lines, subscription.schedule.timezone);
  const isPhase = lines.some(({ type }) => type === 'phase');
  const message = { ...rendered, ...(await whomToName(subscription, { isPhase }, deps)) };
  const carries = post.entries.map((d) => d.id);
  return parts(
    subscription,
    message,
    `${subscription.id}:breaking:${carries[0] ?? ''}`,
    'breaking',
    carries,
    deps,
    now,
  );
}

async function queueDigest(
  subscription: Subscription,
  dueAt: Date,
  packs: readonly Pack[],
  ledgers: ReadonlyMap<PackId, Told>,
  carried: readonly Carried[],
  deps: QueueDeps,
): Promise<number> {
  const feeds = await deps.feeds.all();
  const added = await deps.added.all();
  const corrections = await deps.outbox.correctionsToTell(subscription.id);
  const tells: Record<PackId, number> = {};
  const deliveries: NewDelivery[] = [];
  for (const listed of packs) {
    const pack = withAdded(listed, added);
    const held = ledgers.get(pack.id);
    if (held === undefined) continue;
    tells[pack.id] = Math.max(subscription.told[pack.id] ?? 0, held.entries.at(-1)?.seq ?? 0);
    const corrected = await correctedLines(pack, corrections, deps);
    deliveries.push(...digestDeliveries(subscription, dueAt, pack, held, corrected, carried, feeds, deps));
  }
  const named = await withMention(subscription, deliveries, deps);
  const last = named.at(-1);
  const complete = last ? [...named.slice(0, -1), { ...last, tells }] : [];
  return deps.outbox.queue({
    subscriptionId: subscription.id,
    dueAt,
    deliveries: complete,
    tells: last ? null : tells,
  });
}

/** One pack's part of a digest; nothing on a quiet day without a heartbeat. */
function digestDeliveries(
  subscription: Subscription,
  dueAt: Date,
  pack: Pack,
  { entries, board }: Told,
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
  const rendered = renderDigest(digest, sources, subscription.schedule.timezone, period);
  const noted = withPostedNote(rendered, already, refOf(carried));
  const message = withCorrections(pack.name, noted, corrected, digest.lines.length === 0);
  const key = `${subscription.id}:digest:${dueAt.toISOString()}:${pack.id}`;
  const corrects = corrected.flatMap(({ covers }) => covers);
  const carries = digest.lines.flatMap((l) => l.covers);
  const queued = parts(subscription, message, key, 'digest', carries, deps, now);
  return corrects.length === 0 ? queued : queued.map((part, n) => (n === 0 ? { ...part, corrects } : part));
}

/** The newest delivered breaking post that has an address to link to. */
function refOf(carried: readonly Carried[]): string | null {
  return carried.findLast((c) => c.delivered && c.ref?.url)?.ref?.url ?? null;
}

function parts(
  subscription: Subscription,
  message: Message,
  key: string,
  kind: NewDelivery['kind'],
  carries: readonly DevelopmentId[],
  deps: QueueDeps,
  now: Date,
): readonly NewDelivery[] {
  const budget = deps.messengers.get(subscription.address.platform)?.budget ?? { characters: 2000, blocks: 20 };
  const messages = splitMessage(message, budget);
  return messages.map((part, n) => ({
    key: `${key}:${n + 1}`,
    subscriptionId: subscription.id,
    address: subscription.address,
    kind,
    message: part,
    carries: n === 0 ? carries : [],
    tells: null,
    createdAt: now,
  }));
}
