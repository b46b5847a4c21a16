import type { Config } from '../config/load.ts';
import { openDatabase } from './open-database.ts';

/** Brings the database up to date; answers with what was done, in one sentence. */
export async function migrate(config: Config): Promise<string> {
  const store = await openDatabase(config);
  const { migrated } = store;
  await store.close();
  return migrated.length === 0
    ? 'The database is up to date.'
    : `The database was brought up to date: ${migrated.join(', ')}.`;
}
