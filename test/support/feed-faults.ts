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
  /** These very bytes instead of an HTTP answer, then the end, a reset, or nothing more. */
  | { readonly kind: 'raw'; readonly bytes: Buffer | string; readonly then: 'end' | 'reset' | 'hold' }
  /** These bytes, then the same few again and again, for ever. */
  | { readonly kind: 'raw-drip'; readonly bytes: string; readonly drop: string; readonly everyMs: number }
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
    case 'raw':
      sendRaw(fault, response);
      return false;
    case 'raw-drip':
      dripRaw(fault, response);
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

function sendRaw(fault: Extract<Fault, { readonly kind: 'raw' }>, { socket }: ServerResponse): void {
  socket?.write(fault.bytes, () => {
    if (fault.then === 'end') socket.end();
    if (fault.then === 'reset') socket.resetAndDestroy();
  });
}

function dripRaw(
  { bytes, drop, everyMs }: Extract<Fault, { readonly kind: 'raw-drip' }>,
  { socket }: ServerResponse,
): void {
  socket?.write(bytes);
  const timer = setInterval(() => socket?.write(drop), everyMs);
  socket?.on('error', () => undefined).on('close', () => clearInterval(timer));
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
