import { open } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { withoutCredentials } from '../domain/news/feed-address.ts';
import type { DocumentReading, FeedDocument, FeedItem } from '../domain/news/feed.ts';
import { inJson } from './say.ts';

/** What the command needs; the app passes its feed reader's methods in. */
export interface PollDeps {
  readonly readUrl: (url: string, signal: AbortSignal) => Promise<DocumentReading>;
  readonly readBytes: (bytes: Uint8Array) => Promise<DocumentReading>;
  /** Prints one line on standard output. */
  readonly print: (line: string) => void;
  readonly standardInput: NodeJS.ReadableStream;
  readonly signal: AbortSignal;
}

const filesAtOnce = 16;
const largestFile = 64 * 1024 * 1024;

/**
 * `poll <url|file|->…`: one JSON object per line and input, in the order given. What can't be read gives an `error`
 * with a sentence, and the rest go on. Returns the exit code: 1 only if all failed, 2 without any input.
 */
export async function pollCommand(inputs: readonly string[], deps: PollDeps): Promise<number> {
  if (inputs.length === 0) return 2;
  const turn = turnstile(filesAtOnce);
  const readings = inputs.map((input) => turn(() => readInput(input, deps), isUrl(input)));
  let failures = 0;
  for (const [index, reading] of readings.entries()) {
    const outcome = await reading;
    if (outcome.kind === 'unreadable') failures += 1;
    deps.print(inJson(toLine(inputs[index] ?? '', outcome)));
  }
  return failures === inputs.length ? 1 : 0;
}

/** Lets a few file reads through at a time; addresses wait for their turn in the reader itself. */
function turnstile(size: number) {
  let free = size;
  const waiting: (() => void)[] = [];
  return async <T>(task: () => Promise<T>, exempt: boolean): Promise<T> => {
    if (exempt) return task();
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

function isUrl(input: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(input);
}

async function readInput(input: string, deps: PollDeps): Promise<DocumentReading> {
  if (isUrl(input)) return deps.readUrl(input, deps.signal);
  if (input === '-') return deps.readBytes(await buffer(deps.standardInput));
  const file = await readFileBytes(input);
  return file.kind === 'bytes' ? deps.readBytes(file.bytes) : { kind: 'unreadable', status: 0, because: file.because };
}

type FileBytes =
  { readonly kind: 'bytes'; readonly bytes: Uint8Array } | { readonly kind: 'none'; readonly because: string };

async function readFileBytes(path: string): Promise<FileBytes> {
  try {
    await using handle = await open(path, 'r');
    const { size } = await handle.stat();
    if (size > largestFile) return { kind: 'none', because: 'The file is far too large for a feed.' };
    return { kind: 'bytes', bytes: await handle.readFile() };
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error';
    if (code === 'ENOENT') return { kind: 'none', because: 'There is no such file.' };
    if (code === 'EISDIR') return { kind: 'none', because: 'This is a folder, not a file.' };
    return { kind: 'none', because: `The file could not be read (${code}).` };
  }
}

function toLine(input: string, outcome: DocumentReading): object {
  const url = withoutCredentials(input);
  if (outcome.kind === 'unreadable') return { url, status: outcome.status, error: outcome.because };
  return { url, status: outcome.status, feed: toFeed(outcome.document), items: outcome.document.items.map(toItem) };
}

function toFeed(document: FeedDocument): object {
  const { title, link, ttlMs, skipHours, skipDays, hub, self } = document;
  return {
    title,
    link,
    ttlMs,
    ...(skipHours.length > 0 && { skipHours }),
    ...(skipDays !== undefined && { skipDays }),
    ...(hub !== null && { hub }),
    ...(self !== null && { self }),
  };
}

function toItem(item: FeedItem): object {
  return {
    id: item.guid,
    title: item.title,
    link: item.link,
    published: item.publishedAt?.toISOString() ?? null,
    summary: item.summary,
    author: item.author,
    source: item.originName,
    categories: item.categories,
  };
}
