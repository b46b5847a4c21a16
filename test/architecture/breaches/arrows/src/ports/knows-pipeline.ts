import type { runCycle } from '../pipeline/run-cycle.ts';

export type Run = typeof runCycle;
