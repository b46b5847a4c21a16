import { withAdded } from '../domain/news/added-source.ts';
import { judgeOutages, type OutageVerdict } from '../domain/news/judge-outages.ts';
import { absenceBefore, blindUntil, type Watch } from '../domain/news/watch.ts';
import type { NewDelivery } from '../domain/telling/delivery.ts';
import type { Message } from '../domain/telling/message.ts';
import { backNotice, darkNotice, everythingBackNotice, type NoticeSetting } from '../domain/telling/outage-notice.ts';
import { feedName, standingOf } from '../domain/telling/source-line.ts';
import { splitMessage } from '../domain/telling/split-message.ts';
import type { ChannelAddress, Platform } from '../domain/telling/subscription.ts';
import type { AddedSources } from '../ports/added-sources.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { KeptLook, Outages } from '../ports/outages.ts';
import type { Conflict } from './conflict.ts';

/** What the watch over the feeds needs. */
export interface WatchDeps {
  readonly outages: Outages;
  readonly added: Pick<AddedSources, 'all'>;
  readonly conflicts: readonly Conflict[];
  readonly messengers: ReadonlyMap<Platform, Messenger>;
  /** Whom to tell; those on platforms that are switched off are left out. */
  readonly admins: readonly ChannelAddress[];
  /** The zone of the notices' times, where a platform has no local times of its own. */
  readonly timezone: string;
  readonly clock: Clock;
  readonly log: Log;
}

const BETWEEN_LOOKS_MS = 60_000;

/**
 * Beside the stages, once a minute: the health of the feeds → notices to the admins in the outbox, one when a feed has been
 * dark for six hours and one when it is read again. What is told and its notice are kept in one transaction, so a crash
 * before it tells the same a moment later, and one after it nothing twice. Without admins the log alone says it.
 */
export async function tellAdmins(deps: WatchDeps): Promise<{ readonly queued: number }> {
  const now = deps.clock.now();
  const lastLookAt = await deps.outages.lastLookAt();
  const sinceMs = lastLookAt === null ? Infinity : now.getTime() - lastLookAt.getTime();
  if (sinceMs >= 0 && sinceMs < BETWEEN_LOOKS_MS) return { queued: 0 };
  const kept = await deps.outages.watch();
  const gaps = [...absenceBefore(now, lastLookAt), ...blindUntil(now, kept)];
  const watch = { ...kept, gaps: [...kept.gaps, ...gaps] };
  const verdict = judgeOutages(watch, now);
  const notices = await noticesOf(verdict, watch, deps, now);
  const deliveries = notices.flatMap(([what, message]) => deliveriesOf(what, message, deps, now));
  await deps.outages.keep({ lookedAt: now, gaps, ...changesOf(verdict), deliveries });
  logVerdict(verdict, deps.log);
  return { queued: deliveries.length };
}

function changesOf({ dark, back, dropped, noticed }: OutageVerdict): Pick<KeptLook, 'opened' | 'noticed' | 'closed'> {
  const closed = [...back.map(({ id }) => id), ...dropped];
  const opened = dark.kind === 'none' ? [] : dark.kind === 'everything' ? [{ ...dark, feedId: null }] : dark.feeds;
  return {
    opened: opened.map((one) => ({ feedId: 'id' in one ? one.id : null, unreadSince: one.unreadSince })),
    noticed,
    closed,
  };
}

/** Each notice with the word that tells it from others of the same moment. */
async function noticesOf(
  { dark, back }: OutageVerdict,
  watch: Watch,
  deps: WatchDeps,
  now: Date,
): Promise<readonly (readonly [string, Message])[]> {
  const added = await deps.added.all();
  const packs = deps.conflicts.map(({ pack }) => withAdded(pack, added));
  const urls = new Map(watch.feeds.map(({ id, url }) => [id, url]));
  const setting: NoticeSetting = {
    counts: countsOf(watch),
    nameOf: (feed) => feedName(packs, feed),
    now,
    timezone: deps.timezone,
  };
  const returns = await Promise.all(
    back.map(async (outage) => ({ outage, brought: await deps.outages.broughtBy(outage) })),
  );
  const whole = returns.find(({ outage }) => outage.feedId === null);
  const feeds = returns.flatMap(({ outage, brought }) =>
    outage.feedId === null
      ? []
      : [{ outage, brought, name: feedName(packs, { id: outage.feedId, url: urls.get(outage.feedId) ?? '' }) }],
  );
  const said = [
    ['dark', darkNotice(dark, setting)],
    ['back-all', whole ? everythingBackNotice(whole, setting) : null],
    ['back', backNotice(feeds, setting)],
  ] as const;
  return said.flatMap(([what, message]) => (message ? [[what, message] as const] : []));
}

function countsOf({ feeds }: Watch): NoticeSetting['counts'] {
  const others = feeds.filter(({ health }) => standingOf(health) !== 'read');
  const tries = others.map(({ health }) => health.nextPollAt).toSorted((a, b) => a.getTime() - b.getTime());
  return {
    read: feeds.length - others.length,
    all: feeds.length,
    nextTry: tries[0] ?? null,
    lastTry: tries.at(-1) ?? null,
  };
}

function deliveriesOf(what: string, message: Message, deps: WatchDeps, now: Date): readonly NewDelivery[] {
  return deps.admins.flatMap((address) => {
    const messenger = deps.messengers.get(address.platform);
    if (!messenger) return [];
    const { platform, channel } = address;
    return splitMessage(message, messenger.budget).map((part, n) => ({
      key: `admin:${platform}:${channel}:${what}:${now.toISOString()}:${n + 1}`,
      subscriptionId: null,
      address,
      kind: 'notice' as const,
      message: part,
      carries: [],
      tells: null,
      createdAt: now,
    }));
  });
}

function logVerdict({ dark, back }: OutageVerdict, log: Log): void {
  if (dark.kind === 'everything')
    log.warn('no source is read', { unreadSince: dark.unreadSince.toISOString(), feeds: dark.feeds.length });
  if (dark.kind === 'feeds')
    for (const { id, unreadSince, health } of dark.feeds)
      log.warn('source dark', { feedId: id, unreadSince: unreadSince.toISOString(), because: health.lastError });
  for (const { feedId, unreadSince, readSince } of back)
    log.info(feedId === null ? 'sources read again' : 'source read again', {
      feedId,
      unreadSince: unreadSince.toISOString(),
      readSince: readSince.toISOString(),
    });
}
