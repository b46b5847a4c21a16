// The bare loop to compare with: undici's request with the validator that the last answer gave; a body goes through
// rss-parser's parseString. No guard, no identity, no health, no store.
import RssParser from 'rss-parser';
import { Agent, request } from 'undici';
import { feedUrl } from './hosts.ts';
import { givenTask, serveRounds } from './reader.ts';

const task = givenTask();
const dispatcher = new Agent({ keepAliveTimeout: 60_000 });
const etags = new Map<string, string>();
const urls = Array.from({ length: task.feeds }, (_, n) => feedUrl(n, task));
const parser = new RssParser();

async function poll(url: string): Promise<number> {
  const etag = etags.get(url);
  const response = await request(url, {
    dispatcher,
    headers: { 'user-agent': 'bare loop', ...(etag === undefined ? {} : { 'if-none-match': etag }) },
  });
  const given = response.headers['etag'];
  if (typeof given === 'string') etags.set(url, given);
  if (response.statusCode === 304) {
    await response.body.dump();
    return 0;
  }
  return (await parser.parseString(await response.body.text())).items.length;
}

async function worker(queue: Iterator<string>): Promise<number> {
  let brought = 0;
  for (let next = queue.next(); next.done !== true; next = queue.next()) brought += await poll(next.value);
  return brought;
}

serveRounds(async () => {
  const queue = urls.values();
  const counts = await Promise.all(Array.from({ length: task.concurrency }, () => worker(queue)));
  return counts.reduce((sum, count) => sum + count, 0);
});
