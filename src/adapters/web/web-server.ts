import { serve, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import { AppError } from '../../domain/errors.ts';

/** How long a caller may take; whoever sends more slowly is let go, and holds up nobody else. */
const PATIENCE = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16_384,
};

/** Listens for the web app. */
export class WebServer {
  readonly #app: Hono;
  readonly #host: string;
  readonly #port: number;
  readonly #patience: typeof PATIENCE;
  #server: ServerType | null = null;

  constructor(
    app: Hono,
    at: { readonly host: string; readonly port: number },
    patience: Partial<typeof PATIENCE> = {},
  ) {
    this.#app = app;
    this.#patience = { ...PATIENCE, ...patience };
    this.#host = at.host;
    this.#port = at.port;
  }

  /** Listens, and says under which address; port 0 picks a free one. Throws in one sentence when it cannot. */
  async start(): Promise<string> {
    return new Promise((resolve, reject) => {
      const at = { hostname: this.#host, port: this.#port };
      const server = serve({ fetch: this.#app.fetch, ...at, serverOptions: this.#patience }, (info) =>
        resolve(this.#address(info)),
      );
      server.once('error', (cause: NodeJS.ErrnoException) => {
        this.#server = null;
        reject(
          new AppError(
            'unavailable',
            `The page cannot listen on ${this.#host}:${this.#port} (${cause.code ?? 'error'}); set HTTP_PORT.`,
            { cause },
          ),
        );
      });
      this.#server = server;
    });
  }

  /** Answers what has begun, then closes; idle connections are let go. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (!server) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      if ('closeIdleConnections' in server) server.closeIdleConnections();
    });
  }

  #address({ port, family }: AddressInfo): string {
    const host = this.#host === '0.0.0.0' || this.#host === '::' ? 'localhost' : this.#host;
    return `http://${family === 'IPv6' && host.includes(':') ? `[${host}]` : host}:${port}`;
  }
}
