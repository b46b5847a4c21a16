import SqliteFile from 'better-sqlite3';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { VirtualClock } from '../../src/adapters/runtime/virtual-clock.ts';
import { openStore, type Store } from '../../src/adapters/store/open-store.ts';
import { documentReader } from '../../src/app/document-reader.ts';
import { understanding } from '../../src/app/understanding.ts';
import { readPolls, type ArchivedPoll } from '../../src/cli/archive-polls.ts';
import { DEFAULT_POLLING } from '../../src/config/file-schema.ts';
import { loadPack, packPath, type LoadedPack } from '../../src/config/load-pack.ts';
import type { VersionId } from '../../src/domain/news/article.ts';
import type { FeedHealth, FeedId } from '../../src/domain/news/feed.ts';
import { afterPoll, newFeedHealth } from '../../src/domain/news/poll-rhythm.ts';
import { harvestPolls } from '../../src/pipeline/harvest-polls.ts';
import { understand } from '../../src/pipeline/understand.ts';
import { explainLink } from '../../src/queries/explain-link.ts';
import { outcomesOf } from '../support/outcomes.ts';
import { aFolder } from '../support/temporary-folder.ts';

const LIMITS = { intervalMs: 600_000, minIntervalMs: 600_000, maxIntervalMs: 600_000 };
const READ = { kind: 'unchanged', status: 200, validators: null, permanentUrl: null, retryAfterMs: null } as const;
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: say };
const MOST_SHOWN = 20;

/**
 * Plays a folder of raw polls into a fresh database, every feed for every pack (ids or paths), and checks that each version
 * has exactly one outcome in each pack and is found by its link. Answers 1 when one has none or two, or is not found.
 * `--keep FILE` leaves the database there.
 */
export async function outcomes(args: readonly string[]): Promise<number> {
  const options = { keep: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const [archive = '', ...names] = positionals;
  const packs = names.map(packNamed);
  const polls = await readPolls(archive);
  const folder = aFolder();
  const path = values.keep ?? `${folder.path}/outcomes.db`;
  const prefixes = Object.fromEntries(packs.map(({ pack }) => [pack.id, pack.prefix]));
  const store = await openStore(`sqlite:${path}`, { prefixes });
  try {
    const begun = performance.now();
    await play(polls, packs, store);
    say(`${polls.length} documents, ${packs.length} packs, ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    const versions = versionsIn(path);
    const problems = [...(await tally(packs, versions, store)), ...(await unfound(packs, versions, store))];
    say(`${problems.length} versions without exactly one outcome, or not found by their link`);
    for (const line of problems.slice(0, MOST_SHOWN)) say(`  ${line}`);
    return problems.length > 0 || versions.length === 0 ? 1 : 0;
  } finally {
    await store.close();
    folder.remove();
  }
}

function packNamed(name: string): LoadedPack {
  const { value, problems } = loadPack(packPath(name, '.'), `pack ${name}`);
  if (value === null) throw new Error(problems.join('\n'));
  return value;
}

async function play(polls: readonly ArchivedPoll[], packs: readonly LoadedPack[], store: Store): Promise<void> {
  for (const { baseline } of packs) if (baseline) await store.stories.saveBaseline(baseline);
  const clock = new VirtualClock(polls[0]?.at ?? new Date(0));
  const deps = understanding(packs, store, clock, SILENT);
  const reader = documentReader(DEFAULT_POLLING);
  const all = new Map<FeedId, FeedHealth>();
  const ids = packs.map(({ pack }) => pack.id);
  try {
    for (const { feedId, at, path } of polls) {
      const reading = await reader.readBytes(await readFile(path));
      if (reading.kind === 'unreadable') continue;
      const before = all.get(feedId) ?? newFeedHealth(LIMITS, at);
      const feed = { id: feedId, packs: ids, health: before };
      const fresh = { feed, document: reading.document, unchangedItems: 0 };
      const [harvested] = await harvestPolls([fresh], store.stories, at);
      const health = afterPoll(before, READ, LIMITS, at, 0);
      all.set(feedId, health);
      const harvest = harvested?.harvest ?? null;
      await store.stories.keepPoll({ feedId, movedTo: null, validators: null, health, harvest });
      clock.set(at);
      await understand(deps, AbortSignal.timeout(600_000));
    }
  } finally {
    await reader.close();
  }
}

interface StoredVersion {
  readonly id: VersionId;
  readonly link: string;
}

function versionsIn(path: string): readonly StoredVersion[] {
  const file = new SqliteFile(path, { readonly: true });
  const versions = file.prepare<[], StoredVersion>('select id, link from version order by id').all();
  file.close();
  return versions;
}

async function tally(packs: readonly LoadedPack[], versions: readonly StoredVersion[], store: Store) {
  const problems: string[] = [];
  for (const { pack } of packs) {
    const ids = versions.map(({ id }) => id);
    const found = await outcomesOf(pack.id, ids, store.readModel);
    const counted = Object.entries(found.counts).map(([outcome, count]) => `${outcome} ${count}`);
    say(`  ${pack.id.padEnd(16)} ${versions.length} versions: ${counted.sort().join(', ')}`);
    problems.push(...found.problems);
  }
  return problems;
}

/** Versions that the explanation of their own link leaves out. */
async function unfound(packs: readonly LoadedPack[], versions: readonly StoredVersion[], store: Store) {
  const deps = { packs: packs.map(({ pack }) => pack), readModel: store.readModel, decisions: store.decisions };
  const problems: string[] = [];
  for (const { id, link } of versions) {
    const explanation = await explainLink(link, deps);
    const found = explanation.kind === 'seen' ? explanation.packs : [];
    const holding = found.filter((one) => one.versions.some(({ report }) => report.version.id === id));
    if (holding.length !== packs.length)
      problems.push(`version ${id} is explained in ${holding.length} packs: ${link}`);
  }
  return problems;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function ignore(): void {
  // a bench tells its own figures
}
