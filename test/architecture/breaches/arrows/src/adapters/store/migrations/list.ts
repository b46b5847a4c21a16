import { up } from './0001-first.ts';

export const list = [up];
