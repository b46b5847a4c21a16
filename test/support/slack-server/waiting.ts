import type { Timers } from './timers.ts';
import type { World } from './world.ts';

/** Resolves with the first truthy answer of `look`, asked again at every change; undefined after `timeoutMs`. */
export function lookUntil<T>(
  world: World,
  timers: Timers,
  look: () => T | undefined | false,
  timeoutMs: number,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void): void => {
      unwatch();
      cancel();
      settle();
    };
    const attempt = (): void => {
      try {
        const seen = look();
        if (seen !== undefined && seen !== false) finish(() => resolve(seen));
      } catch (error) {
        finish(() => reject(error instanceof Error ? error : new Error(String(error))));
      }
    };
    const unwatch = world.watch(attempt);
    const cancel = timers.after(timeoutMs, () => finish(() => resolve(undefined)));
    attempt();
  });
}

/** Resolves once nothing has changed for `quietMs`. */
export function untilQuiet(world: World, timers: Timers, quietMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      unwatch();
      resolve();
    };
    let cancel = timers.after(quietMs, done);
    const unwatch = world.watch(() => {
      cancel();
      cancel = timers.after(quietMs, done);
    });
  });
}
