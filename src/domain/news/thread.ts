import type { KnownMember } from './event-features.ts';
import { isCarriedOut } from './steps.ts';
import type { VersionFeatures } from './version-features.ts';

/**
 * Whether a version tells as done what an event has told as planned: two happenings in one thread, however like their words
 * are. An event that tells it as done as well (a desk has made the two one) is no plan any more.
 */
export function fulfils(version: VersionFeatures, members: readonly KnownMember[]): boolean {
  const plans = members.filter((m) => m.features.planned);
  if (version.planned || plans.length * 2 <= members.length) return false;
  const carriesOut = ({ leadSteps }: VersionFeatures): boolean =>
    plans.some((plan) => isCarriedOut(plan.features.leadSteps, leadSteps));
  return carriesOut(version) && !members.some((m) => !m.features.planned && carriesOut(m.features));
}
