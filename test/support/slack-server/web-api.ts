import type { IncomingMessage } from 'node:http';
import { isRefusal, refuse } from './answer.ts';
import type { Answer, Refusal } from './answer.ts';
import { missingScope } from './call.ts';
import type { Call, Method, Methods } from './call.ts';
import type { RecordedCall, Token } from './entities.ts';
import { textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import { chatMethods } from './methods/chat.ts';
import { conversationMethods, historyMethods } from './methods/conversations.ts';
import { fileMethods } from './methods/files.ts';
import { identityMethods } from './methods/identity.ts';
import { exchangeGrant } from './methods/installation.ts';
import type { ClientSecrets } from './methods/installation.ts';
import { viewMethods } from './methods/views.ts';
import type { RateLimits } from './rate-limits.ts';
import { tooMany } from './reply.ts';
import type { Reply } from './reply.ts';
import type { World } from './world.ts';

export interface WebApi {
  readonly world: World;
  readonly limits: RateLimits;
  readonly secrets: ClientSecrets;
  /** Answers apps.connections.open, which belongs to Socket Mode. */
  readonly openConnection: () => Answer;
}

const methods: Methods = {
  ...chatMethods,
  ...conversationMethods,
  ...historyMethods,
  ...fileMethods,
  ...identityMethods,
  ...viewMethods,
};

/** The token of a call: in the header, or among the arguments. */
export function bearer(request: IncomingMessage, args: JsonObject): string | undefined {
  const [, inHeader] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return inHeader ?? textAt(args, 'token');
}

/** Answers one Web API call and writes it down. */
export function answerCall(api: WebApi, name: string, recorded: RecordedCall): Reply {
  const { args } = recorded;
  if (name === 'oauth.v2.access') return told(recorded, exchangeGrant(api.world, api.secrets, args));
  const token = goodToken(api.world, recorded.token);
  if (isRefusal(token)) return told(recorded, token);
  const method = name === 'apps.connections.open' ? connections(api) : methods[name];
  if (!method) return told(recorded, refuse('unknown_method', { req_method: name }));
  if (token.kind !== (method.token ?? 'bot')) return told(recorded, refuse('not_allowed_token_type'));
  const team = api.world.teams.get(token.teamId);
  if (!team) return told(recorded, refuse('account_inactive'));
  const call: Call = { args, token, team, world: api.world };
  const lacking = method.scopes.find((scope) => !token.scopes.includes(scope));
  if (lacking !== undefined) return told(recorded, missingScope(call, lacking));
  const wait = api.limits.take(name, team.id, textAt(args, 'channel'), api.world.now());
  if (wait > 0) return note(recorded, tooMany(wait));
  return told(recorded, method.run(call), token, method);
}

function connections(api: WebApi): Method {
  return { scopes: ['connections:write'], token: 'app', run: api.openConnection };
}

function goodToken(world: World, value: string | undefined): Token | Refusal {
  if (value === undefined || value === '') return refuse('not_authed');
  const token = world.tokens.get(value);
  if (!token) return refuse('invalid_auth');
  if (token.refusedWith !== undefined) return refuse(token.refusedWith);
  return token.expiresAt !== undefined && token.expiresAt <= world.now() ? refuse('token_expired') : token;
}

function told(recorded: RecordedCall, answer: Answer, token?: Token, method?: Method): Reply {
  const headers = {
    ...(token && { 'x-oauth-scopes': token.scopes.join(',') }),
    ...(method && { 'x-accepted-oauth-scopes': method.scopes.join(',') }),
  };
  return note(recorded, { status: 200, body: answer, headers });
}

function note(recorded: RecordedCall, reply: Reply): Reply {
  recorded.status = reply.status;
  recorded.answer = typeof reply.body === 'object' ? (reply.body as JsonObject) : undefined;
  return reply;
}
