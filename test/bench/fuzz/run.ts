import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { decodeDocument } from '../../../src/adapters/feeds/decode-document.ts';
import { parseFeed } from '../../../src/adapters/feeds/parse-feed.ts';
import type { ParsedFeed } from '../../../src/adapters/feeds/parsed-feed.ts';
import type { FeedItem } from '../../../src/domain/news/feed.ts';
import { Dice, mutated } from './mutate.ts';
import { ownSeeds, seedsUnder } from './seeds.ts';

const longestMs = 1_000;
const mostMegabytes = 256;
const contentTypes = [
  null,
  'text/xml',
  'text/xml; charset=utf-8',
  'application/rss+xml; charset=windows-1251',
  'x; charset=',
];
const addresses = [null, 'https://news.example/feeds/world.xml'];

interface Wish {
  readonly count: number;
  readonly seed: number;
  readonly only: number | null;
  readonly folder: string | null;
}

interface Tally {
  read: number;
  refused: number;
  bytes: number;
  slowest: { readonly number: number; readonly ms: number; readonly bytes: number };
  peakBytes: number;
  readonly failures: number[];
}

/** Reads the documents; a number is told to the parent process before it is read, which is the only one to see a hang. */
async function run(args: readonly string[]): Promise<number> {
  const wish = wishOf(args);
  const seeds = wish.folder === null ? ownSeeds() : await seedsUnder(wish.folder);
  const tally: Tally = {
    ...{ read: 0, refused: 0, bytes: 0, slowest: { number: 0, ms: 0, bytes: 0 } },
    ...{ peakBytes: 0, failures: [] },
  };
  process.stdout.write(`seed ${wish.seed}, ${seeds.length} documents to begin with\n`);
  const begun = performance.now();
  const [first, last] = wish.only === null ? [0, wish.count] : [wish.only, wish.only + 1];
  for (let number = first; number < last; number += 1) {
    process.send?.(number);
    await readOne(number, seeds, wish.seed, tally);
  }
  report(wish, tally, performance.now() - begun);
  const small = tally.peakBytes < mostMegabytes * 1_048_576;
  return tally.failures.length === 0 && tally.slowest.ms < longestMs && small ? 0 : 1;
}

function wishOf(args: readonly string[]): Wish {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { seed: { type: 'string' }, only: { type: 'string' } },
    allowPositionals: true,
  });
  const count = positionals.find((word) => /^\d+$/.test(word));
  return {
    count: Number(count ?? '100000'),
    seed: Number(values.seed ?? Math.floor(Math.random() * 2 ** 31)),
    only: values.only === undefined ? null : Number(values.only),
    folder: positionals.find((word) => !/^\d+$/.test(word)) ?? null,
  };
}

async function readOne(number: number, seeds: readonly Buffer[], seed: number, tally: Tally): Promise<void> {
  const dice = new Dice(seed, number);
  const document = mutated(seeds, dice);
  const contentType = dice.pick(contentTypes);
  const url = dice.pick(addresses);
  const begun = performance.now();
  try {
    const outcome = await parseFeed(decodeDocument(document, contentType), url);
    if (outcome.kind === 'parsed') tally.read += 1;
    else tally.refused += 1;
    const flaw = flawOf(outcome);
    if (flaw !== null) await keepFailure(number, document, flaw, tally);
  } catch (error) {
    const because = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await keepFailure(number, document, because, tally);
  }
  const ms = performance.now() - begun;
  tally.bytes += document.length;
  if (ms > tally.slowest.ms) tally.slowest = { number, ms, bytes: document.length };
  if (number % 64 === 0) tally.peakBytes = Math.max(tally.peakBytes, process.memoryUsage.rss());
}

/** What no outcome may be, however broken the document. */
function flawOf(outcome: ParsedFeed): string | null {
  if (outcome.kind === 'unreadable') return outcome.because.trim() === '' ? 'refused without a reason' : null;
  return outcome.document.items.map(flawOfItem).find((flaw) => flaw !== null) ?? null;
}

function flawOfItem(item: FeedItem): string | null {
  const { title, summary, link, guid, publishedAt } = item;
  if (publishedAt !== null && Number.isNaN(publishedAt.getTime())) return 'a date that is none';
  if (![title, summary, link, guid].every((text) => text.isWellFormed())) return 'half a character';
  const folded = [title, summary].every((text) => !/^\s|\s$|\s\s|[^\S ]/.test(text));
  return folded ? null : 'white space that is not folded';
}

async function keepFailure(number: number, document: Buffer, because: string, tally: Tally): Promise<void> {
  tally.failures.push(number);
  const file = join(await mkdtemp(join(tmpdir(), 'ceasefire-fuzz-')), `${number}.bin`);
  await writeFile(file, document);
  process.stdout.write(`document ${number} (kept as ${file}): ${because}\n`);
}

function report(wish: Wish, tally: Tally, tookMs: number): void {
  const { read, refused, bytes, slowest, failures } = tally;
  tally.peakBytes = Math.max(tally.peakBytes, process.resourceUsage().maxRSS * 1024);
  const megabytes = (size: number): string => `${(size / 1_048_576).toFixed(0)} MB`;
  const lines = [
    `${read + refused + failures.length} documents, ${megabytes(bytes)}, in ${(tookMs / 1000).toFixed(1)} s`,
    `read ${read}, refused with a sentence ${refused}, failed ${failures.length}`,
    `slowest: document ${slowest.number}, ${slowest.ms.toFixed(1)} ms for ${slowest.bytes} bytes`,
    `peak resident memory: ${megabytes(tally.peakBytes)} (limit ${mostMegabytes} MB)`,
    `again: npm run bench -- fuzz ${wish.folder ?? ''} --seed ${wish.seed} --only <number>`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

process.exitCode = await run(process.argv.slice(2));
process.disconnect?.();
