import { Registry } from 'prom-client';
import type { Pack } from '../../src/domain/diplomacy/pack.ts';
import { Readiness } from '../../src/adapters/web/readiness.ts';
import { createWebApp } from '../../src/adapters/web/web-app.ts';
import { WebServer } from '../../src/adapters/web/web-server.ts';
import { ChatRoom } from './chat-room.ts';

/** The web pages over ports in memory, on a free port of this machine. */
export class WebSite {
  readonly room = new ChatRoom();
  readonly readiness = new Readiness();
  readonly #server: WebServer;
  address = '';

  constructor(packs?: readonly Pack[]) {
    if (packs) this.room.packs = packs;
    const { room, readiness } = this;
    const deps = { ...room.deps, packs: room.packs, readiness, hubs: null, slack: null, registry: new Registry() };
    this.#server = new WebServer(createWebApp(deps), { host: '127.0.0.1', port: 0 });
  }

  async open(): Promise<this> {
    this.address = await this.#server.start();
    return this;
  }

  get(path: string): Promise<Response> {
    return fetch(`${this.address}${path}`);
  }

  close(): Promise<void> {
    return this.#server.stop();
  }
}
