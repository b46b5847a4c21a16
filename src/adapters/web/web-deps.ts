import type { Registry } from 'prom-client';
import type { Pack } from '../../domain/diplomacy/pack.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HubCallbacks } from '../../ports/hub-callbacks.ts';
import type { Log } from '../../ports/log.ts';
import type { ReadModel } from '../../ports/read-model.ts';
import type { Readiness } from './readiness.ts';

/** What the pages are made of. */
export interface WebDeps {
  readonly packs: readonly Pack[];
  readonly readModel: ReadModel;
  readonly readiness: Readiness;
  readonly registry: Registry;
  readonly clock: Clock;
  readonly log: Log;
  /** Null where nobody outside can reach us. */
  readonly hubs: HubCallbacks | null;
}
