import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiError } from './api-error.ts';
import type { Fault } from './faults.ts';
import type { Json } from './json.ts';
import { readBody, type ReadBody } from './request-body.ts';
import { answerRequest, jsonAnswer, limitAnswer, loggedBody, type Caller, type WireAnswer } from './rest-door.ts';
import type { ServerParts } from './server-parts.ts';

/** One request as it arrived; `status` is what was answered, undefined while (or if) nothing was. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: Json;
  readonly at: number;
  status: number | undefined;
}

const PREFIX = '/api/v10';
const NOT_FOUND = jsonAnswer(404, { message: '404: Not Found', code: 0 });

/** The HTTP side: reads requests, applies planned faults around the work, logs, and serves uploaded files. */
export class HttpFront {
  readonly log: LoggedRequest[] = [];
  readonly #parts: ServerParts;
  readonly #server: Server;
  readonly #stopping = new AbortController();
  /** Failures of the server itself; a test must end with none. */
  readonly accidents: unknown[] = [];

  constructor(parts: ServerParts) {
    this.#parts = parts;
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        if (this.#stopping.signal.aborted || response.destroyed) return;
        this.accidents.push(error);
        response.writeHead(500).end();
      });
    });
    this.#server.on('upgrade', (request, socket, head) => {
      parts.gateway.accept(request, socket, head);
    });
  }

  async start(): Promise<number> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
    this.#server.closeAllConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname.startsWith('/attachments/')) {
      this.#serveFile(url.pathname, response);
      return;
    }
    const read = await this.#read(request);
    if (read instanceof ApiError || !url.pathname.startsWith(`${PREFIX}/`)) {
      send(response, read instanceof ApiError ? jsonAnswer(read.status, read.toBody()) : NOT_FOUND);
      return;
    }
    const caller = {
      method: request.method ?? 'GET',
      path: url.pathname.slice(PREFIX.length),
      query: url.searchParams,
      authorization: request.headers.authorization,
    };
    await this.#answer(caller, read, response);
  }

  async #answer(caller: Caller, read: ReadBody, response: ServerResponse): Promise<void> {
    const body = loggedBody(read);
    const entry: LoggedRequest = {
      method: caller.method,
      path: caller.path,
      body,
      at: this.#parts.world.time.now(),
      status: undefined,
    };
    this.log.push(entry);
    const fault = this.#parts.faults.take(caller.method, caller.path, body);
    if (fault?.kind === 'delay' && fault.beforeWork === true) await this.#pause(fault.ms);
    const early = fault === undefined ? undefined : answerInstead(fault);
    const done = early ?? (spoils(fault) ? undefined : this.#work(caller, read));
    if (fault?.kind === 'delay' && fault.beforeWork !== true) await this.#pause(fault.ms);
    this.#deliver(response, entry, fault, done);
    this.#parts.changes.notify();
  }

  #deliver(
    response: ServerResponse,
    entry: LoggedRequest,
    fault: Fault | undefined,
    done: WireAnswer | undefined,
  ): void {
    if (fault?.kind === 'drop') breakOff(response, fault.how ?? 'reset');
    else if (fault?.kind === 'hang') return;
    else {
      const answer = fault?.kind === 'answer' ? planned(fault) : (done ?? NOT_FOUND);
      entry.status = answer.status;
      send(response, answer);
    }
  }

  #work(caller: Caller, read: ReadBody): WireAnswer {
    const answer = answerRequest(this.#parts, caller, read);
    for (const file of read.files) this.#parts.files.set(file.id, file);
    return answer;
  }

  async #read(request: IncomingMessage): Promise<ReadBody | ApiError> {
    try {
      return await readBody(request, () => this.#parts.world.newId());
    } catch (error) {
      if (error instanceof ApiError) return error;
      throw error;
    }
  }

  async #pause(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.#stopping.signal });
  }

  #serveFile(path: string, response: ServerResponse): void {
    const file = this.#parts.files.get(path.split('/')[2] ?? '');
    if (file === undefined) response.writeHead(404).end('This content is no longer available.');
    else
      response
        .writeHead(200, { 'content-type': file.contentType, 'content-length': file.bytes.length })
        .end(file.bytes);
  }
}

const planned = (fault: Fault & { readonly kind: 'answer' }): WireAnswer => {
  const { status, body = { message: `${status}: planned`, code: 0 }, headers = {} } = fault;
  return typeof body === 'string'
    ? { status, headers: { 'content-type': 'text/html', ...headers }, body }
    : jsonAnswer(status, body, headers);
};

/** The answer of a fault that keeps the work from being done; undefined if it lets (or needs) the work. */
function answerInstead(fault: Fault): WireAnswer | undefined {
  if (fault.kind === 'limit') return limitAnswer(fault.retryAfter, fault.scope ?? 'user');
  return fault.kind === 'answer' && fault.afterAccepting !== true ? planned(fault) : undefined;
}

/** Says whether a fault strikes before the work, leaving nothing done and nothing answered. */
const spoils = (fault: Fault | undefined): boolean =>
  (fault?.kind === 'drop' || fault?.kind === 'hang') && !fault.afterAccepting;

function breakOff(response: ServerResponse, how: 'reset' | 'close'): void {
  const { socket } = response;
  if (how === 'reset') socket?.resetAndDestroy();
  else socket?.destroy();
}

function send(response: ServerResponse, answer: WireAnswer): void {
  response.writeHead(answer.status, answer.headers).end(answer.body);
}
