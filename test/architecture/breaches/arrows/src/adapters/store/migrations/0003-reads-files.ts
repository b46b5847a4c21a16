import { readFileSync } from 'node:fs';

export const up = readFileSync;
