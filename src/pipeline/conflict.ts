import type { Pack } from '../domain/diplomacy/pack.ts';
import type { Scene } from '../domain/diplomacy/scene.ts';

/** A pack made ready for the pipeline: its names are compiled once. */
export interface Conflict {
  readonly pack: Pack;
  readonly scene: Scene;
}

/** The conflict of a report; one that is no longer configured is `undefined`, and its reports wait. */
export function conflictOf(conflicts: readonly Conflict[], packId: string): Conflict | undefined {
  return conflicts.find((c) => c.pack.id === packId);
}
