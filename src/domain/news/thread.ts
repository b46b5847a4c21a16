import type { KnownMember } from './event-features.ts';
import type { VersionFeatures } from './version-features.ts';

/** What can be planned first and come about later: a meeting of named parties, a handover, a truce with a name. */
const PLANNABLE = /^(?:meet:.+\+.+|(?:captives|remains) handed over|truce of .+)$/u;

/**
 * The nearest event that told as planned what a version now tells as done: two happenings in one thread. `nearest` are
 * events in the order of their likeness; null where the version itself speaks of a plan, or none fits.
 */
export function fulfilledBy(
  version: VersionFeatures,
  nearest: readonly { readonly eventId: string; readonly members: readonly KnownMember[] }[],
): string | null {
  const told = version.things.filter((thing) => PLANNABLE.test(thing));
  if (version.planned || told.length === 0) return null;
  const found = nearest.find(({ members }) => {
    const plans = members.filter((m) => m.features.planned);
    return plans.length * 2 > members.length && plans.some((m) => m.features.things.some((t) => told.includes(t)));
  });
  return found?.eventId ?? null;
}
