import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** An address before a server: silent at first, it takes every connection and never answers; it can be shut, and opened. */
export class Door {
  readonly #behind: URL;
  readonly #port: number;
  readonly #sockets = new Set<Socket>();
  #server: Server;
  #open = false;

  private constructor(behind: URL, server: Server) {
    this.#behind = behind;
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
    server.on('connection', (socket) => this.#enter(socket));
  }

  static async before(url: string): Promise<Door> {
    return new Door(new URL(url), await listening(0));
  }

  /** As the server's own address, but through this door. */
  get url(): string {
    const url = new URL(this.#behind);
    url.port = String(this.#port);
    return url.href;
  }

  /** From now on connections are refused. */
  async shut(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
  }

  /** From now on whoever comes is let through; those who were kept waiting wait on. */
  async open(): Promise<void> {
    this.#open = true;
    if (this.#server.listening) return;
    this.#server = await listening(this.#port);
    this.#server.on('connection', (socket) => this.#enter(socket));
  }

  #enter(socket: Socket): void {
    this.#keep(socket);
    if (!this.#open) return;
    const inner = connect(Number(this.#behind.port), this.#behind.hostname);
    this.#keep(inner);
    socket.on('close', () => inner.destroy()).pipe(inner);
    inner.on('close', () => socket.destroy()).pipe(socket);
  }

  /** A connection that breaks is one of the things that may happen here. */
  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => this.#sockets.delete(socket));
  }
}

async function listening(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
