import type { PartyId } from './pack.ts';
import type { Reading } from './reading.ts';
import type { Scene } from './scene.ts';
import type { Statement } from './statement.ts';
/** Stub. */
export function extractStatements(
  _input: { readonly title: Reading; readonly summary: Reading; readonly side: PartyId | null },
  _scene: Scene,
): readonly Statement[] {
  return [];
}
/** Stub. */
export function changesOf(s: readonly Statement[]): readonly Statement[] {
  return s;
}
