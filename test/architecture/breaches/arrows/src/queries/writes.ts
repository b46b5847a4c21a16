import { runCycle } from '../pipeline/run-cycle.ts';

export const write = runCycle;
