import SqliteFile from 'better-sqlite3';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openStore, type Store } from '../../src/adapters/store/open-store.ts';
import { documentReader } from '../../src/app/document-reader.ts';
import { readPolls, type ArchivedPoll } from '../../src/cli/archive-polls.ts';
import { DEFAULT_POLLING } from '../../src/config/file-schema.ts';
import type { PackId } from '../../src/domain/diplomacy/pack.ts';
import type { FeedHealth, FeedId } from '../../src/domain/news/feed.ts';
import { afterPoll, newFeedHealth } from '../../src/domain/news/poll-rhythm.ts';
import { harvestPolls } from '../../src/pipeline/harvest-polls.ts';
import { aFolder } from '../support/temporary-folder.ts';
import { plain, plainLink, plainStory, rawItems } from './raw-items.ts';

interface StoredVersion {
  readonly article_key: string;
  readonly feed_id: string;
  readonly title: string;
  readonly summary: string;
  readonly link: string;
  readonly seen_at: string;
}

interface Stored {
  readonly versions: readonly StoredVersion[];
  readonly entries: readonly { readonly entry_as: string; readonly entry_because: string; readonly count: number }[];
}

const PACK = 'archive' as PackId;
const LIMITS = { intervalMs: 600_000, minIntervalMs: 600_000, maxIntervalMs: 600_000 };

/**
 * Plays a folder of raw polls into a fresh database and checks, by patterns of its own over the raw documents, that every
 * article is there once and every headline is there. Answers 1 when something is there twice or lost.
 */
export async function replayIdentity(args: readonly string[]): Promise<number> {
  const options = { show: { type: 'string', default: '0' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const polls = await readPolls(positionals[0] ?? '');
  const folder = aFolder();
  try {
    const path = `${folder.path}/archive.db`;
    const seconds = await play(polls, path);
    const stored = readBack(path);
    const raw = polls.flatMap((poll) => rawItems(poll.path));
    const articles = new Set(stored.versions.map((version) => version.article_key)).size;
    say(`${polls.length} documents with ${raw.length} items in ${seconds.toFixed(1)} s`);
    say(`${articles} articles, ${stored.versions.length} versions`);
    for (const { entry_as, entry_because, count } of stored.entries)
      say(`  ${String(count).padStart(6)} ${entry_as}: ${entry_because}`);
    const wrong = [
      ...twice(stored.versions, 'one link', ({ link }) => plainLink(link)),
      ...twice(stored.versions, "one story's number", ({ link }) => plainStory(link)),
      ...sameWords(stored.versions),
      ...lost(raw, stored.versions),
    ];
    say(`${wrong.length} duplicates and lost items${wrong.length > 0 ? ':' : ''}`);
    for (const line of wrong) say(`  ${line}`);
    show(stored.versions, Number(values.show));
    return wrong.length > 0 ? 1 : 0;
  } finally {
    folder.remove();
  }
}

async function play(polls: readonly ArchivedPoll[], path: string): Promise<number> {
  const store = await openStore(`sqlite:${path}`, { prefixes: {} });
  const reader = documentReader(DEFAULT_POLLING);
  const health = new Map<FeedId, FeedHealth>();
  const begun = performance.now();
  try {
    for (const poll of polls) {
      const reading = await reader.readBytes(await readFile(poll.path));
      if (reading.kind === 'unreadable') say(`${poll.path}: ${reading.because}`);
      else await keep(poll, reading.document, health, store);
    }
  } finally {
    await reader.close();
    await store.close();
  }
  return (performance.now() - begun) / 1000;
}

type Document = Parameters<typeof harvestPolls>[0][number]['document'];

async function keep({ feedId, at }: ArchivedPoll, document: Document, all: Map<FeedId, FeedHealth>, store: Store) {
  const before = all.get(feedId) ?? newFeedHealth(LIMITS, at);
  const feed = { id: feedId, packs: [PACK], health: before };
  const [fresh] = await harvestPolls([{ feed, document, unchangedItems: 0 }], store.stories, at);
  const read = { kind: 'unchanged', status: 200, validators: null, permanentUrl: null, retryAfterMs: null } as const;
  const health = afterPoll(before, read, LIMITS, at, 0);
  all.set(feedId, health);
  await store.stories.keepPoll({ feedId, movedTo: null, validators: null, health, harvest: fresh?.harvest ?? null });
}

function readBack(path: string): Stored {
  const file = new SqliteFile(path, { readonly: true });
  const versions = file
    .prepare<[], StoredVersion>('select article_key, feed_id, title, summary, link, seen_at from version order by id')
    .all();
  const entries = file
    .prepare<[], Stored['entries'][number]>(
      'select entry_as, entry_because, count(*) as count from report group by 1, 2 order by 3 desc',
    )
    .all();
  file.close();
  return { versions, entries };
}

/** Articles that share what only one may have. */
function twice(
  versions: readonly StoredVersion[],
  what: string,
  of: (version: StoredVersion) => string | null,
): readonly string[] {
  return [...Map.groupBy(versions, of)].flatMap(([shared, list]) => {
    const keys = new Set(list.map((version) => version.article_key));
    return shared === null || keys.size < 2 ? [] : [`${what}, ${keys.size} articles: ${[...keys].join(' and ')}`];
  });
}

function sameWords(versions: readonly StoredVersion[]): readonly string[] {
  const words = (v: StoredVersion): string => `${v.article_key}\n${plain(v.title)}\n${plain(v.summary)}`;
  return [...Map.groupBy(versions, words).values()].flatMap(([first, ...others]) =>
    first === undefined || others.length === 0 ? [] : [`${others.length + 1} versions alike: ${first.title}`],
  );
}

/** Headlines under a link that no version of its article has. */
function lost(raw: ReturnType<typeof rawItems>, versions: readonly StoredVersion[]): readonly string[] {
  const placeOf = (link: string): string => plainStory(link) ?? plainLink(link);
  const kept = new Set(versions.map((version) => `${placeOf(version.link)}\n${plain(version.title)}`));
  const missing = raw.filter(({ link, title }) => !kept.has(`${placeOf(link)}\n${plain(title)}`));
  return [...new Set(missing.map(({ link, title }) => `lost: ${title} (${link})`))];
}

/** For the eye: the articles with the most versions, and headlines of one feed and day that are nearly alike. */
function show(versions: readonly StoredVersion[], count: number): void {
  if (count === 0) return;
  const articles = [...Map.groupBy(versions, (version) => version.article_key)];
  say(`\nMost versions`);
  for (const [key, list] of articles.toSorted((a, b) => b[1].length - a[1].length).slice(0, count)) {
    say(key);
    for (const { seen_at, title } of list) say(`    ${seen_at.slice(0, 16)} ${title}`);
  }
  say(`\nNearly alike`);
  const days = Map.groupBy(versions, ({ feed_id, seen_at }) => `${feed_id} ${seen_at.slice(0, 10)}`);
  for (const list of days.values())
    for (const [n, one] of list.entries())
      for (const other of list.slice(n + 1))
        if (one.article_key !== other.article_key && likeness(one.title, other.title) >= 0.5)
          say(`${one.title} (${one.article_key})\n    ${other.title} (${other.article_key})`);
}

function likeness(a: string, b: string): number {
  const [first, second] = [a, b].map((title) => new Set(plain(title).match(/[\p{L}\p{N}]+/gu) ?? []));
  if (first === undefined || second === undefined) return 0;
  const both = [...first].filter((word) => second.has(word)).length;
  return both / (first.size + second.size - both);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
