import { Registry } from 'prom-client';
import { ownNames } from '../adapters/web/own-names.ts';
import { createWebApp } from '../adapters/web/web-app.ts';
import type { Callers } from '../adapters/web/web-deps.ts';
import { WebServer } from '../adapters/web/web-server.ts';
import type { Readiness } from '../adapters/web/readiness.ts';
import type { CommandDeps } from '../commands/command.ts';
import type { Config } from '../config/load.ts';

/** The local page and the endpoints beside it; null where the page is switched off. */
export function openWeb(config: Config, deps: CommandDeps, readiness: Readiness, callers: Callers): WebServer | null {
  if (!config.web.enabled) return null;
  const { packs, readModel, clock, log } = deps;
  const names = ownNames(config.http.host, config.publicUrl);
  const shown = { packs, readModel, readiness, registry: new Registry(), clock, log, ...(names && { names }) };
  return new WebServer(createWebApp({ ...shown, ...callers }), config.http);
}
