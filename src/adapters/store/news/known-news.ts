import { sql } from 'kysely';
import type { ArticleKey } from '../../../domain/news/article.ts';
import type { FeedId } from '../../../domain/news/feed.ts';
import type { KnownNews, KnownVersion, NewsQuestion } from '../../../domain/news/harvest.ts';
import type { Rows } from '../database.ts';
import { toJson } from '../json-text.ts';
import type { Row } from '../schema.ts';
import { toText, toTime } from '../time-text.ts';

type VersionColumns = Pick<
  Row<'version'>,
  'article_key' | 'hash' | 'gist' | 'title_key' | 'feed_id' | 'guid' | 'link' | 'seen_at'
>;

const COLUMNS = sql.raw('article_key, hash, gist, title_key, feed_id, guid, link, seen_at');

/**
 * Answers for many feeds at once, in two statements of constant text: versions by article or by headline of the feed, and
 * addresses under which a feed has several articles.
 */
export async function knownNews(rows: Rows, questions: readonly NewsQuestion[]): Promise<readonly KnownNews[]> {
  if (questions.length === 0) return [];
  const versions = (await versionsFor(rows, questions)).map(knownVersionOf);
  const shared = await sharedAddresses(rows, questions);
  const byArticle = Map.groupBy(versions, ({ articleKey }) => articleKey as string);
  const byTitle = Map.groupBy(versions, ({ feedId, titleKey }) => `${feedId} ${titleKey}`);
  return questions.map(({ feedId, articleKeys, titleKeys, since }) => ({
    versions: [
      ...new Set([
        ...articleKeys.flatMap((key) => byArticle.get(key) ?? []),
        ...titleKeys.flatMap((key) => (byTitle.get(`${feedId} ${key}`) ?? []).filter(({ seenAt }) => seenAt >= since)),
      ]),
    ],
    shared: new Set(shared.filter((row) => row.feed_id === feedId).map((row) => row.address)),
  }));
}

async function versionsFor(rows: Rows, questions: readonly NewsQuestion[]): Promise<readonly VersionColumns[]> {
  const keys = toJson([...new Set(questions.flatMap(({ articleKeys }) => articleKeys))]);
  const titles = toJson(
    questions.flatMap(({ feedId, titleKeys, since }) => titleKeys.map((key) => [feedId, key, toText(since)])),
  );
  const found = await sql<VersionColumns>`
    select ${COLUMNS} from version where article_key in (select value from json_each(${keys}))
    union
    select ${COLUMNS} from json_each(${titles}) as asked cross join version
      on feed_id = asked.value ->> 0 and title_key = asked.value ->> 1 and seen_at >= asked.value ->> 2`.execute(rows);
  return found.rows;
}

async function sharedAddresses(
  rows: Rows,
  questions: readonly NewsQuestion[],
): Promise<readonly Pick<Row<'version'>, 'feed_id' | 'address'>[]> {
  const asked = toJson(questions.flatMap(({ feedId, addresses }) => addresses.map((address) => [feedId, address])));
  const found = await sql<Pick<Row<'version'>, 'feed_id' | 'address'>>`
    select asked.value ->> 0 as feed_id, asked.value ->> 1 as address from json_each(${asked}) as asked
    where exists (select 1 from version
      where feed_id = asked.value ->> 0 and address = asked.value ->> 1 and article_key <> address)`.execute(rows);
  return found.rows;
}

function knownVersionOf(row: VersionColumns): KnownVersion {
  return {
    articleKey: row.article_key as ArticleKey,
    hash: row.hash,
    gist: row.gist,
    titleKey: row.title_key,
    feedId: row.feed_id as FeedId,
    guid: row.guid,
    link: row.link,
    seenAt: toTime(row.seen_at),
  };
}
