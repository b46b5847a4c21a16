import { collectDefaultMetrics, Counter, Gauge, type Registry } from 'prom-client';
import type { Pack } from '../../domain/diplomacy/pack.ts';
import { standingOf } from '../../domain/telling/source-line.ts';
import type { ReadModel } from '../../ports/read-model.ts';

/**
 * Node's own metrics and ours: sources by standing, ledger entries and the last cycle, read from the database when they
 * are asked for. Returns the counter of answered requests.
 */
export function registerMetrics(
  registry: Registry,
  { packs, readModel }: { readonly packs: readonly Pack[]; readonly readModel: ReadModel },
): Counter<'route' | 'status'> {
  collectDefaultMetrics({ register: registry });
  measureSources(registry, packs, readModel);
  measureLedger(registry, packs, readModel);
  return new Counter({
    name: 'ceasefire_http_requests_total',
    help: 'Answered requests',
    labelNames: ['route', 'status'],
    registers: [registry],
  });
}

function measureSources(registry: Registry, packs: readonly Pack[], readModel: ReadModel): void {
  new Gauge({
    name: 'ceasefire_sources',
    help: 'Sources by how their last poll ended: read, dark or waiting for their first',
    labelNames: ['pack', 'standing'],
    registers: [registry],
    async collect() {
      for (const { id } of packs) {
        const standings = (await readModel.feeds(id)).map(({ health }) => standingOf(health));
        for (const standing of ['read', 'dark', 'waiting'] as const)
          this.set({ pack: id, standing }, standings.filter((own) => own === standing).length);
      }
    },
  });
}

function measureLedger(registry: Registry, packs: readonly Pack[], readModel: ReadModel): void {
  new Gauge({
    name: 'ceasefire_ledger_entries',
    help: 'Number of the last entry of the ledger',
    labelNames: ['pack'],
    registers: [registry],
    async collect() {
      for (const { id } of packs) this.set({ pack: id }, await readModel.lastSeq(id));
    },
  });
  new Gauge({
    name: 'ceasefire_last_cycle_timestamp_seconds',
    help: 'When the last cycle ended; 0 before the first',
    registers: [registry],
    async collect() {
      this.set(((await readModel.lastCycle())?.endedAt.getTime() ?? 0) / 1000);
    },
  });
}
