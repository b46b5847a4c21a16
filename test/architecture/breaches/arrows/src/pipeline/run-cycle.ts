import type { Store } from '../ports/store.ts';

export const runCycle = (store: Store) => store;
