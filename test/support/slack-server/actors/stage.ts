import { isObject } from '../json.ts';
import type { Channel, Message, Team, User, View } from '../entities.ts';
import type { Timers } from '../timers.ts';
import type { Ack, Transport } from '../transport.ts';
import type { World } from '../world.ts';

/** What people need in order to act. */
export interface Stage {
  readonly world: World;
  readonly timers: Timers;
  readonly team: Team;
  readonly transport: () => Transport;
  readonly ackDeadlineMs: number;
  readonly retryDelaysMs: readonly number[];
}

export function teamOf(stage: Stage, user: User): Team {
  return stage.world.teams.get(user.teamId) ?? stage.team;
}

export function channelById(stage: Stage, id: string): Channel {
  const channel = stage.world.channels.get(id);
  if (!channel) throw new Error(`no channel ${id}`);
  return channel;
}

/** How the app took a payload. */
export interface Reception {
  /** Milliseconds until the acknowledgement; undefined when none came in time. */
  readonly ackMs: number | undefined;
  /** Whether Slack's deadline of 3 seconds passed, or the payload reached nobody. */
  readonly missedDeadline: boolean;
  /** What the person is shown for it: `operation_timeout`, `dispatch_failed`, or the refusal of the acknowledged body. */
  readonly problem: string | undefined;
  readonly ackBody: unknown;
}

export function receptionOf(ack: Ack, refusedBody?: string): Reception {
  if (ack.kind === 'acked')
    return { ackMs: ack.latencyMs, missedDeadline: false, problem: refusedBody, ackBody: ack.body };
  const problem = ack.kind === 'missed' ? 'operation_timeout' : 'dispatch_failed';
  return { ackMs: undefined, missedDeadline: true, problem, ackBody: undefined };
}

/** A message or a view that appeared for the person who acted. */
export type Reply =
  | { readonly kind: 'message'; readonly message: Message; readonly text: string; readonly ephemeral: boolean }
  | { readonly kind: 'view'; readonly view: View };

/** What a person's act led to. `reply` is what stood there when the app had nothing more to say. */
export interface Outcome extends Reception {
  readonly replies: readonly Reply[];
  readonly reply: Reply | undefined;
}

/** How long to wait for the app's answer, and what counts as one. */
export interface Patience {
  /** The reply that is waited for; the first one by default. */
  readonly until?: (reply: Reply) => boolean;
  readonly timeoutMs?: number;
  /** How long nothing must happen after that reply for it to be the last one. */
  readonly quietMs?: number;
}

export function bodyObject(ack: Ack): Readonly<Record<string, unknown>> {
  return ack.kind === 'acked' && isObject(ack.body) ? ack.body : {};
}
