import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

/** A way in which a feed's server can behave badly, or only unusually. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'delay'; readonly ms: number }
  /** Headers, then nothing for ever. */
  | { readonly kind: 'stall' }
  /** Accepts the request and never answers. */
  | { readonly kind: 'silence' }
  /** One byte now and then, for ever. */
  | { readonly kind: 'drip'; readonly everyMs: number }
  | { readonly kind: 'hang-up' }
  | { readonly kind: 'redirect'; readonly to: string; readonly status?: number }
  /** More and more of it, with no end and no length given. */
  | { readonly kind: 'endless' }
  | { readonly kind: 'gzip-bomb'; readonly decodedBytes: number }
  | { readonly kind: 'body'; readonly body: Buffer | string; readonly headers?: Readonly<Record<string, string>> };

/** Does it; true when the feed is to be served all the same afterwards. */
export async function misbehave(fault: Fault, response: ServerResponse): Promise<boolean> {
  switch (fault.kind) {
    case 'delay':
      await sleep(fault.ms, undefined, { ref: false });
      return true;
    case 'status':
      response.writeHead(fault.status, fault.headers).end('nothing to see');
      return false;
    case 'stall':
      response.writeHead(200, { 'content-type': 'application/rss+xml' }).write('<rss version="2.0">');
      return false;
    case 'silence':
      return false;
    case 'drip':
      drip(response, fault.everyMs);
      return false;
    case 'hang-up':
      response.socket?.destroy();
      return false;
    case 'redirect':
      response.writeHead(fault.status ?? 302, { location: fault.to }).end();
      return false;
    case 'endless':
      pour(response);
      return false;
    case 'gzip-bomb':
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(fault.decodedBytes, 0x20)));
      return false;
    case 'body':
      response.writeHead(200, fault.headers).end(fault.body);
      return false;
  }
}

function drip(response: ServerResponse, everyMs: number): void {
  response.writeHead(200, { 'content-type': 'application/rss+xml' });
  const timer = setInterval(() => response.write(' '), everyMs);
  response.on('close', () => clearInterval(timer));
}

function pour(response: ServerResponse): void {
  const chunk = Buffer.alloc(65_536, 0x20);
  response.writeHead(200, { 'content-type': 'application/rss+xml' });
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
}
