import { refusals } from './api-error.ts';
import { jsonOf } from './json.ts';
import { noContent, ok, param, type RestRequest, type Route } from './rest-request.ts';
import type { ServerParts } from './server-parts.ts';

/** The guild whose commands are meant; undefined for the global ones. */
function scopeOf(request: RestRequest, parts: ServerParts): string | undefined {
  if (param(request, 'application') !== parts.rules.applicationId) throw refusals.missingAccess();
  const guildId = request.params['guild'];
  if (guildId !== undefined && parts.world.guilds.get(guildId)?.botIsIn !== true) throw refusals.missingAccess();
  return guildId;
}

const routesUnder = (base: string): readonly Route[] => [
  { method: 'GET', pattern: base, handle: (request, parts) => ok(parts.commands.list(scopeOf(request, parts))) },
  {
    method: 'PUT',
    pattern: base,
    handle: (request, parts) => ok(parts.commands.replaceAll(request.body, scopeOf(request, parts))),
  },
  {
    method: 'POST',
    pattern: base,
    handle: (request, parts) => {
      const { command, isNew } = parts.commands.upsert(jsonOf(request.body), scopeOf(request, parts));
      return { status: isNew ? 201 : 200, body: command };
    },
  },
  {
    method: 'GET',
    pattern: `${base}/:command`,
    handle: (request, parts) => ok(parts.commands.find(param(request, 'command'), scopeOf(request, parts))),
  },
  {
    method: 'PATCH',
    pattern: `${base}/:command`,
    handle: (request, parts) =>
      ok(parts.commands.edit(param(request, 'command'), jsonOf(request.body), scopeOf(request, parts))),
  },
  {
    method: 'DELETE',
    pattern: `${base}/:command`,
    handle: (request, parts) => {
      parts.commands.remove(param(request, 'command'), scopeOf(request, parts));
      return noContent;
    },
  },
];

/** The routes of global and guild commands. */
export const commandRoutes: readonly Route[] = [
  ...routesUnder('/applications/:application/commands'),
  ...routesUnder('/applications/:application/guilds/:guild/commands'),
];
