import { openStore, type Store } from '../adapters/store/open-store.ts';
import type { Config } from '../config/load.ts';

/** Opens the configured database and brings its tables up to date. */
export function openDatabase(config: Pick<Config, 'database' | 'packs'>): Promise<Store> {
  const prefixes = Object.fromEntries(config.packs.map(({ pack }) => [pack.id, pack.prefix]));
  return openStore(`sqlite:${config.database.path}`, { prefixes });
}
