export const store = () => import('../adapters/store/kysely-store.ts');
