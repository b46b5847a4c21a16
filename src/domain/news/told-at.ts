/** Who dates an item further back than this is not believed. */
const OLDEST_MS = 60 * 86_400_000;

/**
 * When a version was told to its first readers, in milliseconds: its date, if that was before it was seen. Items come
 * late from slow feeds, and what they tell belongs to its own day.
 */
export function toldAt(version: { readonly publishedAt: Date | null; readonly seenAt: Date }): number {
  const seen = version.seenAt.getTime();
  const dated = version.publishedAt?.getTime() ?? seen;
  return dated > seen || seen - dated > OLDEST_MS ? seen : dated;
}
