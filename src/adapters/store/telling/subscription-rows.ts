import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { Subscription, SubscriptionId, Wishes } from '../../../domain/telling/subscription.ts';
import { fromJson, toJson } from '../json-text.ts';
import type { NewRow, Row } from '../schema.ts';
import { toTime } from '../time-text.ts';

export function subscriptionOf(row: Row<'subscription'>): Subscription {
  return {
    id: row.id as SubscriptionId,
    address: {
      platform: row.platform as Subscription['address']['platform'],
      workspace: row.workspace,
      channel: row.channel,
    },
    packs: fromJson<readonly PackId[]>(row.packs, `packs of the subscription ${row.id}`),
    mode: row.mode as Subscription['mode'],
    threshold: row.threshold as Subscription['threshold'],
    schedule: { time: row.time, days: row.days as Subscription['schedule']['days'], timezone: row.timezone },
    quiet: row.quiet,
    mention: row.mention,
    language: row.language as Subscription['language'],
    heartbeat: row.heartbeat === 1,
    threads: row.threads === 1,
    createdBy: row.created_by,
    createdAt: toTime(row.created_at),
    state: row.state === 'active' ? 'active' : 'paused',
    pausedBecause: row.paused_because,
    resumedAt: toTime(row.resumed_at ?? null),
    told: toldOf(row),
    lastDueAt: toTime(row.last_due_at),
    requestedAt: toTime(row.requested_at),
  };
}

export function toldOf(row: Pick<Row<'subscription'>, 'id' | 'told'>): Readonly<Record<string, number>> {
  return fromJson<Record<string, number>>(row.told, `memory of the subscription ${row.id}`);
}

/** The columns of the wishes that are given; the others are left out, not emptied. */
export function wishColumns(wishes: Partial<Wishes>): Partial<NewRow<'subscription'>> {
  const { schedule } = wishes;
  return {
    ...(wishes.packs === undefined ? {} : { packs: toJson(wishes.packs) }),
    ...(wishes.mode === undefined ? {} : { mode: wishes.mode }),
    ...(wishes.threshold === undefined ? {} : { threshold: wishes.threshold }),
    ...(schedule === undefined ? {} : { time: schedule.time, days: schedule.days, timezone: schedule.timezone }),
    ...(wishes.quiet === undefined ? {} : { quiet: wishes.quiet }),
    ...(wishes.mention === undefined ? {} : { mention: wishes.mention }),
    ...(wishes.language === undefined ? {} : { language: wishes.language }),
    ...(wishes.heartbeat === undefined ? {} : { heartbeat: wishes.heartbeat ? 1 : 0 }),
    ...(wishes.threads === undefined ? {} : { threads: wishes.threads ? 1 : 0 }),
  };
}

export function wishRow(wishes: Wishes) {
  return {
    packs: toJson(wishes.packs),
    mode: wishes.mode,
    threshold: wishes.threshold,
    time: wishes.schedule.time,
    days: wishes.schedule.days,
    timezone: wishes.schedule.timezone,
    quiet: wishes.quiet,
    mention: wishes.mention,
    language: wishes.language,
    heartbeat: wishes.heartbeat ? 1 : 0,
    threads: wishes.threads ? 1 : 0,
  };
}
