import type { Store } from '../ports/store.ts';

export const positions = (store: Store) => store;
