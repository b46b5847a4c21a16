import { KyselyStore } from '../adapters/store/kysely-store.ts';

export const store = KyselyStore;
