import type { RequestListener } from 'node:http';
import type { Registry } from 'prom-client';
import type { Pack } from '../../domain/diplomacy/pack.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HubCallbacks } from '../../ports/hub-callbacks.ts';
import type { Log } from '../../ports/log.ts';
import type { ReadModel } from '../../ports/read-model.ts';
import type { Readiness } from './readiness.ts';

/** Who else calls us, beside readers of the pages. */
export interface Callers {
  /** Null where nobody outside can reach us. */
  readonly hubs: HubCallbacks | null;
  /** Takes Slack's requests; null where none are expected. */
  readonly slack: RequestListener | null;
}

/** What the pages are made of. */
export interface WebDeps extends Callers {
  readonly packs: readonly Pack[];
  readonly readModel: ReadModel;
  readonly readiness: Readiness;
  readonly registry: Registry;
  readonly clock: Clock;
  readonly log: Log;
  /** By which names the pages may be asked for; by any where this is missing. */
  readonly names?: ReadonlySet<string>;
}
