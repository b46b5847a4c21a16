import type { PackId } from '../../../domain/diplomacy/pack.ts';
import { AppError } from '../../../domain/errors.ts';
import type { Entry, NewVersion, PollHarvest, VersionId } from '../../../domain/news/article.ts';
import type { KeptItem, KeptPoll } from '../../../ports/story-store.ts';
import { chunksOf } from '../chunks.ts';
import type { Rows } from '../database.ts';
import { versionRow } from './report-rows.ts';
import type { NewRow } from '../schema.ts';
import { toText } from '../time-text.ts';

const ASKED_AT_ONCE = 500;
const WRITTEN_AT_ONCE = 200;

interface Known {
  readonly id: VersionId;
  /** The feeds that brought it and the packs that have a report of it. */
  readonly feeds: Set<string>;
  readonly packs: Set<string>;
}

/** Why a pack's report of words that its feed showed before the pack listed it is background. */
const LATER_LISTED: Entry = { as: 'background', because: 'the feed had it before the pack listed the feed' };

/** Writes what a poll brought; `rows` is a transaction. What is known costs one question, however many the items. */
export async function keepPoll(rows: Rows, poll: KeptPoll): Promise<readonly KeptItem[]> {
  const { harvest } = poll;
  if (harvest === null || harvest.versions.length === 0) return [];
  const known = await knownVersions(rows, harvest.versions);
  const unseen = distinct(harvest.versions).filter((version) => !known.has(wordsOf(version)));
  const written = await writeVersions(rows, harvest, unseen);
  const ids = new Map([...[...known].map(([words, { id }]) => [words, id] as const), ...written]);
  await writeReports(rows, missingReports(harvest, known, ids));
  const mentioned = new Set<string>();
  return harvest.versions.map((version) => {
    const words = wordsOf(version);
    const isNew = written.has(words) && !mentioned.has(words);
    mentioned.add(words);
    return { versionId: idIn(ids, words), isNew };
  });
}

function wordsOf(version: { readonly articleKey: string; readonly hash: string }): string {
  return `${version.articleKey}\n${version.hash}`;
}

function idIn(ids: ReadonlyMap<string, VersionId>, words: string): VersionId {
  const id = ids.get(words);
  if (id === undefined) throw new AppError('internal', 'A version was written and is not there.');
  return id;
}

function distinct(versions: readonly NewVersion[]): readonly NewVersion[] {
  return [...new Map(versions.toReversed().map((version) => [wordsOf(version), version])).values()].toReversed();
}

async function knownVersions(rows: Rows, versions: readonly NewVersion[]): Promise<ReadonlyMap<string, Known>> {
  const known = new Map<string, Known>();
  for (const asked of chunksOf(versions, ASKED_AT_ONCE)) {
    const found = await rows
      .selectFrom('version')
      .leftJoin('report', 'report.version_id', 'version.id')
      .select(['version.id', 'article_key', 'hash', 'version.feed_id', 'report.pack_id', 'report.feed_id as by_feed'])
      .where('article_key', 'in', [...new Set(asked.map((version) => version.articleKey))])
      .where('hash', 'in', [...new Set(asked.map((version) => version.hash))])
      .execute();
    for (const row of found) {
      const words = wordsOf({ articleKey: row.article_key, hash: row.hash });
      const entry = known.get(words) ?? { id: row.id as VersionId, feeds: new Set([row.feed_id]), packs: new Set() };
      if (row.pack_id !== null) entry.packs.add(row.pack_id);
      if (row.by_feed !== null) entry.feeds.add(row.by_feed);
      known.set(words, entry);
    }
  }
  return known;
}

async function writeVersions(
  rows: Rows,
  harvest: PollHarvest,
  unseen: readonly NewVersion[],
): Promise<ReadonlyMap<string, VersionId>> {
  const written = new Map<string, VersionId>();
  const seenAt = toText(harvest.seenAt);
  for (const piece of chunksOf(unseen, WRITTEN_AT_ONCE)) {
    const articles = [...new Set(piece.map((version) => version.articleKey))];
    await rows
      .insertInto('article')
      .values(articles.map((key) => ({ key, first_seen_at: seenAt })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const ids = await rows
      .insertInto('version')
      .values(piece.map((version) => versionRow(version, harvest.feedId, harvest.seenAt)))
      .returning(['id', 'article_key', 'hash'])
      .execute();
    for (const row of ids) written.set(wordsOf({ articleKey: row.article_key, hash: row.hash }), row.id as VersionId);
  }
  return written;
}

/** One report per pack and version; also of words that came by another feed before, which this pack may not list. */
function missingReports(
  harvest: PollHarvest,
  known: ReadonlyMap<string, Known>,
  ids: ReadonlyMap<string, VersionId>,
): readonly NewRow<'report'>[] {
  return distinct(harvest.versions).flatMap((version) => {
    const before = known.get(wordsOf(version));
    const entry = before?.feeds.has(harvest.feedId) ? LATER_LISTED : version.entry;
    const lacking = harvest.packs.filter((packId) => !before?.packs.has(packId));
    return lacking.map((packId) => reportRow(idIn(ids, wordsOf(version)), packId, harvest, entry));
  });
}

function reportRow(versionId: VersionId, packId: PackId, harvest: PollHarvest, entry: Entry): NewRow<'report'> {
  return {
    version_id: versionId,
    pack_id: packId,
    feed_id: harvest.feedId,
    seen_at: toText(harvest.seenAt),
    entry_as: entry.as,
    entry_because: entry.because,
    stage: 'seen',
  };
}

async function writeReports(rows: Rows, reports: readonly NewRow<'report'>[]): Promise<void> {
  for (const piece of chunksOf(reports, WRITTEN_AT_ONCE)) await rows.insertInto('report').values(piece).execute();
}
