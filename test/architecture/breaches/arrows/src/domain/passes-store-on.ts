export { KyselyStore } from '../adapters/store/kysely-store.ts';
