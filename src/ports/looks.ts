import type { PackId } from '../domain/diplomacy/pack.ts';
import type { Platform } from '../domain/telling/subscription.ts';

/** A person on a platform. */
export interface Person {
  readonly platform: Platform;
  readonly id: string;
}

/** When each person was last shown how a conflict stands. */
export interface Looks {
  /** Null for somebody who never looked. */
  lastLook(person: Person, packId: PackId): Promise<Date | null>;
  /** Notes a look; an earlier one than the last changes nothing, unless it is earlier by a day: the last was noted by a clock that was ahead. */
  noteLook(person: Person, packId: PackId, at: Date): Promise<void>;
}
