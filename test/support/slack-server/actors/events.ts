import { shownMessage } from '../call.ts';
import type { Channel, StoredFile, User } from '../entities.ts';
import type { JsonObject } from '../json.ts';
import { shownFile } from '../methods/files.ts';
import { addPersonsMessage } from '../population.ts';
import { lookUntil } from '../waiting.ts';
import type { Ack } from '../transport.ts';
import { collectReplies } from './replies.ts';
import { receptionOf, teamOf } from './stage.ts';
import type { Outcome, Patience, Stage } from './stage.ts';

/** How an event fared: over how many attempts, and whether one of them was acknowledged in time. */
export interface EventDelivery {
  readonly eventId: string;
  readonly attempts: number;
  readonly acked: boolean;
  readonly ackMs: number | undefined;
}

export interface EventWish {
  /** Delivers the event again though it was acknowledged, as Slack sometimes does. */
  readonly repeats?: number;
  readonly teamId?: string;
}

const patienceForConnectionMs = 60_000;

/** Sends an event; when it is not acknowledged it comes again, with `retry_attempt` counting. */
export async function sendEvent(stage: Stage, event: JsonObject, wish: EventWish = {}): Promise<EventDelivery> {
  const payload = eventPayload(stage, event, wish.teamId ?? stage.team.id);
  const eventId = payload.event_id;
  let ack: Ack = await stage.transport().send({ type: 'events_api', payload });
  let attempts = 1;
  let repeats = wish.repeats ?? 0;
  for (const [index, delayMs] of stage.retryDelaysMs.entries()) {
    if (ack.kind === 'acked' && repeats === 0) break;
    if (ack.kind === 'acked') repeats -= 1;
    await stage.timers.pause(delayMs);
    await lookUntil(stage.world, stage.timers, () => stage.transport().ready, patienceForConnectionMs);
    const retry = { attempt: index + 1, reason: ack.kind === 'undeliverable' ? 'connection_failed' : 'timeout' };
    ack = await stage.transport().send({ type: 'events_api', payload, retry });
    attempts += 1;
  }
  return { eventId, attempts, acked: ack.kind === 'acked', ackMs: receptionOf(ack).ackMs };
}

function eventPayload(stage: Stage, event: JsonObject, teamId: string): JsonObject & { readonly event_id: string } {
  const { world } = stage;
  const bot = world.teams.get(teamId)?.botUserId;
  return {
    token: 'fictional-verification-token',
    team_id: teamId,
    api_app_id: world.appId,
    event: { event_ts: world.nextTs(), ...event },
    type: 'event_callback',
    event_id: world.nextId('Ev'),
    event_time: Math.floor(world.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: teamId, user_id: bot, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: world.nextId('4-'),
  };
}

export interface SayWish extends Patience {
  readonly user: User;
  readonly channel: Channel;
  readonly text: string;
  readonly files?: readonly StoredFile[];
}

/** A person writes something; the app hears of it when it is mentioned or when it is a direct message. */
export async function say(stage: Stage, wish: SayWish): Promise<Outcome> {
  const { world } = stage;
  const team = teamOf(stage, wish.user);
  const files = wish.files ?? [];
  const message = addPersonsMessage(
    world,
    wish.channel,
    wish.user.id,
    wish.text,
    files.map((file) => file.id),
  );
  const from = world.sightings.length;
  const shared = {
    ...shownMessage(message, false),
    channel: wish.channel.id,
    files: files.map((file) => shownFile(world, file)),
  };
  const direct = wish.channel.kind === 'im';
  const mentioned = message.pings.users.includes(team.botUserId);
  if (!direct && !mentioned)
    return { ...receptionOf({ kind: 'acked', latencyMs: 0, body: {} }), replies: [], reply: undefined };
  const upload = files.length > 0 ? { subtype: 'file_share' } : {};
  const event = direct ? { ...shared, ...upload, channel_type: 'im' } : { ...shared, type: 'app_mention' };
  const delivery = await sendEvent(stage, event, { teamId: team.id });
  const watch = { from, user: wish.user.id, channel: wish.channel.id, responseUrlId: undefined, triggerId: undefined };
  const replies = delivery.acked ? await collectReplies(stage, watch, wish) : [];
  const { ackMs, acked } = delivery;
  return {
    ackMs,
    missedDeadline: !acked,
    problem: acked ? undefined : 'event_lost',
    ackBody: undefined,
    replies,
    reply: replies.at(-1),
  };
}

/** A person opens the app's home tab. */
export function openHome(stage: Stage, user: User): Promise<EventDelivery> {
  const team = teamOf(stage, user);
  const channel = stage.world.directChannel(team, user.id).id;
  return sendEvent(stage, { type: 'app_home_opened', user: user.id, channel, tab: 'home' }, { teamId: team.id });
}

/** Somebody archives a channel. */
export function archive(stage: Stage, channel: Channel, by: User): Promise<EventDelivery> {
  channel.archived = true;
  const type = channel.kind === 'private' ? 'group_archive' : 'channel_archive';
  return sendEvent(stage, { type, channel: channel.id, user: by.id }, { teamId: channel.teamId });
}

/** Somebody (a user's id, or the bot's) leaves a channel or is removed from it. */
export function removeMember(stage: Stage, channel: Channel, userId: string): Promise<EventDelivery> {
  channel.members.delete(userId);
  const channelType = channel.kind === 'private' ? 'G' : 'C';
  const event = {
    type: 'member_left_channel',
    user: userId,
    channel: channel.id,
    channel_type: channelType,
    team: channel.teamId,
  };
  return sendEvent(stage, event, { teamId: channel.teamId });
}
