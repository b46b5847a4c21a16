import type { Sighting } from '../world.ts';
import { readableText } from '../mrkdwn.ts';
import { lookUntil, untilQuiet } from '../waiting.ts';
import type { Patience, Reply, Stage } from './stage.ts';

/** For whom replies are collected: everything from sighting number `from` on that this person sees. */
export interface Watch {
  readonly from: number;
  readonly user: string;
  readonly channel: string | undefined;
  readonly responseUrlId: string | undefined;
  readonly triggerId: string | undefined;
}

const standardTimeoutMs = 5000;
const standardQuietMs = 75;

/** Waits for the app's answer and collects all that appeared; empty when nothing did in time. */
export async function collectReplies(stage: Stage, watch: Watch, patience: Patience): Promise<readonly Reply[]> {
  const { world, timers } = stage;
  const wanted = patience.until ?? (() => true);
  const look = (): boolean => repliesSince(stage, watch).some(wanted);
  const came = await lookUntil(world, timers, look, patience.timeoutMs ?? standardTimeoutMs);
  if (came) await untilQuiet(world, timers, patience.quietMs ?? standardQuietMs);
  return repliesSince(stage, watch);
}

function repliesSince(stage: Stage, watch: Watch): readonly Reply[] {
  return stage.world.sightings
    .slice(watch.from)
    .filter((seen) => concerns(stage, watch, seen))
    .map(asReply);
}

function asReply(seen: Sighting): Reply {
  if (seen.kind === 'view') return { kind: 'view', view: seen.view };
  const { message } = seen;
  return { kind: 'message', message, text: readableText(message), ephemeral: message.ephemeralTo !== undefined };
}

function concerns(stage: Stage, watch: Watch, seen: Sighting): boolean {
  if (seen.kind === 'view') return seen.view.user === watch.user;
  if (seen.responseUrlId !== undefined) return seen.responseUrlId === watch.responseUrlId;
  const { message } = seen;
  if (message.ephemeralTo !== undefined) return message.ephemeralTo === watch.user;
  const isDirect = stage.world.channels.get(message.channel)?.kind === 'im';
  const theirs = stage.world.channels.get(message.channel)?.members.has(watch.user) ?? false;
  return message.channel === watch.channel || (isDirect && theirs);
}
