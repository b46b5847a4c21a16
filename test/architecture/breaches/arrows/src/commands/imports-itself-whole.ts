import { store } from '../app.ts';

export const all = store;
