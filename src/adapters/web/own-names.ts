import type { Context, Next } from 'hono';

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
/** They come through a proxy under whatever name, and know a secret. */
const CALLERS = /^\/(?:slack|websub)\//u;

/**
 * The names of a page that listens on this machine alone, and the public one; undefined where anybody may reach it. A page
 * of somebody else's that a browser here has open could otherwise read it, by a name of its own that leads here.
 */
export function ownNames(host: string, publicUrl: string | null): ReadonlySet<string> | undefined {
  const bound = nameIn(host.includes(':') ? `[${host}]` : host);
  if (bound === null || !(LOOPBACK.has(bound) || bound.startsWith('127.'))) return undefined;
  const outside = publicUrl === null ? null : (URL.parse(publicUrl)?.hostname ?? null);
  return new Set([...LOOPBACK, bound, ...(outside === null ? [] : [outside])]);
}

/** Turns away who asks for a page by another name. */
export function byOwnName(names: ReadonlySet<string>): (c: Context, next: Next) => Promise<Response | void> {
  return async (c, next) => {
    const name = nameIn(c.req.header('host') ?? '');
    if (CALLERS.test(c.req.path) || (name !== null && names.has(name))) return next();
    return c.text('This page is not reached by that name; set PUBLIC_URL to the address that people use.', 421);
  };
}

function nameIn(host: string): string | null {
  return URL.parse(`http://${host}`)?.hostname ?? null;
}
