// A process of its own: many feeds on many loopback addresses and one port. Tells its parent the port once all listen.
//   GET /304/…    answers 304 to a request with a validator, and closes: polls minutes apart find no connection kept
//   GET /kept/…   the same on a kept connection, as where one host has many feeds
//   GET /same/…   the same body for ever, whatever the validators
//   GET /news/…   one item in thirty is new at every request
// What stands behind the mode names the reader and the feed, so that two readers never share a feed's progress.
import { createServer, type RequestListener } from 'node:http';
import { hostOf } from './hosts.ts';

const WINDOW = 30;
const ETAG = '"unchanged"';
const HOST = 'host.invalid';
const hosts = Number(process.argv[2]);
const progress = new Map<string, number>();
const windows = new Map<number, string>();
const words =
  'The envoys of Valmere and Korrath met again by the river; neither side would say whether the pause of the guns had been spoken of, and both took the bridge home before dark. ';

/** One item of about 800 bytes. */
function item(number: number): string {
  const at = new Date(Date.UTC(2031, 0, 1) + number * 60_000).toUTCString();
  const link = `https://${HOST}/story/${number}/envoys-met-again-by-the-river`;
  return `<item><title>Envoys met again by the river, ${number}</title><link>${link}</link><guid isPermaLink="false">story-${number}</guid><pubDate>${at}</pubDate><dc:creator><![CDATA[Desk ${number % 7}]]></dc:creator><category>World</category><description><![CDATA[<p>${words.repeat(2)}${number}</p>]]></description></item>\n`;
}

/** The thirty items that end at this number, newest first; every feed has links of its own. */
function body(newest: number, host: string): string {
  const known = windows.get(newest);
  if (known !== undefined) return known.replaceAll(HOST, host);
  const inside = Array.from({ length: WINDOW }, (_, n) => item(newest - n)).join('');
  const built = new Date(Date.UTC(2031, 0, 1) + newest * 60_000).toUTCString();
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>River news</title><link>https://${HOST}/</link><description>All of it</description><lastBuildDate>${built}</lastBuildDate>\n${inside}</channel></rss>\n`;
  windows.set(newest, text);
  return text.replaceAll(HOST, host);
}

const answer: RequestListener = (request, response) => {
  const url = request.url ?? '';
  const [, mode] = url.split('/', 2);
  if ((mode === '304' || mode === 'kept') && request.headers['if-none-match'] !== undefined) {
    response.writeHead(304, { etag: ETAG, ...(mode === '304' ? { connection: 'close' } : {}) }).end();
    return;
  }
  const shown = progress.get(url) ?? WINDOW;
  if (url.startsWith('/news/')) progress.set(url, shown + 1);
  const feed = url.slice(url.lastIndexOf('/') + 1);
  response
    .writeHead(200, { 'content-type': 'application/rss+xml', etag: ETAG })
    .end(body(shown, `feed${feed}.example`));
};

function listen(host: string, port: number): Promise<number> {
  const server = createServer({ keepAliveTimeout: 120_000 }, answer);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

const port = await listen(hostOf(0), 0);
for (let n = 1; n < hosts; n += 1) await listen(hostOf(n), port);
process.send?.({ port });
process.on('disconnect', () => process.exit(0));
