import type { IncomingMessage, ServerResponse } from 'node:http';
import { readArguments, readBytes, readUpload } from './http-body.ts';
import type { RecordedCall } from './entities.ts';
import { textAt } from './json.ts';
import { answerWithFaults } from './reply.ts';
import type { FaultyDoor, Reply } from './reply.ts';
import { answerResponseUrl } from './response-urls.ts';
import { answerCall, bearer } from './web-api.ts';
import type { WebApi } from './web-api.ts';

export interface Routes extends FaultyDoor {
  readonly api: WebApi;
  /** The workspace into which the next visitor of the authorisation page installs the app; answers the code. */
  readonly grantCode: (scopes: readonly string[]) => string;
}

/** Answers any request that reaches the server. */
export async function route(routes: Routes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://slack.invalid');
  const [, area, ...rest] = url.pathname.split('/');
  if (area === 'api') await routeCall(routes, rest.join('/'), url, request, response);
  else if (area === 'commands') await routeResponse(routes, rest.at(-1) ?? '', url, request, response);
  else if (area === 'upload') await routeUpload(routes, rest.at(-1) ?? '', request, response);
  else if (area === 'files-pri') {
    await answerWithFaults(routes, response, { place: 'download' }, () => download(routes, rest[0] ?? '', request));
  } else if (url.pathname === '/oauth/v2/authorize') {
    await answerWithFaults(routes, response, { place: 'authorize' }, () => authorize(routes, url));
  } else await answerWithFaults(routes, response, { place: 'elsewhere' }, () => ({ status: 404, body: 'not found' }));
}

async function routeCall(
  routes: Routes,
  name: string,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { world } = routes.api;
  const args = readArguments(request, url, await readBytes(request));
  const token = bearer(request, args);
  const recorded: RecordedCall = { method: name, args, token, at: world.now(), status: undefined, answer: undefined };
  world.calls.push(recorded);
  const at = { place: name, channel: textAt(args, 'channel') };
  const reply = await answerWithFaults(routes, response, at, () => answerCall(routes.api, name, recorded));
  recorded.status = reply?.status;
  world.changed();
}

async function routeResponse(
  routes: Routes,
  id: string,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { world } = routes.api;
  const body = readArguments(request, url, await readBytes(request));
  const channel = world.responseUrls.get(id)?.channel;
  await answerWithFaults(routes, response, { place: 'response_url', channel }, () =>
    answerResponseUrl(world, id, body),
  );
  world.changed();
}

async function routeUpload(
  routes: Routes,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const bytes = await readUpload(request, await readBytes(request));
  await answerWithFaults(routes, response, { place: 'upload' }, () => {
    const file = routes.api.world.files.get(id);
    if (!file || file.uploaded) return { status: 404, body: 'not found' };
    if (bytes.length !== file.size) return { status: 400, body: 'length differs from what was announced' };
    file.bytes = bytes;
    file.uploaded = true;
    return { status: 200, body: `OK - ${bytes.length}` };
  });
}

/** Without a bot token that may read files, Slack shows its login page, with status 200. */
function download(routes: Routes, name: string, request: IncomingMessage): Reply {
  const { world } = routes.api;
  const token = world.tokens.get(bearer(request, {}) ?? '');
  const file = world.files.get(name.split('-')[1] ?? '');
  const mayRead = token?.kind === 'bot' && token.refusedWith === undefined && token.scopes.includes('files:read');
  if (!mayRead || token.teamId !== file?.teamId) {
    return { status: 200, body: '<!DOCTYPE html><html><head><title>Slack</title></head><body>Sign in</body></html>' };
  }
  return { status: 200, body: file.bytes, headers: { 'content-type': 'application/octet-stream' } };
}

/** The page on which somebody allows the installation; it agrees at once. */
function authorize(routes: Routes, url: URL): Reply {
  const back = url.searchParams.get('redirect_uri');
  if (back === null || url.searchParams.get('client_id') !== routes.api.secrets.clientId) {
    return { status: 200, body: 'Something went wrong when authorizing this app.' };
  }
  const target = new URL(back);
  target.searchParams.set('code', routes.grantCode((url.searchParams.get('scope') ?? '').split(',')));
  target.searchParams.set('state', url.searchParams.get('state') ?? '');
  return { status: 302, body: '', headers: { location: target.href } };
}
