/** A clock that is set right by less costs nothing: what is missing at the far end of a window of days is missed by nobody. */
const CORRECTED_MS = 3_600_000;

/**
 * Whether a memory that has forgotten what lies before an instant still serves a window. It does not once a clock that was
 * far ahead is set right: then it has forgotten what counts again.
 */
export function stillServes(forgottenBefore: Date, windowStart: Date): boolean {
  return forgottenBefore.getTime() - windowStart.getTime() <= CORRECTED_MS;
}
