import { positions } from '../queries/positions.ts';

export const status = positions;
