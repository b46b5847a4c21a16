import { applicationRoutes } from './routes-application.ts';
import { commandRoutes } from './routes-command.ts';
import { interactionRoutes } from './routes-interaction.ts';
import { messageRoutes } from './routes-message.ts';
import { threadRoutes } from './routes-thread.ts';
import type { Route } from './rest-request.ts';

/** A route that a path has met, with what its parameters stand for. */
export interface MetRoute {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

const all: readonly Route[] = [
  ...applicationRoutes,
  ...commandRoutes,
  ...messageRoutes,
  ...threadRoutes,
  ...interactionRoutes,
];

function paramsOf(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return params;
}

/** Finds the route of a request. */
export function meetRoute(method: string, path: string): MetRoute | undefined {
  for (const route of all) {
    const params = route.method === method ? paramsOf(route.pattern, path) : undefined;
    if (params !== undefined) return { route, params };
  }
  return undefined;
}

/** The bucket of a met route: Discord counts per route and major parameter. */
export const bucketOf = ({ route, params }: MetRoute): string =>
  `${route.method} ${route.pattern} ${params['channel'] ?? params['guild'] ?? params['token'] ?? ''}`;
