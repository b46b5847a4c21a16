import { refuse } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { addToken } from '../population.ts';
import type { Grant, World } from '../world.ts';

export interface ClientSecrets {
  readonly clientId: string;
  readonly clientSecret: string;
}

const tokenLifeMs = 12 * 60 * 60 * 1000;

/** oauth.v2.access: exchanges a code, or a refresh token, for a bot token. The only method called without a token. */
export function exchangeGrant(world: World, secrets: ClientSecrets, args: JsonObject): Answer {
  if (textAt(args, 'client_id') !== secrets.clientId) return refuse('invalid_client_id');
  if (textAt(args, 'client_secret') !== secrets.clientSecret) return refuse('bad_client_secret');
  const refreshing = textAt(args, 'grant_type') === 'refresh_token';
  const key = textAt(args, refreshing ? 'refresh_token' : 'code') ?? '';
  const grant = world.grants.get(key);
  if (!grant) return refuse(refreshing ? 'invalid_refresh_token' : 'invalid_code');
  world.grants.delete(key);
  return granted(world, grant);
}

function granted(world: World, grant: Grant): Answer {
  const team = world.teams.get(grant.teamId);
  if (!team) return refuse('invalid_code');
  const prefix = grant.rotating ? 'xoxe.xoxb' : 'xoxb';
  const token = addToken(world, { kind: 'bot', teamId: team.id, scopes: grant.scopes, prefix });
  const installer = [...world.users.values()].find((user) => user.teamId === team.id && !user.isBot);
  const rotation = grant.rotating ? rotate(world, grant) : {};
  if (grant.rotating) token.expiresAt = world.now() + tokenLifeMs;
  return {
    ok: true,
    access_token: token.value,
    token_type: 'bot',
    scope: grant.scopes.join(','),
    bot_user_id: team.botUserId,
    app_id: world.appId,
    team: { id: team.id, name: team.name },
    enterprise: null,
    is_enterprise_install: false,
    authed_user: { id: installer?.id ?? team.botUserId },
    ...rotation,
  };
}

function rotate(world: World, grant: Grant): JsonObject {
  const refreshToken = world.nextId('xoxe-1-');
  world.grants.set(refreshToken, grant);
  return { refresh_token: refreshToken, expires_in: tokenLifeMs / 1000 };
}
