import type { KnownMember } from './event-features.ts';
import { sameText } from './same-text.ts';
import type { VersionFeatures } from './version-features.ts';

/** The earlier version by another outlet of which this one is a near-verbatim copy, or null. Reprints share one origin. */
export function copiedFrom(version: VersionFeatures, earlier: readonly KnownMember[]): KnownMember | null {
  const own = new Set(version.shingles);
  return (
    earlier.find(({ features }) => features.source !== version.source && sameText(own, new Set(features.shingles))) ??
    null
  );
}
