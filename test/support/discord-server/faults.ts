import type { Json } from './json.ts';

/**
 * What can go wrong with a request.
 * - `answer`: this status and body instead of the real one; `afterAccepting` does the work first (a 5xx that posted).
 * - `limit`: 429 as Discord words it; seconds, as in `Retry-After`.
 * - `drop`: the connection breaks, before or after the work was done, by RST (`reset`) or FIN (`close`).
 * - `delay`: the work is done, the answer comes later; with `beforeWork` the work waits too.
 * - `hang`: the work is done (or not) and no answer ever comes.
 */
export type Fault =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body?: Json | string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly afterAccepting?: boolean;
    }
  | { readonly kind: 'limit'; readonly retryAfter: number; readonly scope?: 'user' | 'global' | 'shared' }
  | { readonly kind: 'drop'; readonly afterAccepting: boolean; readonly how?: 'reset' | 'close' }
  | { readonly kind: 'delay'; readonly ms: number; readonly beforeWork?: boolean }
  | { readonly kind: 'hang'; readonly afterAccepting: boolean };

/** Whom a fault strikes: how often, and which requests of the route. */
export interface FaultReach {
  readonly times?: number;
  readonly when?: (request: { readonly path: string; readonly body: Json }) => boolean;
}

interface PlannedFault {
  readonly route: string;
  readonly matches: (method: string, path: string) => boolean;
  readonly fault: Fault;
  readonly when: NonNullable<FaultReach['when']>;
  left: number;
}

const escapeForPattern = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\@]/g, String.raw`\$&`);

/** Turns `POST /channels/:id/messages` into a matcher; `:x` stands for one segment, `*` as method or path for any. */
export function routeMatcher(route: string): (method: string, path: string) => boolean {
  const [method = '*', pattern = '*'] = route.split(' ');
  const source = pattern
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : escapeForPattern(part)))
    .join('/');
  const path = pattern === '*' ? /^/ : new RegExp(`^${source}$`);
  return (otherMethod, otherPath) => (method === '*' || method === otherMethod) && path.test(otherPath);
}

/** The faults that a test has planned; each strikes the next matching requests, in the order planned. */
export class FaultPlan {
  #planned: PlannedFault[] = [];

  /** Strikes the next request of the route (or the next `times`). */
  next(route: string, fault: Fault, reach: FaultReach = {}): void {
    this.#planned.push({
      route,
      fault,
      matches: routeMatcher(route),
      when: reach.when ?? (() => true),
      left: reach.times ?? 1,
    });
  }

  /** Strikes every request of the route until `clear`. */
  always(route: string, fault: Fault, reach: FaultReach = {}): void {
    this.next(route, fault, { ...reach, times: Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.#planned = [];
  }

  /** The routes whose planned faults have not struck yet; a test should end with none. */
  unused(): readonly string[] {
    return this.#planned.filter((planned) => Number.isFinite(planned.left)).map((planned) => planned.route);
  }

  take(method: string, path: string, body: Json): Fault | undefined {
    const found = this.#planned.find((planned) => planned.matches(method, path) && planned.when({ path, body }));
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#planned = this.#planned.filter((planned) => planned !== found);
    return found.fault;
  }
}
