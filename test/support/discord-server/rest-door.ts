import { ApiError, refusals } from './api-error.ts';
import { isJson, jsonOf, type Json } from './json.ts';
import { LimitExceeded } from './limit-exceeded.ts';
import type { Reading } from './rate-limits.ts';
import type { ReadBody } from './request-body.ts';
import type { RestAnswer } from './rest-request.ts';
import { bucketOf, meetRoute, type MetRoute } from './route-table.ts';
import type { ServerParts } from './server-parts.ts';

/** A request as it stands at the door. */
export interface Caller {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
}

/** What goes back over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

const bucketName = (bucket: string): string =>
  Buffer.from(bucket.replace(/ [^ ]*$/, ''))
    .toString('hex')
    .slice(-32);

const limitHeaders = (reading: Reading): Readonly<Record<string, string>> => ({
  'x-ratelimit-limit': String(reading.limit),
  'x-ratelimit-remaining': String(reading.remaining),
  'x-ratelimit-reset': seconds(reading.resetAt),
  'x-ratelimit-reset-after': seconds(reading.resetAfterMs),
  'x-ratelimit-bucket': bucketName(reading.bucket),
});

/** An answer with a JSON body; 204 has none. */
export const jsonAnswer = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): WireAnswer => ({
  status,
  headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
  body: body === undefined ? '' : JSON.stringify(body),
});

/** A 429 as Discord words it. */
export function limitAnswer(
  retryAfter: number,
  scope: 'user' | 'global' | 'shared',
  more: { readonly headers?: Readonly<Record<string, string>>; readonly body?: Json } = {},
): WireAnswer {
  const body = {
    message: 'You are being rate limited.',
    retry_after: retryAfter,
    global: scope === 'global',
    ...more.body,
  };
  return jsonAnswer(429, body, {
    ...more.headers,
    'retry-after': String(retryAfter),
    'x-ratelimit-scope': scope,
    ...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : {}),
  });
}

const failureAnswer = (error: unknown, headers: Readonly<Record<string, string>>): WireAnswer => {
  if (error instanceof ApiError) return jsonAnswer(error.status, error.toBody(), headers);
  if (!(error instanceof LimitExceeded)) throw error;
  const body = error.code === undefined ? {} : { code: error.code, message: error.message };
  return limitAnswer(error.reading.resetAfterMs / 1000, error.scope, { headers: limitHeaders(error.reading), body });
};

function checkToken(parts: ServerParts, met: MetRoute, caller: Caller): void {
  if (met.route.open === true) return;
  const { current } = parts.token;
  if (current === undefined || caller.authorization !== `Bot ${current}`) throw refusals.unauthorized();
}

function takeLimits(parts: ServerParts, met: MetRoute): Reading {
  const { allowances } = parts.rules;
  const global = met.route.open === true ? undefined : parts.limits.take('global', allowances.global);
  if (global?.exceeded === true) throw new LimitExceeded(global, 'global');
  const reading = parts.limits.take(bucketOf(met), met.route.allowance?.(parts) ?? allowances.others);
  if (reading.exceeded) throw new LimitExceeded(reading, 'user');
  return reading;
}

const isInvalid = (status: number): boolean => status === 401 || status === 403 || status === 429;

/** The page of the edge network that keeps out whoever has sent too many invalid requests: no JSON, no API. */
const banned: WireAnswer = {
  status: 429,
  headers: { 'content-type': 'text/html', 'retry-after': '3600' },
  body: '<html>error code: 1015</html>',
};

/** Lets a request in: ban, route, token, limits, then the route's work; every refusal becomes an answer. */
export function answerRequest(parts: ServerParts, caller: Caller, read: ReadBody): WireAnswer {
  if (parts.limits.isSpent('invalid', parts.rules.allowances.invalid)) return banned;
  let headers: Readonly<Record<string, string>> = {};
  const work = (): WireAnswer => {
    const met = meetRoute(caller.method, caller.path);
    if (met === undefined) throw refusals.notFound();
    checkToken(parts, met, caller);
    headers = limitHeaders(takeLimits(parts, met));
    const answer: RestAnswer = met.route.handle(
      { ...caller, params: met.params, body: read.json, files: read.files },
      parts,
    );
    return jsonAnswer(answer.status, answer.body, headers);
  };
  let answer: WireAnswer;
  try {
    answer = work();
  } catch (error) {
    answer = failureAnswer(error, headers);
  }
  if (isInvalid(answer.status)) parts.limits.take('invalid', parts.rules.allowances.invalid);
  return answer;
}

/** The parsed body for logs and fault conditions. */
export const loggedBody = (read: ReadBody): Json => (isJson(read.json) ? read.json : jsonOf({ list: read.json }));
