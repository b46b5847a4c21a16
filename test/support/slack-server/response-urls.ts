import { isRefusal } from './answer.ts';
import { putBotMessage, replaceContent } from './compose.ts';
import type { Draft } from './compose.ts';
import type { Channel, Message, ResponseUrl, Team } from './entities.ts';
import { flagAt, textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import { readContent } from './limits/message-limits.ts';
import type { Reply } from './reply.ts';
import type { World } from './world.ts';

const mostUses = 5;
const lifeMs = 30 * 60 * 1000;

/** Answers one post to a response URL. */
export function answerResponseUrl(world: World, id: string, body: JsonObject): Reply {
  const url = world.responseUrls.get(id);
  const team = world.teams.get(url?.teamId ?? '');
  const channel = world.channels.get(url?.channel ?? '');
  if (!url || !team || !channel) return refused(404, 'no_active_hooks');
  if (world.now() - url.issuedAt > lifeMs) return refused(404, 'expired_url');
  if (url.uses >= mostUses) return refused(404, 'used_url');
  url.uses += 1;
  if (flagAt(body, 'delete_original')) return deleteOriginal(world, url);
  const content = readContent(body, world.unreachableImages);
  if (isRefusal(content)) return refused(400, content.error, content);
  const isPublic = textAt(body, 'response_type') === 'in_channel';
  const draft = { content, args: body, via: 'response_url', responseUrlId: id } as const;
  respond(world, { url, team, channel }, draft, { isPublic, replaces: flagAt(body, 'replace_original') ?? false });
  return { status: 200, body: 'ok' };
}

interface Place {
  readonly url: ResponseUrl;
  readonly team: Team;
  readonly channel: Channel;
}

function respond(world: World, place: Place, draft: Draft, how: { isPublic: boolean; replaces: boolean }): void {
  const original = how.replaces ? originalOf(world, place.url) : undefined;
  if (original) {
    replaceContent(world, original, draft.content, 'response_url');
    world.see({ kind: 'message', message: original, responseUrlId: place.url.id });
    return;
  }
  const ephemeralTo = how.isPublic ? undefined : place.url.user;
  putBotMessage(world, place.team, place.channel, { ...draft, ephemeralTo });
}

/** The message with the button; for a slash command, the last one that it produced. */
function originalOf(world: World, url: ResponseUrl): Message | undefined {
  if (url.original) return url.original;
  const produced = world.sightings.findLast((seen) => seen.kind === 'message' && seen.responseUrlId === url.id);
  return produced?.kind === 'message' ? produced.message : undefined;
}

function deleteOriginal(world: World, url: ResponseUrl): Reply {
  const original = originalOf(world, url);
  if (original) original.deleted = true;
  world.changed();
  return { status: 200, body: 'ok' };
}

function refused(status: number, error: string, more: JsonObject = {}): Reply {
  return { status, body: { ...more, ok: false, error } };
}

/** Shows what an acknowledgement carried, as Slack does for a slash command; answers why not when it would not. */
export function showAcknowledged(world: World, url: ResponseUrl, body: JsonObject): string | undefined {
  const team = world.teams.get(url.teamId);
  const channel = world.channels.get(url.channel);
  if (!team || !channel || Object.keys(body).length === 0) return undefined;
  const content = readContent(body, world.unreachableImages);
  if (isRefusal(content)) return content.error;
  const ephemeralTo = textAt(body, 'response_type') === 'in_channel' ? undefined : url.user;
  putBotMessage(world, team, channel, { content, args: body, via: 'ack', ephemeralTo, responseUrlId: url.id });
  return undefined;
}
