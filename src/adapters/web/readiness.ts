import type { Platform } from '../../domain/telling/subscription.ts';

/** How a platform's connection stands. `off`: no token was given, so nothing is tried. */
export type PlatformState = 'off' | 'connecting' | 'connected' | 'down';

export interface PlatformReadiness {
  readonly platform: Platform;
  readonly state: PlatformState;
  /** One sentence for the operator, without secrets; null while all is well. */
  readonly because: string | null;
}

/** What the program knows of its own state; whoever opens or loses something notes it here. */
export class Readiness {
  readonly #platforms = new Map<Platform, PlatformReadiness>();
  #databaseOpen = false;
  #stopping = false;

  databaseOpened(): void {
    this.#databaseOpen = true;
  }

  /** From here on `/readyz` says no, so that nobody sends new work. */
  stopping(): void {
    this.#stopping = true;
  }

  platform(platform: Platform, state: PlatformState, because: string | null = null): void {
    this.#platforms.set(platform, { platform, state, because });
  }

  get isDatabaseOpen(): boolean {
    return this.#databaseOpen;
  }

  get platforms(): readonly PlatformReadiness[] {
    return [...this.#platforms.values()];
  }

  /** The database is open and each platform's first connection has been tried; one that is down does not hold it up. */
  get isReady(): boolean {
    return this.#databaseOpen && !this.#stopping && this.platforms.every(({ state }) => state !== 'connecting');
  }
}
