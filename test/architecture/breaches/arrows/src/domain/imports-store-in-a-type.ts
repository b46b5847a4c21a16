export type Store = import('../adapters/store/kysely-store.ts').KyselyStore;
