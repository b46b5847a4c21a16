import { refusals } from './api-error.ts';
import { visibleChannel } from './channel-access.ts';
import { intents } from './gateway-session.ts';
import { jsonOf, textOf } from './json.ts';
import {
  applicationPayload,
  channelPayload,
  guildPayload,
  memberPayload,
  rolePayload,
  userPayload,
} from './payloads.ts';
import type { GuildRecord } from './records.ts';
import { noContent, ok, param, type RestAnswer, type RestRequest, type Route } from './rest-request.ts';
import type { ServerParts } from './server-parts.ts';
import { isThread } from './world.ts';

function gatewayInfo(_request: RestRequest, parts: ServerParts): RestAnswer {
  const total = parts.rules.identifiesPerDay;
  return ok({
    url: `${parts.origin.current.replace('http', 'ws')}/gateway`,
    shards: Math.max(1, parts.gateway.rules.requiredShards),
    session_start_limit: {
      total,
      remaining: Math.max(0, total - parts.gateway.identifies),
      reset_after: 86_400_000,
      max_concurrency: 1,
    },
  });
}

function ownGuild(request: RestRequest, parts: ServerParts): GuildRecord {
  const guild = parts.world.guilds.get(param(request, 'guild'));
  if (guild === undefined || !guild.botIsIn) throw refusals.unknownGuild();
  return guild;
}

const application = (_request: RestRequest, parts: ServerParts): RestAnswer =>
  ok(
    applicationPayload(
      parts.world,
      parts.rules.applicationId,
      [...parts.world.guilds.values()].filter((guild) => guild.botIsIn).length,
    ),
  );

function leave(request: RestRequest, parts: ServerParts): RestAnswer {
  const guild = ownGuild(request, parts);
  guild.botIsIn = false;
  guild.members.delete(parts.world.bot.id);
  parts.gateway.dispatch('GUILD_DELETE', { id: guild.id }, { guildId: guild.id, intent: intents.guilds });
  return noContent;
}

function member(request: RestRequest, parts: ServerParts): RestAnswer {
  const found = ownGuild(request, parts).members.get(param(request, 'user'));
  if (found === undefined) throw refusals.unknownMember();
  return ok(memberPayload(parts.world, found));
}

function openDirectChannel(request: RestRequest, parts: ServerParts): RestAnswer {
  const user = parts.world.userById(textOf(jsonOf(request.body)['recipient_id']) ?? '');
  return ok(channelPayload(parts.world, parts.world.directChannelWith(user.id)));
}

const channelsOf = (request: RestRequest, parts: ServerParts): RestAnswer => {
  const guild = ownGuild(request, parts);
  const channels = [...parts.world.channels.values()].filter(
    (channel) => channel.guildId === guild.id && !isThread(channel),
  );
  return ok(channels.map((channel) => channelPayload(parts.world, channel)));
};

const guildsOfBot = (_request: RestRequest, parts: ServerParts): RestAnswer =>
  ok(
    [...parts.world.guilds.values()]
      .filter((guild) => guild.botIsIn)
      .map((guild) => ({
        id: guild.id,
        name: guild.name,
        icon: null,
        owner: false,
        permissions: '0',
        features: [],
      })),
  );

/** The routes of the bot itself, its guilds, their members and channels. */
export const applicationRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/gateway/bot', handle: gatewayInfo },
  {
    method: 'GET',
    pattern: '/users/@me',
    handle: (_request, parts) =>
      ok({ ...userPayload(parts.world.bot), verified: true, mfa_enabled: true, email: null }),
  },
  { method: 'GET', pattern: '/applications/@me', handle: application },
  { method: 'GET', pattern: '/oauth2/applications/@me', handle: application },
  { method: 'POST', pattern: '/users/@me/channels', handle: openDirectChannel },
  { method: 'GET', pattern: '/users/@me/guilds', handle: guildsOfBot },
  { method: 'DELETE', pattern: '/users/@me/guilds/:guild', handle: leave },
  {
    method: 'GET',
    pattern: '/users/:user',
    handle: (request, parts) => ok(userPayload(parts.world.userById(param(request, 'user')))),
  },
  { method: 'GET', pattern: '/guilds/:guild', handle: (request, parts) => ok(guildPayload(ownGuild(request, parts))) },
  { method: 'GET', pattern: '/guilds/:guild/channels', handle: channelsOf },
  {
    method: 'GET',
    pattern: '/guilds/:guild/roles',
    handle: (request, parts) => ok([...ownGuild(request, parts).roles.values()].map(rolePayload)),
  },
  { method: 'GET', pattern: '/guilds/:guild/members/:user', handle: member },
  {
    method: 'GET',
    pattern: '/channels/:channel',
    handle: (request, parts) => ok(channelPayload(parts.world, visibleChannel(parts, param(request, 'channel')))),
  },
];
