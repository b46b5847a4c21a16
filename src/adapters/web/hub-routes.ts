import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { HubCallbacks } from '../../ports/hub-callbacks.ts';

const largestPush = 5_000_000;
const longestChallenge = 2_000;
const hashes: ReadonlySet<string> = new Set(['sha1', 'sha256', 'sha384', 'sha512']);

/**
 * Where hubs call (WebSub, subscriber's side): they verify what they were asked for, and tell of news. Who cannot sign a push
 * is answered as everybody is, as WebSub wants it, and is not believed.
 */
export function addHubRoutes(app: Hono, callbacks: HubCallbacks): void {
  app.get('/websub/:id', async (c) => {
    const challenge = c.req.query('hub.challenge') ?? '';
    const question = {
      mode: c.req.query('hub.mode') ?? '',
      topic: c.req.query('hub.topic') ?? '',
      leaseSeconds: secondsOf(c.req.query('hub.lease_seconds')),
    };
    const sound = question.mode === 'denied' || (challenge !== '' && challenge.length <= longestChallenge);
    const known = sound && (await callbacks.verify(c.req.param('id'), question));
    if (!known) return c.text('Nobody asked for this.', 404);
    // text only: what a stranger sends must not become a page of ours
    return c.body(challenge, 200, { 'Content-Type': 'text/plain; charset=utf-8' });
  });
  app.post(
    '/websub/:id',
    bodyLimit({ maxSize: largestPush, onError: (c) => c.text('Too much at once.', 413) }),
    async (c) => {
      const id = c.req.param('id');
      const signed = await callbacks.signedWith(id);
      if (signed === null) return c.text('Nobody asked for this.', 410);
      await ((await isFromHub(c, signed.secret)) ? callbacks.pushed(id) : callbacks.forged(id));
      return c.body(null, 202);
    },
  );
}

async function isFromHub(c: Context, secret: string | null): Promise<boolean> {
  // over an open connection no secret was agreed on; the address itself is one, and a push only makes us look
  if (secret === null) return true;
  const [method = '', signature = ''] = (c.req.header('x-hub-signature') ?? '').split('=');
  if (!hashes.has(method.toLowerCase())) return false;
  const expected = createHmac(method.toLowerCase(), secret)
    .update(Buffer.from(await c.req.arrayBuffer()))
    .digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function secondsOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : null;
}
