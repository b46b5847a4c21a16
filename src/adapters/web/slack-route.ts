import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { RequestListener } from 'node:http';

/** Tells hono's server that the answer is on its way already. */
const ANSWERED = { 'x-hono-already-sent': 'true' };

/** Where Slack calls. Its own library reads the request and answers it: the signature covers the bytes as they came. */
export function addSlackRoute(app: Hono, requests: RequestListener, headers: Readonly<Record<string, string>>): void {
  app.post('/slack/events', async (c) => {
    const { incoming, outgoing } = c.env as HttpBindings;
    for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
    await new Promise<void>((resolve) => {
      outgoing.once('close', resolve);
      void requests(incoming, outgoing);
    });
    return new Response(null, { status: outgoing.statusCode, headers: ANSWERED });
  });
}
