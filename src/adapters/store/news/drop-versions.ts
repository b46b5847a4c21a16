import type { Rows } from '../database.ts';

/** Versions go with their reports, and an article with the last of its versions; `rows` is a transaction. */
export async function dropVersions(rows: Rows, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const articles = await rows.selectFrom('version').select('article_key').distinct().where('id', 'in', ids).execute();
  await dropStatements(rows, ids);
  await rows.deleteFrom('origin_correction').where('version_id', 'in', ids).execute();
  await rows.deleteFrom('report').where('version_id', 'in', ids).execute();
  await rows.deleteFrom('version').where('id', 'in', ids).execute();
  await rows
    .deleteFrom('article')
    .where(
      'key',
      'in',
      articles.map(({ article_key }) => article_key),
    )
    .where((eb) => eb.not(eb.exists(eb.selectFrom('version').select('id').whereRef('article_key', '=', 'article.key'))))
    .execute();
}

/** The headline stays, and what became of the report; whether a text has changed is told by its hash. */
export async function emptyTexts(rows: Rows, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await dropStatements(rows, ids);
  await rows
    .updateTable('version')
    .set({ summary: '', categories: '[]' })
    .where('id', 'in', ids)
    .where((eb) => eb.or([eb('summary', '<>', ''), eb('categories', '<>', '[]')]))
    .execute();
  await rows
    .updateTable('report')
    .set({ features: null, shingles: null })
    .where('version_id', 'in', ids)
    .where((eb) => eb.or([eb('features', 'is not', null), eb('shingles', 'is not', null)]))
    .execute();
}

async function dropStatements(rows: Rows, versions: readonly number[]): Promise<void> {
  await rows
    .deleteFrom('statement')
    .where('report_id', 'in', (query) => query.selectFrom('report').select('id').where('version_id', 'in', versions))
    .execute();
}
