import { refuse } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Call, Methods } from '../call.ts';
import type { Team, User } from '../entities.ts';
import { flagAt, textAt } from '../json.ts';
import type { World } from '../world.ts';

export const identityMethods: Methods = {
  'auth.test': { scopes: [], run: authTest },
  'auth.revoke': { scopes: [], run: authRevoke },
  'bots.info': { scopes: ['users:read'], run: botInfo },
  'team.info': { scopes: ['team:read'], run: teamInfo },
  'usergroups.list': { scopes: ['usergroups:read'], run: userGroups },
  'users.info': { scopes: ['users:read'], run: userInfo },
};

function authTest({ team, world }: Call): Answer {
  return {
    ok: true,
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: world.users.get(team.botUserId)?.name,
    team_id: team.id,
    user_id: team.botUserId,
    bot_id: team.botId,
    is_enterprise_install: false,
  };
}

function authRevoke({ token }: Call): Answer {
  token.refusedWith = 'token_revoked';
  return { ok: true, revoked: true };
}

function botInfo({ team, world, args }: Call): Answer {
  const id = textAt(args, 'bot') ?? team.botId;
  if (id !== team.botId) return refuse('bot_not_found');
  const name = world.users.get(team.botUserId)?.name;
  return { ok: true, bot: { id, deleted: false, name, app_id: world.appId, user_id: team.botUserId, icons: {} } };
}

function teamInfo({ team }: Call): Answer {
  return { ok: true, team: { id: team.id, name: team.name, domain: team.domain, email_domain: '', icon: {} } };
}

function userGroups({ team, world }: Call): Answer {
  const usergroups = [...world.groups].map(([id, handle]) => ({ id, team_id: team.id, handle, name: handle }));
  return { ok: true, usergroups };
}

/** People of the workspace, and those of others with whom it shares a channel. */
function isVisible(world: World, team: Team, { id, teamId }: User): boolean {
  const shared = [...world.channels.values()].some((one) => one.teamId === team.id && one.members.has(id));
  return teamId === team.id || shared;
}

function userInfo({ team, world, args }: Call): Answer {
  const user = world.users.get(textAt(args, 'user') ?? '');
  if (!user || !isVisible(world, team, user)) return refuse('user_not_found');
  return {
    ok: true,
    user: {
      id: user.id,
      team_id: user.teamId,
      name: user.name,
      real_name: user.name,
      deleted: user.deleted,
      is_admin: user.isAdmin,
      is_owner: user.isOwner,
      is_primary_owner: false,
      is_bot: user.isBot,
      is_app_user: false,
      is_restricted: user.isGuest,
      is_ultra_restricted: false,
      tz: user.tz,
      ...(flagAt(args, 'include_locale') ? { locale: user.locale } : {}),
      profile: { real_name: user.name, display_name: user.name },
    },
  };
}
