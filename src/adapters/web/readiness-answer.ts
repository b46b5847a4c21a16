import type { LastCycle } from '../../ports/read-model.ts';
import type { PlatformReadiness } from './readiness.ts';
import type { WebDeps } from './web-deps.ts';

/** What `/readyz` says. */
export interface ReadinessAnswer {
  readonly ready: boolean;
  readonly database: 'open' | 'down';
  readonly platforms: readonly PlatformReadiness[];
  readonly lastCycle: LastCycle | null;
}

/** Ready when the database answers and each platform's first connection has been tried. */
export async function readinessAnswer({ readiness, readModel, log }: WebDeps): Promise<ReadinessAnswer> {
  const platforms = readiness.platforms;
  if (!readiness.isDatabaseOpen) return { ready: false, database: 'down', platforms, lastCycle: null };
  try {
    const lastCycle = await readModel.lastCycle();
    return { ready: readiness.isReady, database: 'open', platforms, lastCycle };
  } catch (error) {
    log.error('the database does not answer', { cause: error instanceof Error ? error.message : String(error) });
    return { ready: false, database: 'down', platforms, lastCycle: null };
  }
}
