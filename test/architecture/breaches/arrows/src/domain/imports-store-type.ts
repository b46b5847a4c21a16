import type { KyselyStore } from '../adapters/store/kysely-store.ts';

export type Store = KyselyStore;
