import { runCycle } from '../../pipeline/run-cycle.ts';

export const run = runCycle;
